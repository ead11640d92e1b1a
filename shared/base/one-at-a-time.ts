/** Runs what is asked for one key one after the other, in the order in which it was asked; other keys do not wait. */
export const createOneAtATime = <Key>() => {
  const last = new Map<Key, Promise<unknown>>();
  return <T>(key: Key, work: () => Promise<T>): Promise<T> => {
    const next = (last.get(key) ?? Promise.resolve()).then(work);
    last.set(
      key,
      // Whoever asked hears of it; the next one only waits for its end.
      next.catch(() => undefined),
    );
    return next;
  };
};
