/** Draws nothing, though Unicode counts it as letter or mark: joiners, fillers, variation selectors. */
const BLANKS =
  /\u034F|[\u115F\u1160]|[\u17B4\u17B5]|[\u180B-\u180F]|\u3164|[\uFE00-\uFE0F]|\uFFA0|[\u{E0100}-\u{E01EF}]/gu;
const BREAKS = /\r\n?|[\u2028\u2029\u0085]/g;
const HIDDEN = /[\p{Cf}\p{Cs}]/gu;
const OTHER_SPACE = /[\p{Zs}\p{Cc}]/gu;
const DOUBLE_QUOTES = /[“”„‟«»＂]/g;
const SINGLE_QUOTES = /[‘’‚‛]/g;
/** Letters and signs as wide as a character of Chinese or Japanese: the same, as an input method writes them. */
const WIDE = /[\uFF01-\uFF5E]/g;
const SMALL_AT = /\uFE6B/g;
const toNarrow = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
const PLAIN = /^[\t\n -~]*$/;

const toSpace = (character: string): string => (character === '\n' || character === '\t' ? character : ' ');

/** The same text with plain line ends, spaces and quotes, composed letters, and without anything invisible. */
export const toPlainText = (raw: string): string => {
  if (PLAIN.test(raw)) return raw;
  return raw
    .replace(BREAKS, '\n')
    .replace(HIDDEN, '')
    .replace(BLANKS, '')
    .replace(OTHER_SPACE, toSpace)
    .replace(WIDE, toNarrow)
    .replace(SMALL_AT, '@')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .normalize('NFC');
};

const ASCII = /^[ -~]*$/;

/**
 * What usernames and e-mail addresses are compared by: lower case. A letter of another script that only becomes
 * ASCII by lower-casing (the Kelvin sign) stays as it is, so that it cannot pass for the real letter.
 */
export const toExactKey = (text: string): string => {
  const lower = text.toLowerCase();
  return ASCII.test(text) || !ASCII.test(lower) ? lower : text;
};

const SPACES = /\s+/g;
const UNTIDY = /^\s|\s\s|[^\S ]|\s$/;

/** What display names are compared by: plain text in lower case with single spaces. Only ever good for a proposal. */
export const toNameKey = (text: string): string => {
  const plain = toPlainText(text);
  return (UNTIDY.test(plain) ? plain.trim().replace(SPACES, ' ') : plain).toLowerCase();
};
