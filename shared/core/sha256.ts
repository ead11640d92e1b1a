/**
 * SHA-256 (FIPS 180-4) without a platform, for short names that must not collide. Not for secrets, not for bulk.
 */

const primes = (count: number): readonly number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};

/** The first 32 bits after the point: how the standard makes its constants from roots of primes. */
const fraction = (root: number): number => Math.floor((root % 1) * 2 ** 32) | 0;

const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const ROUND = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Every index below is inside its array; the fallback only tells the compiler so. */
const at = (words: Int32Array, index: number): number => words[index] ?? 0;

const toBlocks = (text: string): Int32Array => {
  const bits = text.length * 16;
  const words = new Int32Array(Math.ceil((bits + 65) / 512) * 16);
  for (let i = 0; i < text.length; i += 1)
    words[i >> 1] = at(words, i >> 1) | (text.charCodeAt(i) << (i % 2 === 0 ? 16 : 0));
  words[bits >> 5] = at(words, bits >> 5) | (0x80 << (bits % 32 === 0 ? 24 : 8));
  words[words.length - 2] = Math.floor(bits / 2 ** 32);
  words[words.length - 1] = bits | 0;
  return words;
};

const toSchedule = (words: Int32Array, offset: number): Int32Array => {
  const schedule = new Int32Array(64);
  schedule.set(words.subarray(offset, offset + 16));
  for (let i = 16; i < 64; i += 1) {
    const a = at(schedule, i - 15);
    const b = at(schedule, i - 2);
    const low = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const high = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    schedule[i] = at(schedule, i - 16) + low + at(schedule, i - 7) + high;
  }
  return schedule;
};

const digestBlock = (state: Int32Array, schedule: Int32Array): void => {
  const v = Int32Array.from(state);
  for (let i = 0; i < 64; i += 1) {
    const a = at(v, 0);
    const e = at(v, 4);
    const choice = (e & at(v, 5)) ^ (~e & at(v, 6));
    const majority = (a & at(v, 1)) ^ (a & at(v, 2)) ^ (at(v, 1) & at(v, 2));
    const mixed = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (at(v, 7) + mixed + choice + at(ROUND, i) + at(schedule, i)) | 0;
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
    v.copyWithin(1, 0, 7);
    v[0] = first + second;
    v[4] = at(v, 4) + first;
  }
  for (let i = 0; i < 8; i += 1) state[i] = at(state, i) + at(v, i);
};

/** 64 hex digits: the hash of the text's UTF-16 code units, each as two bytes, high byte first. */
export const toSha256 = (text: string): string => {
  const words = toBlocks(text);
  const state = Int32Array.from(START);
  for (let offset = 0; offset < words.length; offset += 16) digestBlock(state, toSchedule(words, offset));
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
};
