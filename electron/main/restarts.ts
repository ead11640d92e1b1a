const RULE = { times: 3, withinMs: 10 * 60_000 };

/** Says whether what ended unexpectedly (the store, the page) may be started once more: three times in ten minutes, by a clock that never jumps. */
export const createRestarts = (rule: typeof RULE = RULE): ((nowMs: number) => boolean) => {
  let startedMs: readonly number[] = [];
  return (nowMs) => {
    startedMs = startedMs.filter((ms) => nowMs - ms < rule.withinMs);
    if (startedMs.length >= rule.times) return false;
    startedMs = [...startedMs, nowMs];
    return true;
  };
};
