import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { runMain } from '../base/fail.ts';
import { inRoot, root } from '../base/root.ts';
import { say } from '../base/say.ts';
import { audit, waiverSchema } from './gate.ts';
import { toSupport } from './support.ts';

/**
 * `npm run gate`: fails on a vulnerability that is known and not waived, and on an Electron that gets no more fixes.
 * Where the registry's advisories cannot be had it says so; `-- --must`, for a release, then fails as well.
 */
export const runGate = async (mustKnow: boolean): Promise<number> => {
  const today = new Date().toISOString().slice(0, 10);
  const { devDependencies } = z
    .object({ devDependencies: z.object({ electron: z.string() }) })
    .parse(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')));
  const support = toSupport(devDependencies.electron, today);
  say(support.line);
  const waivers = z
    .array(waiverSchema)
    .parse(JSON.parse(readFileSync(inRoot('build', 'supply', 'waivers.json'), 'utf8')));
  const verdict = await audit(root, waivers, today);
  for (const line of verdict.lines) say(line);
  const isKnown = verdict.state === 'passed' || (verdict.state === 'not-checked' && !mustKnow);
  return support.isSupported && isKnown ? 0 : 1;
};

if (process.argv[1] === import.meta.filename) await runMain(() => runGate(process.argv.includes('--must')));
