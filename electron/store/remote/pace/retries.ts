/** Full jitter: anything from nothing to `base * 2^(attempt - 1)`, at most `cap`. `attempt` counts from 1. */
export const backoffMs = (
  attempt: number,
  limits: { readonly backoffBaseMs: number; readonly backoffCapMs: number },
  random: () => number,
): number => random() * Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** (attempt - 1));

/** A budget for retries of one host: success earns, each retry costs, and empty means no more retries. */
type Quota = { readonly spend: () => boolean; readonly earn: () => void };

/** `quotaTokens` to begin with and at most; a server that only fails is left alone after tens of retries. */
export const createQuota = (limits: {
  readonly quotaTokens: number;
  readonly quotaPerRetry: number;
}): Quota => {
  let tokens = limits.quotaTokens;
  return {
    spend: () => {
      if (tokens < limits.quotaPerRetry) return false;
      tokens -= limits.quotaPerRetry;
      return true;
    },
    earn: () => {
      tokens = Math.min(limits.quotaTokens, tokens + 1);
    },
  };
};
