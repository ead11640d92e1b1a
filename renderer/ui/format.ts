/**
 * A format made when it is first wanted: none is at the import of this module, and a start wants two of them. All of them
 * speak the person's language.
 */
const formatOf = (options: Intl.DateTimeFormatOptions): ((at: Date) => string) => {
  let made: Intl.DateTimeFormat | null = null;
  return (at) => {
    made ??= new Intl.DateTimeFormat(undefined, options);
    return made.format(at);
  };
};
const clock = formatOf({ hour: '2-digit', minute: '2-digit' });
const day = formatOf({ dateStyle: 'medium' });
const time = formatOf({ timeStyle: 'medium' });
const full = formatOf({ dateStyle: 'medium', timeStyle: 'medium' });

let number: Intl.NumberFormat | null = null;

/** 4812 as "4,812" in the person's language. */
export const formatCount = (count: number): string => {
  number ??= new Intl.NumberFormat();
  return number.format(count);
};

/** "1 person", "412 people": the number and the right word. */
export const countOf = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

export const people = (count: number): string => countOf(count, 'person', 'people');

const STEPS: readonly (readonly [limitMs: number, unitMs: number, unit: string])[] = [
  [3_600_000, 60_000, 'min'],
  [86_400_000, 3_600_000, 'h'],
  [45 * 86_400_000, 86_400_000, 'd'],
  [548 * 86_400_000, 30 * 86_400_000, 'mo'],
  [Number.POSITIVE_INFINITY, 365 * 86_400_000, 'y'],
];

/** How long ago, short: "now", "5 min", "2 h", "3 d". `iso` is ISO 8601; the result for nonsense is empty. */
export const formatAgo = (iso: string, nowMs: number): string => {
  const ms = nowMs - Date.parse(iso);
  if (Number.isNaN(ms)) return '';
  if (ms < 60_000) return 'now';
  const [, unitMs, unit] = STEPS.find(([limitMs]) => ms < limitMs) ?? [0, 1, ''];
  return `${Math.floor(ms / unitMs)} ${unit}`;
};

/** The same in a sentence: "just now", "5 min ago". */
export const formatSince = (iso: string, nowMs: number): string => {
  const ago = formatAgo(iso, nowMs);
  return ago === 'now' ? 'just now' : `${ago} ago`;
};

/** "14:02" for today, the date for another day. */
export const formatAsOf = (iso: string, nowMs: number): string => {
  const at = new Date(iso);
  return at.toDateString() === new Date(nowMs).toDateString() ? clock(at) : day(at);
};

/** Date and time in full, in the person's language. */
export const formatFull = (iso: string): string => full(new Date(iso));

/** The time of day with seconds: "7:34:12 AM". */
export const formatTime = (iso: string): string => time(new Date(iso));

/** The date alone: "Nov 22, 2026". */
export const formatDay = (iso: string): string => day(new Date(iso));
