/** Ids in one statement: a text for each number of them is kept, and others get a turn in between. */
const CHUNK = 500;

/** Some hundred of `all` at a time, in their order. */
export function* toChunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += CHUNK) yield all.slice(at, at + CHUNK);
}
