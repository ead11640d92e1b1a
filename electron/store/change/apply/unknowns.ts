/**
 * The changes of one plan whose fate is unknown, each with the moment (monotonic ms) from which a read of it may
 * be believed.
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
    nextDueMs: (): number | null => (dueMs.size === 0 ? null : Math.min(...dueMs.values())),
    /** Takes out up to `limit` that are due. */
    takeDue: (nowMs: number, limit: number): readonly number[] => {
      const due = [...dueMs].filter(([, at]) => at <= nowMs).map(([n]) => n);
      const taken = due.slice(0, limit);
      for (const n of taken) dueMs.delete(n);
      return taken;
    },
  };
};
export type Unknowns = ReturnType<typeof createUnknowns>;
