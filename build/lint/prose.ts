import type { Source } from './finding.ts';
import type { Parsed } from './parse.ts';
import type { Node } from './tree.ts';

/**
 * A text of which only the words are left, each where it was: an offset in it is one in the source. Lines of one
 * paragraph or comment are joined by blanks, so that a citation may run over the end of a line; what does not belong
 * together is parted by line breaks.
 */
export type Prose = { readonly source: Source; readonly words: string };

const blank = (text: string, by: string): string => by.repeat(text.length);

/** Markdown without its blocks of code. */
export const toMarkdownProse = (source: Source): Prose => {
  let isFenced = false;
  const lines = source.text.split('\n').map((line) => {
    const isFence = /^\s*```/.test(line);
    if (isFence) isFenced = !isFenced;
    if (isFence || isFenced || line.trim() === '') return `${blank(line, '\n')}\n`;
    // A row of a table and a heading are whole by themselves.
    return /^\s*[|#]/.test(line) ? `${line}\n` : `${line} `;
  });
  return { source, words: lines.join('').slice(0, source.text.length) };
};

type Piece = { readonly from: number; readonly to: number };

const keepOnly = (source: Source, pieces: readonly Piece[]): Prose => {
  let words = '';
  for (const { from, to } of pieces.toSorted((a, b) => a.from - b.from)) {
    const gap = source.text.slice(words.length, from);
    // Comments of one line each that follow each other are one.
    words += blank(gap, /^\s*\/\/$/.test(gap) && words.length > 0 ? ' ' : '\n');
    words += source.text.slice(from, to).replace(/\n[ \t]*\*?/g, (end) => blank(end, ' '));
  }
  return { source, words: words + blank(source.text.slice(words.length), '\n') };
};

/** The comments of a script. */
export const toComments = ({ source, comments }: Parsed): Prose =>
  // Between the marks: two characters at the start, and at the end of a block.
  keepOnly(
    source,
    comments.map(({ text, start }) => ({ from: start + 2, to: start + 2 + text.length })),
  );

const toPiece = ({ type, start, value, end }: Node): readonly Piece[] => {
  const isText = type === 'TemplateElement' || (type === 'Literal' && typeof value === 'string');
  return isText && typeof end === 'number' ? [{ from: start, to: end }] : [];
};

/** The texts that a script holds: reasons and titles cite as well. */
export const toTexts = ({ source, nodes }: Parsed): Prose => keepOnly(source, nodes.flatMap(toPiece));
