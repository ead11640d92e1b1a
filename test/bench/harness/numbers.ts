/** The value that `share` (0 to 1) of the numbers do not exceed, between two neighbours in proportion. */
export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) throw new Error('No numbers to take a quantile of.');
  return low + (high - low) * (place - Math.floor(place));
};

/** The middle one. Throws when there are none. */
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** Milliseconds that some work takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
};
