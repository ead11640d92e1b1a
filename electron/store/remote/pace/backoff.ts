/** Full jitter: anything from nothing to `base * 2^(attempt - 1)`, at most `cap`. `attempt` counts from 1. */
export const backoffMs = (
  attempt: number,
  limits: { readonly backoffBaseMs: number; readonly backoffCapMs: number },
  random: () => number,
): number => random() * Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** (attempt - 1));
