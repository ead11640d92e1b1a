import { z } from 'zod';
import { fail, ok, type Result } from '../../../base/result.ts';
import { runWhole, type Slices } from '../../../base/slices.ts';
import { toSubjectKey } from '../subject.ts';
import {
  type FileIntent,
  FORMAT,
  fileIntentSchema,
  fileSchema,
  type Hash,
  MAX_DEPTH,
  MAX_LENGTH,
  type PlanContent,
  subjectInFile,
  toCanonicalContentInSlices,
  VERSION,
} from './format.ts';

export type PlanFileFailure = 'not-a-plan' | 'plan-damaged' | 'plan-newer';

const CHARACTERS_A_SLICE = 1_000_000;
const INTENTS_A_SLICE = 500;

/** True when brackets nest deeper than `max`. Looks at characters only, so that nothing is built of a bomb. */
function* isDeeperThan(text: string, max: number): Slices<boolean> {
  let depth = 0;
  let isInText = false;
  let restAt = CHARACTERS_A_SLICE;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= restAt) {
      restAt += CHARACTERS_A_SLICE;
      yield;
    }
    const char = text.charCodeAt(at);
    if (isInText) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) isInText = false;
    } else if (char === 0x22) isInText = true;
    else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > max) return true;
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  return false;
}

/** Keys that mean something to JavaScript itself have no place in a plan. */
const POISON = /"(?:__proto__|constructor|prototype)"\s*:/;

const NOT_A_PLAN = 'This is not a plan of Rollcall. Choose a file that "Save plan" made.';
const head = z.object({ format: z.literal(FORMAT), version: z.number().int().min(1) });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON; undefined is no plan either.
    return undefined;
  }
};

const firstIssue = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return issue === undefined ? '' : `${issue.path.join('.').slice(0, 200)}: ${issue.message}`.slice(0, 400);
};

const damaged = (detail: string) =>
  fail('plan-damaged', 'This plan is not complete, or was changed by hand. Have it saved again.', { detail });

function* readIntents(values: readonly unknown[]): Slices<Result<readonly FileIntent[], 'plan-damaged'>> {
  const intents: FileIntent[] = [];
  const seen = new Set<string>();
  for (const [at, value] of values.entries()) {
    if (at % INTENTS_A_SLICE === 0) yield;
    const read = fileIntentSchema.safeParse(value);
    if (!read.success) return damaged(`intent ${at}: ${firstIssue(read.error)}`);
    const key = toSubjectKey(subjectInFile(read.data));
    if (seen.has(key)) return damaged(`intent ${at}: Two intents for one subject`);
    seen.add(key);
    intents.push(read.data);
  }
  return ok(intents);
}

/**
 * What a file says, if it is a whole plan file of a version we know: within the size and depth, of exactly the
 * schema, no subject twice, and with the hash of its content. Anything else is refused with words; nothing of it is
 * used.
 */
export const readPlanFile = (text: string, hash: Hash): Result<PlanContent, PlanFileFailure> =>
  runWhole(readPlanFileInSlices(text, hash));

/** The same in slices; only `JSON.parse` and the hash are one each. */
export function* readPlanFileInSlices(
  text: string,
  hash: Hash,
): Slices<Result<PlanContent, PlanFileFailure>> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.length > MAX_LENGTH)
    return fail('not-a-plan', 'This file is larger than any plan. Choose another file.');
  if ((yield* isDeeperThan(plain, MAX_DEPTH)) || POISON.test(plain)) return fail('not-a-plan', NOT_A_PLAN);
  yield;
  const value = parse(plain);
  yield;
  const seen = head.safeParse(value);
  if (!seen.success) return fail('not-a-plan', NOT_A_PLAN);
  if (seen.data.version > VERSION)
    return fail(
      'plan-newer',
      'A newer Rollcall made this plan. Update Rollcall, or have the plan saved again by this version.',
    );
  const file = fileSchema.safeParse(value);
  if (!file.success) return damaged(firstIssue(file.error));
  const intents = yield* readIntents(file.data.content.intents);
  if (!intents.ok) return intents;
  const content = { ...file.data.content, intents: intents.value };
  if (hash(yield* toCanonicalContentInSlices(content)) !== file.data.sha256)
    return fail(
      'plan-damaged',
      'This plan was changed after it was saved: its hash does not fit. Have it saved again.',
    );
  return ok(content);
}
