import type { FormatCount } from './kind.ts';

/** "1 role to write", "1,234 roles to write". */
export const countOf =
  (one: string, many: string, format: FormatCount) =>
  (count: number): string =>
    `${format(count)} ${count === 1 ? one : many}`;

/** The words about a number of things; none where there are none. */
export const either = (count: number, toWords: (count: number) => string): readonly string[] =>
  count > 0 ? [toWords(count)] : [];
