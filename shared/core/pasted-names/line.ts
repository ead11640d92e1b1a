import type { PastedName } from './name.ts';
import { unbullet, unwrap } from './unwrap.ts';

const MAIL = /^[^\s@<>]+@[^\s@<>]+$/;
const USERNAME = /^@?[a-zA-Z0-9]+(?:[-_.][a-zA-Z0-9]+)*$/;
/** "Anna", "O'Neil", "J.": how a person's name is written, and hardly a username. */
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'.]*$/u;
const ANGLED = /^(.*?)<\s*(?:mailto:)?([^<>\s]+)\s*>$/i;
/** A lower-case line of at most this many words may still be somebody's name. */
const SHORT = 3;

/** Splits at some characters, not inside double quotes and not inside angle brackets that are closed again. */
const splitOutside = (text: string, at: string): readonly string[] => {
  const lastOf = { '"': text.lastIndexOf('"'), '>': text.lastIndexOf('>') };
  const pieces: string[] = [];
  let start = 0;
  let closing: '"' | '>' | null = null;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (closing !== null) {
      if (character === closing) closing = null;
    } else if (at.includes(character)) {
      pieces.push(text.slice(start, index));
      start = index + 1;
    } else if (character === '"' && index < lastOf['"']) closing = '"';
    else if (character === '<' && index < lastOf['>']) closing = '>';
  }
  return [...pieces, text.slice(start)].map((one) => one.trim()).filter((one) => one !== '');
};

const toLabel = (text: string): string | null => unwrap(text) || null;

/** Words beside addresses: capitalised ones tell who the address belongs to, others are names of their own. */
const readMixed = (words: readonly string[]): readonly PastedName[] => {
  const names: PastedName[] = [];
  let label: string[] = [];
  for (const word of words) {
    const value = unwrap(word);
    if (MAIL.test(value)) {
      names.push({ value, also: label.join(' ') || null });
      label = [];
    } else if (NAME_WORD.test(value)) label.push(value);
    else if (value !== '' && /[\p{L}\p{N}]/u.test(value)) names.push({ value, also: null });
  }
  const last = names.at(-1);
  if (label.length === 0) return names;
  if (last?.also === null) return [...names.slice(0, -1), { ...last, also: label.join(' ') }];
  return [...names, { value: label.join(' '), also: null }];
};

const readPiece = (piece: string): readonly PastedName[] => {
  const angled = ANGLED.exec(piece);
  if (angled !== null && angled[2] !== undefined)
    return [{ value: unwrap(angled[2]), also: toLabel(angled[1] ?? '') }];
  const inner = unwrap(piece);
  const words = inner.split(/\s+/).filter((word) => word !== '');
  if (words.length <= 1) return [{ value: inner, also: null }];
  if (words.some((word) => MAIL.test(unwrap(word)) || /<[^<>\s]+@/.test(word)))
    return readMixed(inner.split(/[\s()"]+/));
  const plain = words.map(unwrap);
  const isList = plain.every((word) => USERNAME.test(word) && !NAME_WORD.test(word));
  if (!isList) return [{ value: words.join(' '), also: null }];
  const whole = words.length <= SHORT ? words.join(' ') : null;
  return plain.map((value) => ({ value, also: whole }));
};

const isNameWords = (piece: string): boolean => piece.split(/\s+/).every((word) => NAME_WORD.test(word));

/** "Smith, Anna" is one person, and so is "Smith, Anna <anna@…>": the name is put in its usual order. */
const joinSurnames = (pieces: readonly string[]): readonly string[] => {
  const [first = '', second = ''] = pieces;
  if (pieces.length === 2 && isNameWords(first) && isNameWords(second)) return [`${second} ${first}`];
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const label = ANGLED.exec(piece)?.[1]?.trim() ?? '';
    if (before !== undefined && label !== '' && isNameWords(label) && isNameWords(before))
      joined.splice(-1, 1, `${label} ${before} ${piece.slice(piece.indexOf('<'))}`);
    else joined.push(piece);
  }
  return joined;
};

/** The names in one line that is no row of a table. A piece that could mean several things stays whole. */
export const readLine = (line: string): readonly PastedName[] => {
  const bare = unbullet(line);
  // Addresses one after the other with nothing but spaces between them.
  const spaced = bare.replace(/>\s+(?=\S)/g, '>;');
  return splitOutside(spaced, ';\t|')
    .flatMap((part) => joinSurnames(splitOutside(part, ',')))
    .flatMap(readPiece)
    .filter(({ value }) => /[\p{L}\p{N}]/u.test(value));
};
