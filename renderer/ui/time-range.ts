import { formatCount } from './format.ts';

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
