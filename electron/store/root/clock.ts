import { randomUUID } from 'node:crypto';
import type { Clock, Ids } from '#shared/base/ports.ts';

/** The machine's clock. Monotonic time does not jump when somebody sets the wall clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
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

/** Ids from the random source of the system. */
export const randomIds: Ids = { uuid: () => randomUUID() };
