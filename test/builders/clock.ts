import type { Clock, Ids, Log } from '#shared/base/ports.ts';

/** A clock that stands still until told; sleeping returns at once and moves it on. */
export const createTestClock = (startMs = Date.UTC(2026, 0, 1)) => {
  let now = startMs;
  const clock: Clock = {
    nowMs: () => now,
    monotonicMs: () => now,
    sleep: async (ms, signal) => {
      if (signal?.aborted === true) return 'aborted';
      now += ms;
      return 'slept';
    },
  };
  const advance = (ms: number): void => {
    now += ms;
  };
  return { clock, advance };
};

/** Ids that count, so that a failing test fails the same way twice. */
export const createTestIds = (): Ids => {
  let n = 0;
  return { uuid: () => `10000000-0000-4000-8000-${String(++n).padStart(12, '0')}` };
};

/** Swallows every line. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
