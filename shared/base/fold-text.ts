/** Letters that do not come apart into a letter and a mark, and signs that are drawn alike, by what people type. */
const TYPED: Readonly<Record<string, string>> = {
  a: 'ɐɑ',
  ae: 'æ',
  b: 'ƀɓƃ',
  c: 'ƈȼ',
  d: 'đðɖɗƌ',
  e: 'ɇǝə',
  f: 'ƒ',
  g: 'ɠǥɣ',
  h: 'ħⱨ',
  i: 'ıɨ',
  j: 'ɉ',
  k: 'ĸƙⱪ',
  l: 'łƚɫⱡ',
  n: 'ŋɲƞ',
  o: 'øɵ',
  oe: 'œ',
  p: 'ƥ',
  q: 'ɋ',
  r: 'ɍɽ',
  s: 'ȿ',
  t: 'ŧƭʈⱦ',
  th: 'þ',
  u: 'ʉ',
  v: 'ʋ',
  y: 'ɏƴ',
  z: 'ƶȥⱬ',
  σ: 'ς',
  "'": '’‘‛ʼʻ′ʹ',
  '"': '“”„‟',
  '-': '‐‑‒–—−',
};
const TO_TYPED: ReadonlyMap<string, string> = new Map(
  Object.entries(TYPED).flatMap(([typed, all]) => Array.from(all, (one) => [one, typed] as const)),
);
const ASCII = /^[\t\n\r -~]*$/;
/** Marks over, in and below letters. The two marks of kana make other letters of them (`か`, `が`), and stay. */
const MARKS = /(?![\u3099\u309A])[\p{Mn}\p{Me}]/gu;
/** What draws nothing: joiners, directions, soft hyphens. */
const UNSEEN = /\p{Cf}/gu;

/** There and back: some letters meet only as capitals (`ß` and `ss`, `ſ` and `s`). */
const toSmall = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

/**
 * Text without case, accents, and differences that nobody sees (composed or not, full width, a typographic apostrophe).
 * What is folded already stays as it is. Line ends and tabs stay.
 */
export const foldLetters = (text: string): string => {
  if (ASCII.test(text)) return text.toLowerCase();
  const apart = toSmall(text.normalize('NFKD')).normalize('NFKD');
  const plain = apart.replace(MARKS, '').replace(UNSEEN, '');
  return Array.from(plain, (one) => TO_TYPED.get(one) ?? one).join('');
};

/** A name is the same with and without them (`O'Brien`, `obrien`). All others are folded to the first; two are letters. */
const APOSTROPHES = /['ʾʿ]/g;
/** Katakana that has hiragana of the same sound; so have its signs of repetition. */
const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/g;
const toHiragana = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 0x60);

/**
 * What text is searched by: as `foldLetters`, and without apostrophes and the difference of katakana and hiragana. Stored
 * and typed text are both folded, by this alone; a part of a text is found in the whole, down to the parts of a Hangul
 * syllable. Never for a name that must be exactly right: that is `people/paste/`.
 */
export const foldText = (text: string): string =>
  foldLetters(text).replace(APOSTROPHES, '').replace(KATAKANA, toHiragana);

/** The words of a typed text, folded: each of them must occur in what is found. */
export const foldWords = (text: string): readonly string[] =>
  foldText(text)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Whether a name was typed as it is: an eye sees no difference. Letters of another size or without accents are one. */
export const isSameText = (typed: string, name: string): boolean =>
  typed.normalize('NFC').trim() === name.normalize('NFC').trim();

/** A name as the eye reads it: what draws nothing counts for nothing, and spaces are one. Empty: there is nothing to read. */
export const toSeenName = (name: string): string =>
  name.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
