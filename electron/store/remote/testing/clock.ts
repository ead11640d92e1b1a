import type { Clock, Log } from '#shared/base/ports.ts';

/** A clock whose sleeps take no time: they move it on at once and are written down. */
export const createJumpingClock = (startMs = Date.UTC(2026, 6, 9)) => {
  let elapsed = 0;
  const slept: number[] = [];
  const clock: Clock = {
    nowMs: () => startMs + elapsed,
    monotonicMs: () => elapsed,
    sleep: async (ms, signal) => {
      if (signal?.aborted) return 'aborted';
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

/** The real clock, for tests that wait for a real server. */
export const realClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve('slept'), ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve('aborted');
      });
    }),
};

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
