import type { Clock, Ids, Log } from '#shared/base/ports.ts';

/** The machine's own clock. */
export const realClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve('aborted');
        return;
      }
      const onAbort = (): void => {
        clearTimeout(timer);
        resolve('aborted');
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve('slept');
      }, ms);
      signal?.addEventListener('abort', onAbort);
    }),
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

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
