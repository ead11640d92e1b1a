import type { Clock } from '#shared/base/ports.ts';

const WINDOW_MS = 10_000;

/** Ended changes per second over the last ten seconds, on the monotonic clock. */
export const createPace = (clock: Clock) => {
  const startedMs = clock.monotonicMs();
  let ends: number[] = [];
  return {
    note: (): void => {
      ends.push(clock.monotonicMs());
    },
    perSecond: (): number => {
      const nowMs = clock.monotonicMs();
      ends = ends.filter((at) => at > nowMs - WINDOW_MS);
      const spanMs = Math.max(1_000, Math.min(WINDOW_MS, nowMs - startedMs));
      return (ends.length * 1_000) / spanMs;
    },
  };
};
export type Pace = ReturnType<typeof createPace>;
