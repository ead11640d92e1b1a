/** Long work that can be left off at each `yield`: whoever runs it decides whether others have a turn in between. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Does all of it at once. */
export const runWhole = <T>(work: Slices<T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

/** Thrown by long work when nobody waits for it any more. */
export class CalledOff extends Error {
  constructor() {
    super('Nobody waits for this any more.');
  }
}

/** How others get their turn, and when. */
export type Turn = {
  readonly rest: () => Promise<void>;
  readonly monotonicMs: () => number;
  readonly isStopped: () => boolean;
};

/** As long as that others wait. */
export const SLICE_MS = 25;

/** Does it with a rest whenever it went on for `SLICE_MS`. `stopped`: it was left off, and comes to nothing. */
export const runInSlices = async <T>(
  work: Slices<T>,
  { rest, monotonicMs, isStopped }: Turn,
): Promise<{ readonly value: T } | 'stopped'> => {
  let since = monotonicMs();
  for (;;) {
    const step = work.next();
    if (step.done === true) return { value: step.value };
    if (monotonicMs() - since < SLICE_MS) continue;
    await rest();
    if (isStopped()) return 'stopped';
    since = monotonicMs();
  }
};

/** Carried out whoever waits for it, and begun anew where it says that what it was computed from has changed. */
export const runToEnd = async <T>(
  turn: Omit<Turn, 'isStopped'>,
  start: () => Slices<T | 'overtaken'>,
): Promise<T> => {
  for (;;) {
    const done = await runInSlices(start(), { ...turn, isStopped: () => false });
    if (done !== 'stopped' && done.value !== 'overtaken') return done.value;
  }
};

const ITEMS_A_SLICE = 1_000;

/** `Array.map`, a thousand items a slice. */
export function* mapInSlices<Item, Made>(
  items: readonly Item[],
  toMade: (item: Item, at: number) => Made,
): Slices<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at += ITEMS_A_SLICE) {
    const end = Math.min(items.length, at + ITEMS_A_SLICE);
    for (let n = at; n < end; n += 1) made.push(toMade(items[n] as Item, n));
    yield;
  }
  return made;
}

/** `Array.toSorted`: parts of a thousand items, and then two parts into one, a thousand items a slice. */
export function* sortInSlices<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Slices<Item[]> {
  let parts: Item[][] = [];
  for (let at = 0; at < items.length; at += ITEMS_A_SLICE) {
    parts.push(items.slice(at, at + ITEMS_A_SLICE).sort(compare));
    yield;
  }
  while (parts.length > 1) {
    const merged: Item[][] = [];
    for (let at = 0; at < parts.length; at += 2)
      merged.push(yield* mergeInSlices(parts[at] ?? [], parts[at + 1] ?? [], compare));
    parts = merged;
  }
  return parts[0] ?? [];
}

function* mergeInSlices<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Slices<Item[]> {
  const merged: Item[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (merged.length % ITEMS_A_SLICE === 0) yield;
    // The earlier part first among equals, so that the order of equals stays.
    const isFirst = j >= b.length || (i < a.length && compare(a[i] as Item, b[j] as Item) <= 0);
    merged.push((isFirst ? a[i++] : b[j++]) as Item);
  }
  return merged;
}
