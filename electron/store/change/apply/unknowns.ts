/**
 * The changes of one plan whose fate is unknown, each with the moment (monotonic ms) from which a read of it may
 * be believed. There may be as many as the plan has changes.
 */
export const createUnknowns = () => {
  const dueMs = new Map<number, number>();
  return {
    add: (n: number, atMs: number): void => {
      dueMs.set(n, atMs);
    },
    has: (n: number): boolean => dueMs.has(n),
    isEmpty: (): boolean => dueMs.size === 0,
    /** The earliest moment, or null when there is none. */
    nextDueMs: (): number | null => {
      let earliest: number | null = null;
      for (const at of dueMs.values()) if (earliest === null || at < earliest) earliest = at;
      return earliest;
    },
    /** Takes out up to `limit` that are due. */
    takeDue: (nowMs: number, limit: number): readonly number[] => {
      const taken: number[] = [];
      for (const [n, at] of dueMs) {
        if (taken.length >= limit) break;
        if (at <= nowMs) taken.push(n);
      }
      for (const n of taken) dueMs.delete(n);
      return taken;
    },
  };
};
export type Unknowns = ReturnType<typeof createUnknowns>;
