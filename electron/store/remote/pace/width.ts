import type { RemoteLimits } from '../limits.ts';

/** How many requests may run at once and how many writes may start per second, as the host bears it. */
export type Width = {
  readonly workers: () => number;
  readonly writesPerSecond: () => number;
  readonly grow: () => void;
  readonly shrink: (nowMs: number) => void;
};

type Bounds = Pick<RemoteLimits, 'startWidth' | 'maxWidth' | 'startWritesPerSecond' | 'maxWritesPerSecond'>;

/** Clean answers between two growths. */
export const GROW_EVERY = 50;
/** Writes a second that one growth adds. */
export const WRITES_STEP = 5;
const SHRINK_GAP_MS = 1_000;

/** Additive growth after each 50 clean answers, halving on trouble; one burst of trouble halves once. */
export const createWidth = (bounds: Bounds): Width => {
  let workers = Math.min(bounds.startWidth, bounds.maxWidth);
  let writes = Math.min(bounds.startWritesPerSecond, bounds.maxWritesPerSecond);
  let clean = 0;
  let shrunkAt = Number.NEGATIVE_INFINITY;
  return {
    workers: () => workers,
    writesPerSecond: () => writes,
    grow: () => {
      clean += 1;
      if (clean % GROW_EVERY !== 0) return;
      workers = Math.min(bounds.maxWidth, workers + 1);
      writes = Math.min(bounds.maxWritesPerSecond, writes + WRITES_STEP);
    },
    shrink: (nowMs) => {
      clean = 0;
      if (nowMs - shrunkAt < SHRINK_GAP_MS) return;
      shrunkAt = nowMs;
      workers = Math.max(1, Math.floor(workers / 2));
      writes = Math.max(1, Math.floor(writes / 2));
    },
  };
};
