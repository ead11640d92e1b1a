import { median } from './numbers.ts';

/** Medians over the rounds. `ratio` is the median of the ratios of each round, which a slow spell leaves alone. */
export type Compared = { readonly ours: number; readonly bare: number; readonly ratio: number };

/**
 * Runs two things in turn, after one round each that does not count, and compares them. Each gives a number for one
 * round. Who goes first changes every round, so that neither always inherits the other's warm or full caches.
 */
export const alternate = async (
  rounds: number,
  ours: (round: number) => Promise<number>,
  bare: (round: number) => Promise<number>,
): Promise<Compared> => {
  const pairs: { readonly ours: number; readonly bare: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const isOursFirst = round % 2 === 0;
    const early = isOursFirst ? await ours(round) : await bare(round);
    const late = isOursFirst ? await bare(round) : await ours(round);
    if (round > 0) pairs.push(isOursFirst ? { ours: early, bare: late } : { ours: late, bare: early });
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    bare: median(pairs.map((pair) => pair.bare)),
    ratio: median(pairs.map((pair) => pair.ours / pair.bare)),
  };
};
