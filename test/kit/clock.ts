import { systemClock } from '#electron/store/root/clock.ts';
import type { Clock, Ids, Log } from '#shared/base/ports.ts';

/** A clock whose sleeps take no time: they move it on at once and are written down. It stands still until told. */
export const createTestClock = (startMs = Date.UTC(2026, 0, 1)) => {
  let elapsed = 0;
  const slept: number[] = [];
  const clock: Clock = {
    nowMs: () => startMs + elapsed,
    monotonicMs: () => elapsed,
    sleep: async (ms, signal) => {
      if (signal?.aborted === true) return 'aborted';
      slept.push(ms);
      elapsed += ms;
      return 'slept';
    },
  };
  const advance = (ms: number): void => {
    elapsed += ms;
  };
  return { clock, slept, advance };
};

/** The machine's own clock, for tests that wait for something that really takes time: that of the product. */
export const realClock: Clock = systemClock;

/** Ids that count, so that a failing test fails the same way twice. */
export const createTestIds = (): Ids => {
  let n = 0;
  return { uuid: () => `10000000-0000-4000-8000-${String(++n).padStart(12, '0')}` };
};

/** Ids that count, from a prefix of their own for each life of the program. */
export const countingIds = (prefix: string): Ids => {
  let next = 0;
  return {
    uuid: () => {
      next += 1;
      return `${prefix}-${next}`;
    },
  };
};

/** Swallows every line. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
