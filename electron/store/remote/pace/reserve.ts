import { headerOf, type WireAnswer } from '../wire/types.ts';

const LONGEST_MS = 60_000;

const readNumber = (answer: WireAnswer, name: string): number | null => {
  const text = headerOf(answer, name)?.trim() ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
};

/**
 * How long to go slowly because less than `share` of the caller's limit is left, in milliseconds; 0: enough is left;
 * null: the server does not say. Coder tells limit, rest and the end of its window in unix seconds (coder-api 2).
 */
export const readReserve = (answer: WireAnswer, nowMs: number, share: number): number | null => {
  const limit = readNumber(answer, 'x-ratelimit-limit');
  const left = readNumber(answer, 'x-ratelimit-remaining');
  if (limit === null || left === null || limit === 0) return null;
  if (left >= limit * share) return 0;
  const stamp = Date.parse(headerOf(answer, 'date') ?? '');
  const reset = readNumber(answer, 'x-ratelimit-reset');
  const endMs = reset === null ? LONGEST_MS : reset * 1_000 - (Number.isNaN(stamp) ? nowMs : stamp);
  return Math.min(LONGEST_MS, Math.max(1_000, endMs));
};
