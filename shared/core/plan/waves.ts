/**
 * The last change of each wave, numbered from 1: the first `sizes[0]` changes, the next `sizes[1]`, and so on; what
 * is left is the last wave. Waves that a small plan does not come to are left out; the last end is always `total`.
 */
export const toWaveEnds = (sizes: readonly number[], total: number): readonly number[] => {
  const ends: number[] = [];
  let end = 0;
  for (const size of sizes) {
    end += size;
    if (end >= total) break;
    ends.push(end);
  }
  return [...ends, total];
};
