/**
 * A run of consecutive changes; nothing of the next one starts before every change of this one has ended. `wave` is
 * the number of the wave that ends with it (from 1), if one does that has another after it.
 */
export type Stretch = { readonly from: number; readonly to: number; readonly wave: Wave | null };

/** A wave and the changes in it, both ends included. */
export type Wave = { readonly number: number; readonly from: number; readonly to: number };

/**
 * Cuts a plan at the ends of its phases and of its waves. Ends are numbers of changes, growing; whatever is given,
 * the last stretch ends with the last change.
 */
export const toStretches = (
  total: number,
  phaseEnds: readonly number[],
  waveEnds: readonly number[],
): readonly Stretch[] => {
  const ends = [...new Set([...phaseEnds, ...waveEnds, total])]
    .filter((end) => end > 0 && end <= total)
    .sort((a, b) => a - b);
  return ends.map((to, at) => {
    const wave = waveEnds.indexOf(to);
    return {
      from: (ends[at - 1] ?? 0) + 1,
      to,
      wave: wave < 0 || to === total ? null : { number: wave + 1, from: (waveEnds[wave - 1] ?? 0) + 1, to },
    };
  });
};
