import { isAddress } from './address.ts';
import { toColumns } from './columns.ts';
import { type HeaderColumn, toColumn } from './headers.ts';
import { DELIMITERS, type Delimiter, type Row, toAllCells } from './rows.ts';
import { type Breaks, hasAddress, isRule, type Table, toAddressColumns } from './tables.ts';
import { isPersonName } from './tokens.ts';

const runLength = (
  rows: readonly Row[],
  from: number,
  delimiter: Delimiter,
  { heads }: Pick<Breaks, 'heads'>,
): number => {
  const count = rows[from]?.counts[delimiter] ?? 0;
  if (count === 0) return 0;
  let last = from - 1;
  let full = 0;
  for (let at = from; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || heads.has(row.line)) break;
    if (isRule(row.text) && !row.isBlank) continue;
    if (row.isBlank && rows[at + 1]?.counts[delimiter] === count) continue;
    if (row.counts[delimiter] !== count) break;
    last = at;
    full += 1;
  }
  return full < 2 ? 0 : last - from + 1;
};

const MOST_PAIRED = 2;

/** Rows of nothing but addresses: columns of which nothing says whose they are, or a long list in several lines? */
const isWrapped = (
  full: readonly Row[],
  cells: readonly (readonly string[])[],
  delimiter: Delimiter,
): boolean => {
  if (delimiter === '\t' || delimiter === '|') return false;
  // A list goes on behind the comma at the end of its line.
  if (cells.some((row) => row.at(-1) === '')) return true;
  const all = cells.flat().map((cell) => cell.toLowerCase());
  const isSpaced = full.every(({ text }) => !/[,;]\S/.test(text));
  return isSpaced && (cells[0]?.length ?? 0) > MOST_PAIRED && new Set(all).size === all.length;
};

const isList = (
  rows: readonly Row[],
  cells: readonly (readonly string[])[],
  delimiter: Delimiter,
): boolean => {
  const full = cells.map((row) => row.filter((cell) => cell !== ''));
  if (full.every((row) => row.length <= 1)) return true;
  // "Label <address>" is how people are written to, not how rows are.
  if (full.some((row) => row.some((cell) => cell.includes('<') && hasAddress(cell)))) return true;
  return full.every((row) => row.every(isAddress)) && isWrapped(rows, cells, delimiter);
};

const isNames = (row: Row, cells: readonly string[], delimiter: Delimiter): boolean =>
  delimiter === ',' && cells.length === 2
    ? isPersonName(row.text.replace(',', ' ').trim().split(/\s+/))
    : cells.every((cell) => cell === '' || isPersonName(cell.replace(',', ' ').split(/\s+/)));

const isProse = (cells: readonly (readonly string[])[]): boolean => {
  const all = cells.flat().filter((cell) => cell !== '');
  return all.filter((cell) => cell.split(/\s+/, 6).length > 5).length * 4 > all.length;
};

const longestRun = (
  rows: readonly Row[],
  at: number,
  breaks: Pick<Breaks, 'heads'>,
): { delimiter: Delimiter; length: number } | null => {
  let best: { delimiter: Delimiter; length: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const length = runLength(rows, at, delimiter, breaks);
    if (length > (best?.length ?? 0)) best = { delimiter, length };
  }
  return best;
};

const isOfOthers = (kind: HeaderColumn | undefined): boolean =>
  kind === 'other' || kind === 'agent' || kind === 'secret';

/** Rows with the same number of separators: a table without a known header, or null where they are a list or prose. */
export type TextRun = {
  readonly length: number;
  readonly table: Table | null;
  /** Lines of three addresses and more: a list, or people and others of theirs. */
  readonly isDoubtful: boolean;
};

/** The run of such rows that begins here; null: none does. */
export const findRun = (rows: readonly Row[], at: number, breaks: Pick<Breaks, 'heads'>): TextRun | null => {
  const run = longestRun(rows, at, breaks);
  if (run === null) return null;
  const table = toBare(rows, at, run);
  return { length: run.length, table, isDoubtful: table === null && isOfAddresses(rows, at, run) };
};

/** Whole lines of addresses by commas: a list that a program wraps ends its lines with the comma. */
const isOfAddresses = (
  rows: readonly Row[],
  at: number,
  { delimiter, length }: { readonly delimiter: Delimiter; readonly length: number },
): boolean => {
  if (delimiter !== ',' || (rows[at]?.counts[delimiter] ?? 0) < MOST_PAIRED) return false;
  const full = rows.slice(at, at + length).filter((row) => !row.isBlank && !isRule(row.text));
  return toAllCells(full, delimiter).every((row) => row.every(isAddress));
};

const toBare = (
  rows: readonly Row[],
  at: number,
  run: { readonly delimiter: Delimiter; readonly length: number },
): Table | null => {
  const { delimiter, length } = run;
  const all = rows.slice(at, at + length);
  const full = all.filter((row) => !row.isBlank && !isRule(row.text));
  const cells = toAllCells(full, delimiter);
  if (isList(full, cells, delimiter) || isProse(cells)) return null;
  const addresses = toAddressColumns(cells);
  // Addresses that fill no cell: people as they are written to.
  if (addresses.length === 0 && full.some((row) => hasAddress(row.text))) return null;
  if (addresses.length === 0 && full.every((row, n) => isNames(row, cells[n] ?? [], delimiter))) return null;
  const [first] = full;
  const isHeaded = addresses.length > 0 && first !== undefined && !hasAddress(first.text);
  const kinds = isHeaded ? (cells[0] ?? []).map(toColumn) : [];
  const own = addresses.filter((column) => !isOfOthers(kinds[column]));
  const columns = { ...toColumns([]), addresses: own, mustAgree: own.length > 1 };
  const header = isHeaded ? first : null;
  const body = { rows: full.slice(isHeaded ? 1 : 0), cells: cells.slice(isHeaded ? 1 : 0) };
  return {
    header,
    delimiter,
    kinds,
    columns,
    rules: all.filter((row) => !row.isBlank && isRule(row.text)),
    ...body,
  };
};
