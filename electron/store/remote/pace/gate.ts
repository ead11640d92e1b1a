import type { Clock } from '#shared/base/ports.ts';
import type { PaceFacts } from '../client.ts';
import type { RemoteLimits } from '../limits.ts';
import { createLatency, type Latency } from './latency.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { createQuota } from './retries.ts';

/**
 * All that the clients of one host share: who may go and when, how many retries are left, how quickly it answered.
 * A client in a thread of its own asks the same gate, so that the host meets one caller and not two.
 */
export type Gate = Pick<Limiter, 'enter' | 'leave' | 'pause' | 'reserve'> & {
  /** True: one more retry may be made. */
  readonly spend: () => boolean | Promise<boolean>;
  /** An answer that was fine earns a part of a retry back. */
  readonly earn: () => void;
  readonly note: Latency['note'];
};

/** The gate of one host, and what it knows of the host's pace. */
export const createGate = (
  clock: Clock,
  limits: RemoteLimits,
): { readonly gate: Gate; readonly pace: () => PaceFacts } => {
  const limiter = createLimiter(clock, limits);
  const quota = createQuota(limits);
  const latency = createLatency();
  const { enter, leave, pause, reserve } = limiter;
  return {
    gate: { enter, leave, pause, reserve, spend: quota.spend, earn: quota.earn, note: latency.note },
    pace: () => ({
      width: limiter.workers(),
      writesPerSecond: limiter.writesPerSecond(),
      readMs: latency.median('read'),
      writeMs: latency.median('write'),
    }),
  };
};
