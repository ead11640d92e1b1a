/** What may be taken at once, and what comes back in a second. */
export type BucketLimits = { readonly burst: number; readonly perSecond: number };

const SECOND_MS = 1_000;

/** A token bucket: full at first, filled again at a steady rate. `nowMs` is a monotonic clock. */
export const createTokenBucket = ({ burst, perSecond }: BucketLimits, nowMs: () => number) => {
  let level = burst;
  let atMs = nowMs();
  const fill = (): number => {
    const now = nowMs();
    level = Math.min(burst, level + ((now - atMs) / SECOND_MS) * perSecond);
    atMs = now;
    return level;
  };
  return {
    /** Takes `cost` if it is there, and answers whether it was. */
    take: (cost = 1): boolean => {
      if (fill() < cost) return false;
      level -= cost;
      return true;
    },
    /** Takes what has been used already; may leave a debt that `waitMs` counts, up to `maxDebt`. */
    spend: (cost: number, maxDebt: number): void => {
      level = Math.max(fill() - cost, -maxDebt);
    },
    /** How long until there is something to take; 0: now. */
    waitMs: (): number => (fill() > 0 ? 0 : Math.max(1, Math.ceil((-level / perSecond) * SECOND_MS))),
  };
};

export type TokenBucket = ReturnType<typeof createTokenBucket>;
