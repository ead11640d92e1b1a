import type { Counted } from './kind.ts';

/** A number of things and what they are; none where there are none. */
export const counted = (count: number, one: string, many: string = one): readonly Counted[] =>
  count > 0 ? [{ count, one, many }] : [];
