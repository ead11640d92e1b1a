const TIMES = 3;
const DIFFERENT_PEOPLE = 3;

/**
 * Keeps count of what did not work for the moment. A person whose read keeps failing while others are read well is
 * given up; failing reads of several people, with none that works in between, mean that the server is ill.
 */
export const createReads = () => {
  const times = new Map<number, number>();
  const illSince = new Set<number>();
  let hasReadWell = false;
  const bump = (n: number): number => {
    const next = (times.get(n) ?? 0) + 1;
    times.set(n, next);
    return next;
  };
  return {
    noteGood: (): void => {
      illSince.clear();
      hasReadWell = true;
    },
    noteBad: (n: number): 'again' | 'give-up' | 'pause' => {
      illSince.add(n);
      const isLast = bump(n) >= TIMES;
      if (illSince.size >= DIFFERENT_PEOPLE || (isLast && !hasReadWell)) return 'pause';
      return isLast ? 'give-up' : 'again';
    },
    /** A PUT that did not leave, or was turned away unseen. */
    noteReturned: (n: number): 'again' | 'pause' => (bump(n) >= TIMES ? 'pause' : 'again'),
  };
};
export type Reads = ReturnType<typeof createReads>;
