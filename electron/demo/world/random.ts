/** A seeded stream of randomness: the same seed gives the same stream, on every machine. */
export type Random = {
  /** A whole number from 0 to `limit - 1`. */
  readonly below: (limit: number) => number;
  /** True with probability `share` (0 to 1). */
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
  readonly uuid: () => string;
  /** Letters and digits, as the server's key ids and secrets are made of. */
  readonly word: (length: number) => string;
};

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const sfc32 = (seed: number, stream: number): (() => number) => {
  let a = 0x9e3779b9;
  let b = seed >>> 0;
  let c = stream >>> 0;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return next;
};

const hex8 = (value: number): string => value.toString(16).padStart(8, '0');

/** `stream` separates independent uses of one seed, so that drawing more in one does not shift another. */
export const createRandom = (seed: number, stream: number): Random => {
  const next = sfc32(seed, stream);
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)];
    if (found === undefined) throw new Error('pick needs a list with something in it');
    return found;
  };
  const shuffle = <T>(list: readonly T[]): T[] => {
    const rest = [...list];
    const out: T[] = [];
    while (rest.length > 0) out.push(...rest.splice(below(rest.length), 1));
    return out;
  };
  const uuid = (): string => {
    const second = (next() & 0xffff0fff) | 0x4000;
    const third = (next() & 0x3fffffff) | 0x80000000;
    const hex = hex8(next()) + hex8(second >>> 0) + hex8(third >>> 0) + hex8(next());
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
  const word = (length: number): string =>
    Array.from({ length }, () => ALPHABET[below(ALPHABET.length)] ?? '0').join('');
  return { below, chance: (share) => next() / 0x1_0000_0000 < share, pick, shuffle, uuid, word };
};
