/** Longer than any username, address or display name of Coder's. */
export const LONGEST_NAME = 320;

export type MailAddress = { readonly value: string; readonly start: number; readonly end: number };
export type Addresses = {
  readonly found: readonly MailAddress[];
  /** Something is meant as an address and is none. */
  readonly isBroken: boolean;
};

const LOCAL = /[\p{L}\p{N}\p{M}.#$%'+_~^-]/u;
const HOST = /[\p{L}\p{N}\p{M}.-]/u;
/** Cannot follow a host: the address is another than the part before it. */
const GOES_ON = /[@_#$%+~^]/;
const LEADING = "'~.-";
const NONE: Addresses = { found: [], isBroken: false };

const back = (text: string, from: number, least: number): number => {
  let start = from;
  while (start > least && from - start <= LONGEST_NAME && LOCAL.test(text.charAt(start - 1))) start -= 1;
  return start;
};
const forth = (text: string, from: number): number => {
  let end = from;
  while (end < text.length && end - from <= LONGEST_NAME && HOST.test(text.charAt(end))) end += 1;
  return end;
};

/** `_anna@acme.example_` is emphasis; in `_anna@acme.example` the mark is a part of the address. */
const isMarked = (text: string, start: number, end: number): boolean =>
  text.charAt(start) === '_' && text.charAt(end) === '_' && !LOCAL.test(text.charAt(end + 1));

const readAt = (text: string, at: number, least: number): MailAddress | null => {
  let start = back(text, at, least);
  while (start < at && LEADING.includes(text.charAt(start))) start += 1;
  let end = forth(text, at + 1);
  while (end > at + 1 && '.-'.includes(text.charAt(end - 1))) end -= 1;
  if (isMarked(text, start, end)) start += 1;
  else if (GOES_ON.test(text.charAt(end))) return null;
  const before = text.charAt(start - 1);
  const host = text.slice(at + 1, end);
  const isOne = start < at && host !== '' && !host.startsWith('.') && !host.includes('..');
  if (!isOne || before === '@' || text.slice(start, at).endsWith('.') || text.slice(start, at).includes('..'))
    return null;
  if (end - start > LONGEST_NAME) return null;
  return { value: text.slice(start, end), start, end };
};

/** "https://name@host", "https://name:password@host". */
const isInUrl = (text: string, start: number): boolean =>
  /:\/\/(?:[^\s/@]*:)?$/.test(text.slice(Math.max(0, start - LONGEST_NAME), start));

/**
 * The addresses in a text, in order, whatever stands around them. One walk: each sign is looked at once, and no further
 * from it than an address is long.
 */
export const findAddresses = (text: string, most = Number.POSITIVE_INFINITY): Addresses => {
  let at = text.indexOf('@');
  if (at === -1) return NONE;
  const found: MailAddress[] = [];
  let isBroken = false;
  let least = 0;
  for (; at !== -1 && found.length < most; at = text.indexOf('@', at + 1)) {
    const one = readAt(text, at, least);
    if (one === null) isBroken ||= LOCAL.test(text.charAt(at - 1)) && text.charAt(at + 1) !== ' ';
    else if (!isInUrl(text, one.start)) found.push(one);
    least = one === null ? at + 1 : one.end;
  }
  return { found, isBroken };
};

/** The text is an address and nothing else but what stands around one. */
export const isAddress = (text: string): boolean => {
  const [only] = findAddresses(text, 2).found;
  return only !== undefined && only.value.length === text.length;
};
