import { headerOf, type WireAnswer } from './wire/types.ts';

/** What an answer tells of the server's clock. */
export type HeardTime = {
  /** The server's clock less this machine's, in milliseconds; 0: no difference that could be told. */
  readonly skewMs: number;
  /** When the server answered, by its own clock. */
  readonly serverMs: number;
};

/** A stamp says a whole second. */
const SECOND_MS = 1_000;
/** Years in which a Coder may answer: a stamp of another one is no clock, as of a server that never set it. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2069;
/** Of an answer that was longer on its way, nobody knows when it was stamped. */
const MOST_MS = 10_000;

/**
 * The server's clock by the `Date` of an answer, for which was waited `tookMs` until `heardMs` (this machine's clock).
 * Null: it says none, or an absurd one, or was too long on its way. What lies within the error of the measure counts as no difference.
 */
export const readServerTime = (answer: WireAnswer, heardMs: number, tookMs: number): HeardTime | null => {
  // A stamp begins with the name of a day; `Date.parse` alone would read almost anything.
  const text = headerOf(answer, 'date') ?? '';
  const stampMs = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  // `Age`: a cache gave it, with the stamp of when the server did.
  const isKept = Number(headerOf(answer, 'age') ?? 0) > 0;
  const year = new Date(stampMs).getUTCFullYear();
  // Not by the distance to this machine's clock, which may be the wrong one.
  const isLikely = year >= FIRST_YEAR && year <= LAST_YEAR;
  if (!isLikely || tookMs > MOST_MS || isKept) return null;
  const least = stampMs - heardMs;
  const most = stampMs + SECOND_MS - (heardMs - tookMs);
  const isSame = least <= 0 && most >= 0;
  // The later of what it can be: an end is told a second too early rather than too late.
  return { skewMs: isSame ? 0 : Math.round(most), serverMs: stampMs };
};
