import { type Err, fail } from '#shared/base/result.ts';

/** What decides whether a token lives for as long as a plan takes. `expiresAt` null: it does not end, or is not known. */
export type PlanLife = {
  readonly seconds: number;
  readonly expiresAt: string | null;
  readonly nowMs: number;
};

const toMinute = (ms: number): string =>
  `${new Date(Math.ceil(ms / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/**
 * Refuses a plan that would still run when its token ends, by the review's own estimate: half of it would be done, and
 * the rest would wait for a token that somebody has to make first. Null: it ends in time.
 */
export const findTooShort = ({ seconds, expiresAt, nowMs }: PlanLife): Err<'token-too-short'> | null => {
  const endMs = nowMs + seconds * 1_000;
  if (expiresAt === null || Date.parse(expiresAt) > endMs) return null;
  return fail(
    'token-too-short',
    `This would take until about ${toMinute(endMs)}, but the token ends at ${toMinute(Date.parse(expiresAt))}. Nothing was sent, and everything is still staged. Replace the token, or apply fewer changes at once.`,
  );
};
