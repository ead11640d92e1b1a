import { fail, ok, type Result } from '#shared/base/result.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const isOpen = (byte: number) => byte === 0x5b || byte === 0x7b;
const isClose = (byte: number) => byte === 0x5d || byte === 0x7d;

/** Index of the quote that ends the string whose first byte is at `from`. */
const endOfString = (body: Buffer, from: number): number => {
  let at = from;
  for (;;) {
    at = body.indexOf(QUOTE, at);
    if (at < 0) return body.length;
    let slashes = 0;
    while (body[at - 1 - slashes] === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
    at += 1;
  }
};

/** Ten times what the longest list of a large deployment needs; 16 MB could hold millions, and each costs memory. */
export const MAX_VALUES = 1_000_000;

/** True when arrays and objects nest too deep or hold too many values; what is inside strings does not count. */
export const isBeyond = (body: Buffer, depthLimit: number, valueLimit: number): boolean => {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === QUOTE) at = endOfString(body, at + 1);
    else if (isOpen(byte)) {
      depth += 1;
      if (depth > depthLimit) return true;
    } else if (isClose(byte)) depth -= 1;
    else if (byte === COMMA) {
      values += 1;
      if (values >= valueLimit) return true;
    }
  }
  return false;
};

/** Parses a body as one JSON value of bounded depth and size. A byte order mark is accepted, trailing text is not. */
export const parseJson = (body: Buffer, depthLimit: number): Result<unknown, 'not-json'> => {
  if (isBeyond(body, depthLimit, MAX_VALUES))
    return fail('not-json', 'The answer is nested too deeply, or holds too many values.');
  try {
    const value: unknown = JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
    return ok(value);
  } catch {
    // Expected: the text is the server's. The parser's own message quotes it, so it is not passed on.
    return fail('not-json', 'The answer is not valid JSON.');
  }
};
