import { headerOf, type WireAnswer } from '../wire/types.ts';

const DEFAULT_MS = 5_000;

/** Seconds or an HTTP date, in milliseconds from the answer; null for anything else. */
const readValue = (text: string, serverNowMs: number): number | null => {
  const trimmed = text.trim();
  if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed) * 1000;
  // A date starts with the name of a day; `Date.parse` alone would read almost anything.
  const date = /^[a-z]{3,9},? /i.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(date) ? null : date - serverNowMs;
};

/**
 * How long the server asks to be left alone, in milliseconds within `min` and `max`. A date counts from the
 * answer's own `Date`, so that a server with a wrong clock is still understood. Several values: the longest.
 */
export const readRetryAfter = (
  answer: WireAnswer,
  nowMs: number,
  bounds: { readonly minMs: number; readonly maxMs: number },
): number => {
  const stamp = Date.parse(headerOf(answer, 'date') ?? '');
  const serverNowMs = Number.isNaN(stamp) ? nowMs : stamp;
  const values = (answer.headers['retry-after'] ?? []).flatMap((text) => readValue(text, serverNowMs) ?? []);
  const asked = values.length === 0 ? DEFAULT_MS : Math.max(...values);
  return Math.min(bounds.maxMs, Math.max(bounds.minMs, asked));
};
