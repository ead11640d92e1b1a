/** What the limiter says about one request; times are unix seconds. */
export type RateVerdict = {
  readonly isBlocked: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
};

export type RateLimiter = {
  /** Counts the request unless it is blocked. The key is identity plus path. */
  readonly take: (key: string) => RateVerdict;
};

export const API_LIMIT = 512;
export const LOGIN_LIMIT = 60;

const WINDOW_MS = 60_000;

/**
 * Fixed UTC-minute windows; the previous window counts by the share of it that the last sixty seconds cover.
 * Blocked when `round(previous * share + current) + 1 > limit`; a blocked request does not count (coder-api 2).
 */
export const createRateLimiter = (limit: number, nowMs: () => number): RateLimiter => {
  let window = 0;
  let current = new Map<string, number>();
  let previous = new Map<string, number>();
  const turnTo = (now: number): void => {
    if (now === window) return;
    previous = now === window + WINDOW_MS ? current : new Map();
    current = new Map();
    window = now;
  };
  return {
    take: (key) => {
      const now = nowMs();
      turnTo(now - (now % WINDOW_MS));
      const share = (WINDOW_MS - (now - window)) / WINDOW_MS;
      const rate = Math.round((previous.get(key) ?? 0) * share + (current.get(key) ?? 0));
      const resetAt = (window + WINDOW_MS) / 1000;
      if (rate + 1 > limit) return { isBlocked: true, limit, remaining: limit - rate, resetAt };
      current.set(key, (current.get(key) ?? 0) + 1);
      return { isBlocked: false, limit, remaining: limit - rate - 1, resetAt };
    },
  };
};

/** The headers every /api/v2 response carries while limits are on. */
export const rateHeaders = (verdict: RateVerdict): Record<string, string> => ({
  'X-RateLimit-Limit': String(verdict.limit),
  'X-RateLimit-Remaining': String(verdict.remaining),
  'X-RateLimit-Reset': String(verdict.resetAt),
});
