import type { Clock } from '#shared/base/ports.ts';
import { runInSlices, type Slices } from '#shared/base/slices.ts';

/** Does long work of the engine with a turn for everybody else in between. `stopped`: it was left off, or not begun. */
export const inSlices = async <T>(
  clock: Pick<Clock, 'monotonicMs'>,
  isStopped: () => boolean,
  work: Slices<T>,
): Promise<{ readonly value: T } | 'stopped'> =>
  isStopped()
    ? 'stopped'
    : runInSlices(work, {
        rest: () => new Promise((resolve) => setImmediate(resolve)),
        monotonicMs: clock.monotonicMs,
        isStopped,
      });
