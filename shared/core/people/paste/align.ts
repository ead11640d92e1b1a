import { type Row, toCellsRow } from './rows.ts';
import { unbullet } from './unwrap.ts';

/** Lines under the columns of a head, as PowerShell, SQL and reStructuredText draw them: "---- ------", "====  ====". */
const UNDERLINES = /^\s*(?:-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))+\s*$/;
const LONGEST = 2_000;
const PLACES = /[-=]+/g;

const isPlain = ({ isBlank, text, line, lastLine }: Row): boolean =>
  !isBlank && line === lastLine && text.length <= LONGEST && !text.includes('\u0000');

type Column = { readonly start: number; readonly end: number };

const toColumns = (text: string): readonly Column[] =>
  [...text.matchAll(PLACES)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** Where the cell at `column` begins; -1: what stands before runs into it. What is written to the right may begin earlier. */
const toCut = (text: string, before: Column, column: Column): number => {
  const last = text.charAt(column.start - 1);
  if (last === ' ' || last === '') return column.start;
  const at = text.lastIndexOf(' ', column.start - 1) + 1;
  return at > before.end ? at : -1;
};

/** The cells of a row by the places of its columns; null: it does not keep to them. */
const cutAt = (text: string, columns: readonly Column[]): readonly string[] | null => {
  const cuts = columns.map((column, n) => {
    const before = columns[n - 1];
    return before === undefined ? 0 : toCut(text, before, column);
  });
  if (cuts.includes(-1)) return null;
  return cuts.map((from, n) =>
    text
      .slice(from, cuts[n + 1] ?? text.length)
      .trim()
      .replaceAll('\t', ' '),
  );
};

/** A row that does not keep to the columns has other cells than the head, and is told as such. */
const toMisfit = (text: string, count: number): readonly string[] => {
  const words = text.trim().split(/\s+/);
  return words.length === count ? [...words, ''] : words;
};

/** Rows of lower-case words, which may as well be columns: "asmith admin" above "bjones viewer". */
const WORDS = /^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*(?:\s+[a-z0-9]+(?:[._-][a-z0-9]+)*){1,3}$/;
/** Rows of two addresses and nothing else: "asmith@acme.example -> boss@acme.example". */
const PAIR =
  /^[^\s<>,;|@]{1,64}@[^\s<>,;|@]{1,255}(?:\s+|\s*(?:-{1,2}>|=>|→|–|\/)\s*)[^\s<>,;|@]{1,64}@[^\s<>,;|@]{1,255}$/;
const BETWEEN_PAIR = /\s*(?:-{1,2}>|=>|→|–|\/)\s*|\s+/;

const toWords = (row: Row): readonly string[] | null => {
  if (!isPlain(row) || row.text.length > 600 || row.counts['\t'] > 0) return null;
  const bare = unbullet(row.text, false);
  if (PAIR.test(bare)) return bare.split(BETWEEN_PAIR);
  return WORDS.test(bare) ? bare.split(/\s+/) : null;
};

/** How many rows from `at` on hold as many words each. */
const countAlike = (rows: readonly Row[], at: number, words: readonly string[]): number => {
  const isPair = words[0]?.includes('@') === true;
  let length = 1;
  for (let next = rows[at + length]; next !== undefined; next = rows[at + length]) {
    const own = toWords(next);
    if (own?.length !== words.length || (own[0]?.includes('@') === true) !== isPair) break;
    length += 1;
  }
  return length;
};

/**
 * The same rows, with tabs between what stands in columns that only spaces make: below a head that is underlined column by
 * column, or in rows of as many words or addresses each.
 */
export const alignColumns = (rows: readonly Row[]): readonly Row[] => {
  const aligned: Row[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined) break;
    const rule = rows[at + 1];
    if (
      rule !== undefined &&
      isPlain(row) &&
      isPlain(rule) &&
      UNDERLINES.test(rule.text) &&
      !UNDERLINES.test(row.text)
    ) {
      const columns = toColumns(rule.text);
      const head = cutAt(row.text, columns);
      if (head !== null) {
        aligned.push(toCellsRow(row, head), rule);
        at += 2;
        for (let next = rows[at]; next !== undefined && isPlain(next); next = rows[at]) {
          if (UNDERLINES.test(next.text)) break;
          const cells = cutAt(next.text, columns);
          aligned.push(toCellsRow(next, cells ?? toMisfit(next.text, head.length)));
          at += 1;
        }
        at -= 1;
        continue;
      }
    }
    const words = toWords(row);
    const length = words === null ? 1 : countAlike(rows, at, words);
    if (length === 1) aligned.push(row);
    else for (const one of rows.slice(at, at + length)) aligned.push(toCellsRow(one, toWords(one) ?? []));
    at += length - 1;
  }
  return aligned;
};
