import type { Stage } from './stage.ts';

/** How many members the deployment has that is measured against. */
export const SIZES = [5_000, 100_000] as const;
export type Size = (typeof SIZES)[number];

export type Unit = 'x' | 'ms' | 'MB' | '/s';

/** A bound that is part of the promise; `at-most` for times and ratios of them, `at-least` for throughput. */
export type Target = { readonly kind: 'at-most' | 'at-least'; readonly value: number };

/** One line of the table. `target` null: said for information. `note` tells what stands behind the number. */
export type Row = {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  readonly target: Target | null;
  readonly note?: string;
};

/** A row as it is printed and kept. */
export type Measured = Row & { readonly name: string; readonly size: Size };

/** One thing that can be measured at each of `sizes`. Throws when it cannot be measured. */
export type Bench = {
  readonly name: string;
  readonly sizes: readonly Size[];
  readonly run: (stage: Stage, size: Size) => Promise<readonly Row[]>;
};

export const atMost = (value: number): Target => ({ kind: 'at-most', value });
export const atLeast = (value: number): Target => ({ kind: 'at-least', value });

/** True when there is no target, or the value keeps it. */
export const isWithin = ({ value, target }: Pick<Row, 'value' | 'target'>): boolean =>
  target === null || (target.kind === 'at-most' ? value <= target.value : value >= target.value);
