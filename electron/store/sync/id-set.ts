/** Words of 32 bits of an id. */
const WORDS = 4;
const FIRST_SLOTS = 1_024;
/** The fuller it is, the longer the way to a free slot. */
const MOST_FULL = 0.75;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whose secret is not known cannot choose ids that all look for the same slot. */
const toHash = (secret: number, words: Uint32Array, at: number): number => {
  let hash = secret;
  for (let n = 0; n < WORDS; n += 1) {
    hash = Math.imul(hash ^ (words[at + n] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * The ids of people that a list has shown, and of each whether the copy had it. A hostile deployment may have twelve
 * million of them, held until the pass is written: 17 bytes a slot outside of V8's heap, where a map of texts takes 110.
 */
export const createIdSet = () => {
  // No server sees anything that was made of it.
  const secret = Math.floor(Math.random() * 2 ** 32);
  let slots = FIRST_SLOTS;
  let ids = new Uint32Array(slots * WORDS);
  /** 0: a free slot, 1: an id, 2: one that the copy had. */
  let marks = new Uint8Array(slots);
  let size = 0;
  let known = 0;
  /** What is no UUID in small letters; a server writes none. */
  const others = new Map<string, boolean>();
  const read = new Uint32Array(WORDS);

  const parse = (id: string): boolean => {
    if (!UUID.test(id)) return false;
    read[0] = Number.parseInt(id.slice(0, 8), 16);
    read[1] = Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16);
    read[2] = Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16);
    read[3] = Number.parseInt(id.slice(28, 36), 16);
    return true;
  };
  /** The slot of an id, or the free one where it belongs. */
  const findSlot = (words: Uint32Array, at: number): number => {
    let slot = toHash(secret, words, at) % slots;
    for (; marks[slot] !== 0; slot = (slot + 1) % slots) {
      let n = 0;
      while (n < WORDS && ids[slot * WORDS + n] === words[at + n]) n += 1;
      if (n === WORDS) break;
    }
    return slot;
  };
  const put = (words: Uint32Array, at: number, mark: number): void => {
    const slot = findSlot(words, at);
    if (marks[slot] !== 0) return;
    for (let n = 0; n < WORDS; n += 1) ids[slot * WORDS + n] = words[at + n] ?? 0;
    marks[slot] = mark;
    size += 1;
    if (mark === 2) known += 1;
  };
  const resize = (to: number): void => {
    const [oldIds, oldMarks] = [ids, marks];
    slots = to;
    ids = new Uint32Array(slots * WORDS);
    marks = new Uint8Array(slots);
    [size, known] = [0, 0];
    oldMarks.forEach((mark, slot) => {
      if (mark !== 0) put(oldIds, slot * WORDS, mark);
    });
  };

  const makeRoom = (): void => {
    if (size >= slots * MOST_FULL) resize(Math.ceil(slots * 1.5));
  };
  const add = (id: string, isKnown: boolean): void => {
    makeRoom();
    if (parse(id)) put(read, 0, isKnown ? 2 : 1);
    else if (!others.has(id)) others.set(id, isKnown);
  };
  const countOthersKnown = (): number => [...others.values()].filter((isKnown) => isKnown).length;
  return {
    /** An id that is there already stays as it is. */
    add,
    has: (id: string): boolean => (parse(id) ? marks[findSlot(read, 0)] !== 0 : others.has(id)),
    size: (): number => size + others.size,
    /** How many of them the copy had. */
    known: (): number => known + countOthersKnown(),
    /** Gives what is in it to another one. */
    addTo: (other: { readonly add: typeof add; readonly addWords: typeof addWords }): void => {
      marks.forEach((mark, slot) => {
        if (mark !== 0) other.addWords(ids, slot * WORDS, mark);
      });
      for (const [id, isKnown] of others) other.add(id, isKnown);
    },
    addWords,
    /** Gives back what was room for more. */
    trim: (): void => resize(Math.max(1, Math.ceil(size / MOST_FULL))),
    bytes: (): number => ids.byteLength + marks.byteLength,
  };

  function addWords(words: Uint32Array, at: number, mark: number): void {
    makeRoom();
    put(words, at, mark);
  }
};
