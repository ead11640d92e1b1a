/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const PIECES: readonly string[] = [
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\\',
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '@',
    '=',
    '+',
  ],
  ...[
    '\uFEFF',
    '\u202e',
    '\u200b',
    '\ud800',
    '\udc00',
    '\u2028',
    '１',
    'é',
    'e\u0301',
    'null',
    '1e400',
    '-0',
  ],
  ...['__proto__', '""', '\\u0000', ' ', '\u00a0', 'x'.repeat(2_000)],
];

/** The same text broken in one to six places: letters lost, doubled, turned, or something foreign put in; or cut short. */
export const mutateText = (text: string, random: () => number): string => {
  const upTo = (most: number): number => Math.floor(random() * most);
  let broken = text;
  for (let left = 1 + upTo(6); left > 0; left -= 1) {
    const at = upTo(broken.length + 1);
    const end = Math.min(broken.length, at + upTo(12));
    const piece = PIECES[upTo(PIECES.length)] ?? '';
    const part = broken.slice(at, end);
    const next = [
      () => broken.slice(0, at) + broken.slice(end),
      () => broken.slice(0, at) + piece + broken.slice(at),
      () => broken.slice(0, at) + part + part + broken.slice(end),
      () => broken.slice(0, at) + piece + broken.slice(end),
      () => broken.slice(0, at),
      () =>
        broken.slice(0, at) +
        String.fromCharCode(broken.charCodeAt(at) ^ (1 << upTo(8))) +
        broken.slice(at + 1),
    ][upTo(6)];
    broken = next?.() ?? broken;
  }
  return broken;
};
