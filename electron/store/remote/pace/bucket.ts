/** Lets `rate` things per second through, with a burst of a quarter of a second's worth. */
export type Bucket = {
  /** Milliseconds until the next one may go; 0: now. */
  readonly waitMs: (nowMs: number) => number;
  readonly take: (nowMs: number) => void;
  readonly setRate: (perSecond: number, nowMs: number) => void;
};

/** A token bucket on monotonic time. */
export const createBucket = (startPerSecond: number, startMs: number): Bucket => {
  let rate = startPerSecond;
  let level = 1;
  let at = startMs;
  const fill = (nowMs: number) => {
    level = Math.min(Math.max(1, rate / 4), level + (Math.max(0, nowMs - at) * rate) / 1000);
    at = nowMs;
  };
  return {
    waitMs: (nowMs) => {
      fill(nowMs);
      // Rounded up to whole milliseconds of a timer; the tiny slack keeps 0.9999 tokens from waiting once more.
      return level >= 0.999 ? 0 : Math.max(1, Math.ceil(((1 - level) * 1000) / rate));
    },
    take: (nowMs) => {
      fill(nowMs);
      level -= 1;
    },
    setRate: (perSecond, nowMs) => {
      fill(nowMs);
      rate = perSecond;
    },
  };
};
