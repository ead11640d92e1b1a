/**
 * Runs `work` for every item, at most `most` at once, in their order. Gives what came of each, in the same order.
 */
export const inTurn = async <Item, Done>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Done>,
): Promise<readonly Done[]> => {
  const done: Done[] = [];
  const rest = items.entries();
  const lane = async (): Promise<void> => {
    for (const [at, item] of rest) done[at] = await work(item);
  };
  await Promise.all(Array.from({ length: most }, lane));
  return done;
};
