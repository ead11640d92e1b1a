/** What is left to do of changes whose answer has come, while their workers go on with others. */
export type Tails = {
  /** Lets a piece of work end by itself. Fails as a whole when one of them does: `crash` hears of it. */
  readonly add: (work: Promise<void>) => void;
  /** Resolves when fewer than `most` are left; what they wait for is hurried along. */
  readonly whenFewer: (most: number) => Promise<void>;
};

/**
 * A worker need not wait until a result is on the disk: losing it only means one more read. It may not run ahead of
 * the journal either, so before the next write goes out no more than a few may be open.
 */
export const createTails = (hurry: () => void, crash: (error: unknown) => void): Tails => {
  const open = new Set<Promise<void>>();
  return {
    add: (work) => {
      const tail: Promise<void> = work.catch(crash).finally(() => void open.delete(tail));
      open.add(tail);
    },
    whenFewer: async (most) => {
      while (open.size >= most) {
        hurry();
        await Promise.race(open);
      }
    },
  };
};
