import { z } from 'zod';
import { fail, ok, type Result } from '../../../base/result.ts';
import {
  FORMAT,
  fileSchema,
  type Hash,
  MAX_DEPTH,
  MAX_LENGTH,
  type PlanContent,
  toCanonicalContent,
  VERSION,
} from './format.ts';

export type PlanFileFailure = 'not-a-plan' | 'plan-damaged' | 'plan-newer';

/** True when brackets nest deeper than `max`. Looks at characters only, so that nothing is built of a bomb. */
const isDeeperThan = (text: string, max: number): boolean => {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
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
};

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

/**
 * What a file says, if it is a whole plan file of a version we know: within the size and depth, of exactly the
 * schema, no subject twice, and with the hash of its content. Anything else is refused with words; nothing of it is
 * used.
 */
export const readPlanFile = (text: string, hash: Hash): Result<PlanContent, PlanFileFailure> => {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.length > MAX_LENGTH)
    return fail('not-a-plan', 'This file is larger than any plan. Choose another file.');
  if (isDeeperThan(plain, MAX_DEPTH) || POISON.test(plain)) return fail('not-a-plan', NOT_A_PLAN);
  const value = parse(plain);
  const seen = head.safeParse(value);
  if (!seen.success) return fail('not-a-plan', NOT_A_PLAN);
  if (seen.data.version > VERSION)
    return fail(
      'plan-newer',
      'A newer Rollcall made this plan. Update Rollcall, or have the plan saved again by this version.',
    );
  const file = fileSchema.safeParse(value);
  if (!file.success)
    return fail('plan-damaged', 'This plan is not complete, or was changed by hand. Have it saved again.', {
      detail: firstIssue(file.error),
    });
  if (hash(toCanonicalContent(file.data.content)) !== file.data.sha256)
    return fail(
      'plan-damaged',
      'This plan was changed after it was saved: its hash does not fit. Have it saved again.',
    );
  return ok(file.data.content);
};
