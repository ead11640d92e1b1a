import Papa from 'papaparse';
import { findAddresses } from './address.ts';

/** What cells are separated by, the likeliest first. Two spaces or more count only under a known header. */
export const DELIMITERS = ['\t', ';', '|', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number] | '  ';
type Counts = { readonly [D in Delimiter]: number };

/** One row of a text: a line, or several that a quoted cell holds together. */
export type Row = {
  /** Counted from 0. */
  readonly line: number;
  readonly lastLine: number;
  readonly text: string;
  /** How often each delimiter stands in it, outside of quotes. */
  readonly counts: Counts;
  /** A quote opens a cell, and nothing closes it. */
  readonly isOpen: boolean;
  readonly isBlank: boolean;
};

/** A quoted cell is not looked for further than this. */
const MOST_LINES = 40;
const MOST_TEXT = 20_000;
const QUOTE = '"';

type Counting = { [D in Delimiter]: number };
type State = { readonly counts: Counting; isStart: boolean; isQuoted: boolean };

const none = (): Counting => ({ '\t': 0, ';': 0, '|': 0, ',': 0, '  ': 0 });
const NO_COUNTS: Counts = none();

const countOf = (counts: Counting, character: string): boolean => {
  if (character !== ',' && character !== ';' && character !== '\t' && character !== '|') return false;
  counts[character] += 1;
  return true;
};

const toPlainCounts = (text: string): Counts => {
  const counts = none();
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (countOf(counts, character) || character !== ' ') continue;
    if (at > 0 && text.charAt(at + 1) === ' ' && text.charAt(at - 1) !== ' ') counts['  '] += 1;
  }
  return counts;
};

/** Counts delimiters outside of quotes, from where the text before ended; a quote opens only where a cell begins (RFC 4180). */
const scan = (state: State, text: string): void => {
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (state.isQuoted) {
      if (character !== QUOTE) continue;
      if (text.charAt(at + 1) === QUOTE) at += 1;
      else state.isQuoted = false;
    } else if (character === QUOTE && state.isStart) {
      state.isQuoted = true;
      state.isStart = false;
    } else if (countOf(state.counts, character)) state.isStart = true;
    else if (character !== ' ') state.isStart = false;
  }
};

const begin = (text: string): State => {
  const state: State = { counts: none(), isStart: true, isQuoted: false };
  scan(state, text);
  return state;
};

const isLike = (one: Counts, other: Counts): boolean =>
  DELIMITERS.some((delimiter) => one[delimiter] > 0 && one[delimiter] === other[delimiter]);

/** The row that goes on over the lines behind `from` until its quote is closed; null: it never is. */
const joinOpen = (lines: readonly string[], from: number, before: Row | undefined): Row | null => {
  let length = (lines[from] ?? '').length;
  const state = begin(lines[from] ?? '');
  for (let to = from + 1; to < lines.length && to - from <= MOST_LINES && length < MOST_TEXT; to += 1) {
    const next = lines[to] ?? '';
    length += next.length;
    scan(state, next);
    if (state.isQuoted) continue;
    const { counts } = state;
    const isFirst = before === undefined || before.isBlank;
    const isRow = isFirst ? DELIMITERS.some((one) => counts[one] > 0) : isLike(counts, before.counts);
    const text = lines.slice(from, to + 1).join('\n');
    return isRow ? { line: from, lastLine: to, text, counts, isOpen: false, isBlank: false } : null;
  }
  return null;
};

/** Jira draws its headers twice as thick. */
const toThin = (text: string): string =>
  text.startsWith('||') && text.length < 20_000 ? text.replaceAll('||', '|') : text;

const toRow = (raw: string, line: number): Row => {
  const text = toThin(raw);
  if (text.trim() === '')
    return { line, lastLine: line, text, counts: NO_COUNTS, isOpen: false, isBlank: true };
  const state = text.includes(QUOTE) ? begin(text) : null;
  const isOpen = state?.isQuoted === true;
  const counts = state === null || isOpen ? toPlainCounts(text) : state.counts;
  return { line, lastLine: line, text, counts, isOpen, isBlank: false };
};

/** The same row with these cells, by tabs. */
export const toCellsRow = (row: Row, cells: readonly string[]): Row => ({
  ...row,
  text: cells.join('\t'),
  counts: { ...NO_COUNTS, '\t': cells.length - 1, '  ': row.counts['  '] },
});

/** The same row with this text, which is no row of cells. */
export const toPlainRow = (row: Row, text: string): Row => ({ ...row, text, counts: NO_COUNTS });

/** All lines as rows. A quote that nothing closes in a row like the one before is a mark like any other. */
export const toRows = (lines: readonly string[]): readonly Row[] => {
  const rows: Row[] = [];
  for (let line = 0; line < lines.length; line += 1) {
    const alone = toRow(lines[line] ?? '', line);
    const row = (alone.isOpen ? joinOpen(lines, line, rows.at(-1)) : null) ?? alone;
    rows.push(row);
    line = row.lastLine;
  }
  return rows;
};

/** Spaces between a delimiter and a quote are nobody's meaning; the library would take the quote for a letter. */
const AROUND = / +(?=")|(?<=") +/g;
const tidyQuotes = (text: string, delimiter: string): string =>
  text.replace(AROUND, (spaces, at: number) => {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + spaces.length);
    const isBefore = after === QUOTE && (at === 0 || before === delimiter);
    const isAfter = before === QUOTE && (after === delimiter || after === '');
    return isBefore || isAfter ? '' : spaces;
  });

const isQuoted = (row: Row): boolean => row.text.includes(QUOTE) && !row.isOpen;

const parse = (text: string, delimiter: string): readonly (readonly string[])[] =>
  Papa.parse<readonly string[]>(text, { delimiter, newline: '\r\n' }).data;

const trim = (cells: readonly string[]): readonly string[] => cells.map((cell) => cell.trim());

/** The cells of many rows: what is quoted goes through the library at once, which is ten times faster. */
export const toAllCells = (rows: readonly Row[], delimiter: Delimiter): readonly (readonly string[])[] => {
  if (delimiter === '  ') return rows.map((row) => toCells(row, delimiter));
  const quoted = rows.filter(isQuoted);
  if (quoted.length === 0) return rows.map((row) => toCells(row, delimiter));
  const parsed = parse(quoted.map((row) => tidyQuotes(row.text, delimiter)).join('\r\n'), delimiter);
  // Something behind a closing quote may have drawn rows together: then each is read alone.
  if (parsed.length !== quoted.length) return rows.map((row) => toCells(row, delimiter));
  const cells = new Map(quoted.map((row, at) => [row, trim(parsed[at] ?? [])]));
  return rows.map((row) => cells.get(row) ?? toCells(row, delimiter));
};

/** The cells of a row, without the spaces around them. */
export const toCells = (row: Row, delimiter: Delimiter): readonly string[] => {
  if (delimiter === '  ') return row.text.trim().split(/ {2,}|\t/);
  if (!isQuoted(row)) return trim(row.text.split(delimiter));
  return trim(parse(tidyQuotes(row.text, delimiter), delimiter)[0] ?? []);
};

/** A line that begins with an address in angle brackets: its label stands at the end of the line before. */
const BEGINS = /^[\s>]*<\s*(?:mailto:|smtp:)?[^\s<>@]+@/i;
const LONGEST_LABEL = 200;
/** An address that the line end cuts off before its host is whole: "anna@", "anna@acme.", "anna@acme-". */
const CUT = /[^\s@<>]@(?:[\p{L}\p{N}-]*[.-])?\s*$/u;
/** What may be the rest of a host. */
const REST = /^[\s>]*[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*[>\s,;.)]*/u;

/** How a line break, such as mail programs make, tears what belongs together. */
export type Wraps = {
  /** Of these lines (counted from 0) all is the label of the address that the next begins with. */
  readonly labels: ReadonlySet<number>;
  /** These lines hold the two halves of an address: a half of one must not find somebody else. */
  readonly torn: ReadonlySet<number>;
};

/** Lines that a line break tears; the rows give up the label that belongs to the next. */
export const readWraps = (rows: readonly Row[]): Wraps => {
  const labels = new Set<number>();
  const torn = new Set<number>();
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    if (next === undefined || row.isBlank || next.isBlank || row.line !== row.lastLine) continue;
    if (BEGINS.test(next.text.slice(0, LONGEST_LABEL)) && isLabel(row.text)) labels.add(row.line);
    if (row.text.endsWith('@') || CUT.test(row.text.slice(-LONGEST_LABEL))) {
      const rest = REST.exec(next.text.slice(0, LONGEST_LABEL))?.[0] ?? '';
      if (rest !== '' && rest.length === next.text.length) {
        torn.add(row.line);
        torn.add(next.line);
      }
    }
  }
  return { labels, torn };
};

const isLabel = (text: string): boolean =>
  text.length <= LONGEST_LABEL &&
  !/[;>]\s*$/.test(text) &&
  !text.includes(';') &&
  findAddresses(text, 1).found.length === 0;
