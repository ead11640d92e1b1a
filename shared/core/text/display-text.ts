/**
 * Text from a server, made safe to look at. What could make one name pass for another is written out as a mark:
 * direction controls, invisible and control characters, lone surrogates, heaps of combining marks. Ordinary text
 * comes back unchanged. Never use the result as a key: it is for eyes only.
 */
export type DisplayText = {
  readonly text: string;
  /** True when something was written out, dropped or cut. */
  readonly isAltered: boolean;
  /** True when letters of scripts that look alike (Latin, Cyrillic, Greek) share one word. */
  readonly isMixedScript: boolean;
};

const MAX_CHARACTERS = 200;
const MAX_MARKS = 3;
/** Text that nothing below can find fault with, which nearly all is: said at once, since a screen asks for hundreds. */
const PLAIN = /^[\x20-\x7E]{0,200}$/;

// Controls, format characters (bidi, zero-width, tags), surrogates, private use, unassigned, line separators.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
/** Code points that draw nothing though they count as letters or marks: joiners, fillers, variation selectors. */
const BLANKS: readonly (readonly [from: number, to: number])[] = [
  [0x034f, 0x034f],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xffa0, 0xffa0],
  [0xe0100, 0xe01ef],
];
const COMBINING = /\p{M}/u;
const JOINER = '\u200D';
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}/u;
const EMOJI_STYLE = '\uFE0F';

const isInvisible = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return HIDDEN.test(character) || BLANKS.some(([from, to]) => code >= from && code <= to);
};

const mark = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
};

/** Inside an emoji sequence a joiner and the emoji style selector are ordinary spelling. */
const isEmojiGlue = (character: string, previous: string, next: string): boolean =>
  (character === EMOJI_STYLE && EMOJI.test(previous)) ||
  (character === JOINER && (EMOJI.test(previous) || previous === EMOJI_STYLE) && EMOJI.test(next));

const LOOKALIKE_SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

const hasMixedScript = (text: string): boolean =>
  text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .some((word) => LOOKALIKE_SCRIPTS.filter((script) => script.test(word)).length > 1);

/** What to show for `raw`; at most `most` (200) characters of it, then an ellipsis with the number left out. */
export const toDisplayText = (raw: string, most = MAX_CHARACTERS): DisplayText => {
  if (raw.length <= most && PLAIN.test(raw)) return { text: raw, isAltered: false, isMixedScript: false };
  const characters = Array.from(raw);
  let text = '';
  let marksInRow = 0;
  for (const [index, character] of characters.slice(0, most).entries()) {
    const isMark = COMBINING.test(character);
    marksInRow = isMark ? marksInRow + 1 : 0;
    const isHidden =
      isInvisible(character) &&
      !isEmojiGlue(character, characters[index - 1] ?? '', characters[index + 1] ?? '');
    if (isHidden) text += mark(character);
    else if (marksInRow <= MAX_MARKS) text += character;
    else if (marksInRow === MAX_MARKS + 1) text += '⟨…⟩';
  }
  const left = characters.length - most;
  if (left > 0) text += `… ⟨+${left}⟩`;
  return { text, isAltered: text !== raw, isMixedScript: hasMixedScript(raw) };
};

/**
 * A name from a server as plain text, for where no element can be: an option, a title, a label. What is hidden is
 * written out, and a name without anything to see is "(no name)".
 */
export const toPlainName = (raw: string, most?: number): string => {
  const { text } = toDisplayText(raw, most);
  return text.trim() === '' ? '(no name)' : text;
};

/** A sentence with a name in it as plain text: for titles and labels, which show every character that they are given. */
export function toShown(sentence: string): string;
export function toShown(sentence: string | undefined): string | undefined;
export function toShown(sentence: string | undefined): string | undefined {
  return sentence === undefined ? undefined : toDisplayText(sentence, 600).text;
}
