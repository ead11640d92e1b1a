import { local } from '#shared/base/format.ts';

/** "4,812", "412 changes", "1 person", with the numbers as the person's language writes them. */
export const { formatCount, countOf, people } = local;

/** Each unit ends where the next one says at least as much: "59 d" is followed by "2 mo", "24 mo" by "2 y", never by 1. */
const STEPS: readonly (readonly [limitMs: number, unitMs: number, unit: string])[] = [
  [3_600_000, 60_000, 'min'],
  [86_400_000, 3_600_000, 'h'],
  [60 * 86_400_000, 86_400_000, 'd'],
  [730 * 86_400_000, 30 * 86_400_000, 'mo'],
  [Number.POSITIVE_INFINITY, 365 * 86_400_000, 'y'],
];

/**
 * How long ago, short: "now", "5 min", "2 h", "3 d". `iso` is ISO 8601; the result for nonsense is empty. By hand: what
 * `Intl` calls narrow says "5m" for minutes and months alike, and what it calls short is too wide for a column.
 */
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
  return at.toDateString() === new Date(nowMs).toDateString() ? local.clock(at) : local.day(at);
};

/** Date and time in full, in the person's language. */
export const formatFull = (iso: string): string => local.full(new Date(iso));

/** The time of day with seconds: "7:34:12 AM". */
export const formatTime = (iso: string): string => local.time(new Date(iso));

/** The date alone: "Nov 22, 2026". */
export const formatDay = (iso: string): string => local.day(new Date(iso));

type TimeRange = { readonly fromSeconds: number; readonly toSeconds: number };

const UNITS = [
  { most: 90, size: 1, unit: 's' },
  { most: 90 * 60, size: 60, unit: 'min' },
  { most: Number.POSITIVE_INFINITY, size: 3_600, unit: 'h' },
] as const;

/** One or two figures: more would be more than anybody knows. */
const toRough = (seconds: number, round: (value: number) => number) => {
  const { size, unit } = UNITS.find(({ most }) => seconds < most) ?? UNITS[2];
  const value = Math.max(1, round(seconds / size));
  return { value: value >= 20 ? round(value / 5) * 5 : value, unit };
};

/** "about 9 s", "10 to 40 min", "40 s to 3 min". */
export const formatRange = ({ fromSeconds, toSeconds }: TimeRange): string => {
  if (toSeconds < 1) return 'less than a second';
  if (fromSeconds === toSeconds) {
    const { value, unit } = toRough(toSeconds, Math.round);
    return `about ${formatCount(value)} ${unit}`;
  }
  const [from, to] = [toRough(fromSeconds, Math.floor), toRough(toSeconds, Math.ceil)];
  if (from.unit !== to.unit) return `${from.value} ${from.unit} to ${to.value} ${to.unit}`;
  return from.value === to.value
    ? `about ${from.value} ${from.unit}`
    : `${from.value} to ${to.value} ${to.unit}`;
};
