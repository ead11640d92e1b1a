import { type BucketLimits, createTokenBucket, type TokenBucket } from '#shared/base/token-bucket.ts';

/** New lines to the store for one window: a page asks for one when it loads, and main gives it one by itself later. */
export const PORT_LIMITS: BucketLimits = { burst: 8, perSecond: 1 };

type Deps = {
  readonly monotonicMs: () => number;
  /** `setTimeout`. */
  readonly later: (run: () => void, ms: number) => unknown;
};

/**
 * Gives a window no more lines than it can need. What a page asks for in between is one request, the newest, and comes
 * true as soon as there may be one again; until then its last line stays as it is.
 */
export const createFewPorts = ({ monotonicMs, later }: Deps) => {
  const buckets = new Map<number, TokenBucket>();
  const waiting = new Map<number, () => void>();
  const bucketOf = (windowId: number): TokenBucket => {
    const found = buckets.get(windowId) ?? createTokenBucket(PORT_LIMITS, monotonicMs);
    buckets.set(windowId, found);
    return found;
  };
  return (windowId: number, open: () => void): void => {
    const bucket = bucketOf(windowId);
    const isWaiting = waiting.has(windowId);
    if (!isWaiting && bucket.take()) {
      open();
      return;
    }
    waiting.set(windowId, open);
    if (isWaiting) return;
    later(
      () => {
        const newest = waiting.get(windowId);
        waiting.delete(windowId);
        bucket.spend(1, 1);
        newest?.();
      },
      Math.max(bucket.waitMs(), 1_000 / PORT_LIMITS.perSecond),
    );
  };
};
