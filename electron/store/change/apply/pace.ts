import type { Clock } from '#shared/base/ports.ts';
import type { Measured } from '#shared/core/estimate.ts';

const WINDOW_MS = 10_000;
/** Before this, and before so many have ended, a rate would tell of the start more than of the pace. */
const LEAST_MS = 2_000;
const LEAST_ENDS = 10;

/** Ended changes per second over the last ten seconds, on the monotonic clock; null: too few to tell a pace. */
export const createPace = (clock: Clock) => {
  const startedMs = clock.monotonicMs();
  let ends: number[] = [];
  return {
    note: (): void => {
      ends.push(clock.monotonicMs());
    },
    measure: (): Measured | null => {
      const nowMs = clock.monotonicMs();
      ends = ends.filter((at) => at > nowMs - WINDOW_MS);
      const ranMs = nowMs - startedMs;
      const isSteady = ranMs >= WINDOW_MS;
      if (!isSteady && (ranMs < LEAST_MS || ends.length < LEAST_ENDS)) return null;
      const perSecond = (ends.length * 1_000) / Math.min(WINDOW_MS, ranMs);
      return { perSecond, ends: ends.length, isSteady };
    },
  };
};
export type Pace = ReturnType<typeof createPace>;
