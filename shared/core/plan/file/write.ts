import { mapInSlices, runWhole, type Slices } from '../../../base/slices.ts';
import { FORMAT, type PlanContent, toCanonicalContentInSlices, VERSION } from './format.ts';

/** SHA-256 of a text as lower-case hex: the platform's own is quicker than ours. */
export type Hash = (text: string) => string;

/** The file: a readable head, then one line per intent, so that two files can be compared line by line. */
export const writePlanFile = (content: PlanContent, hash: Hash): string =>
  runWhole(writePlanFileInSlices(content, hash));

/** The same in slices. */
export function* writePlanFileInSlices(content: PlanContent, hash: Hash): Slices<string> {
  const { intents, ...head } = content;
  const sha256 = hash(yield* toCanonicalContentInSlices(content));
  const opened = JSON.stringify({ format: FORMAT, version: VERSION, sha256, content: head }, null, 2);
  // The head ends with the brackets of the content and of the file; the intents go in before them.
  const start = opened.slice(0, opened.lastIndexOf('\n  }'));
  const lines = (yield* mapInSlices(intents, (intent) => `      ${JSON.stringify(intent)}`)).join(',\n');
  return `${start},\n    "intents": [\n${lines}\n    ]\n  }\n}\n`;
}
