const GUARDED = /^'\s*[=+\-@＝＋－＠]/u;
const LINK = /^\[[^\]]*\]\((?:mailto:)?([^)\s]+)\)$/;
const TAIL = '.,:;!?';
const MAILTO = /^mailto:/i;
const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['**', '**'],
  ['__', '__'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['*', '*'],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
];

const unpair = (text: string): string => {
  const pair = PAIRS.find(
    ([open, close]) =>
      text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close),
  );
  return pair === undefined ? text : text.slice(pair[0].length, -pair[1].length);
};

// A pattern would look at a long run of them again from each of its places.
const untail = (text: string): string => {
  let end = text.length;
  while (end > 0 && TAIL.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
};

const unwrapOnce = (text: string): string => {
  const link = LINK.exec(text)?.[1];
  if (link !== undefined) return link;
  // In front of what a spreadsheet would run, our own exports put an apostrophe.
  if (GUARDED.test(text)) return text.slice(1);
  const inner = untail(unpair(text).replace(MAILTO, '')).trim();
  // The sign before a handle; an address has its own in the middle.
  return inner.startsWith('@') ? inner.slice(1) : inner;
};

/** One name without the quotes, brackets, emphasis, handle sign or full stop around it; may be empty. */
export const unwrap = (text: string): string => {
  let inner = text.trim();
  for (let depth = 0; depth < 8; depth++) {
    const next = unwrapOnce(inner);
    if (next === inner) break;
    inner = next;
  }
  return /^["'`*_]+$/.test(inner) ? '' : inner;
};

const BULLET = /^\s*(?:(?:[-*+•◦▪‣·–—]|\d{1,5}[.)]|\[[ xX]?\]|#{1,6})\s+|>\s*)/;
const LABEL = /^\s*[\p{L}-]{1,20}:\s+(?=\S)/u;

/** A line without bullets, numbers, tick boxes, quote signs and a leading word such as "Cc:". */
export const unbullet = (line: string, withLabel = true): string => {
  let rest = line;
  for (let depth = 0; depth < 12 && BULLET.test(rest); depth++) rest = rest.replace(BULLET, '');
  return (withLabel ? rest.replace(LABEL, '') : rest).trim();
};
