import type { PastedCase } from './entry.ts';
import { addressOf, type CorpusPerson, named, nameOf } from './people.ts';

/** What a column of a sheet holds of a person. */
type Cell = (one: CorpusPerson, n: number) => string;
export type SheetColumn = readonly [header: string, cell: Cell];
export type Form = {
  readonly delimiter: string;
  readonly end: string;
  readonly bom: boolean;
  readonly quote: 'none' | 'needed' | 'all';
};

const write = (cell: string, { delimiter, quote }: Form): string => {
  const needs = cell.includes(delimiter) || cell.includes('"') || cell.includes('\n');
  return quote === 'all' || (quote === 'needed' && needs) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

export const toText = (columns: readonly SheetColumn[], form: Form, withHeader: boolean): string => {
  const header = columns.map(([name]) => write(name, form)).join(form.delimiter);
  const rows = named.map((one, n) =>
    columns.map(([, cell]) => write(cell(one, n), form)).join(form.delimiter),
  );
  return `${form.bom ? '\uFEFF' : ''}${(withHeader ? [header, ...rows] : rows).join(form.end)}${form.end}`;
};

export const ALL = named.map(({ username }) => username);
export const STARTS = named.map((_, n) => `Secret-Start-${n}`);
export const given: Cell = (one) => one.given;
export const family: Cell = (one) => one.family;
export const mail: Cell = addressOf;
export const full: Cell = nameOf;
export const login: Cell = (one) => one.username;
export const start: Cell = (_one, n) => STARTS[n] ?? '';
export const other =
  (...values: readonly string[]): Cell =>
  (_one, n) =>
    values[n % values.length] ?? '';

export const sheet = (
  name: string,
  columns: readonly SheetColumn[],
  form: Form,
  more: Partial<PastedCase> = {},
): PastedCase => ({
  name,
  text: toText(columns, form, true),
  found: ALL,
  notPerson: [[1, 'header']],
  secrets: columns.some(([, cell]) => cell === start) ? STARTS : [],
  ...more,
});

export const CSV: Form = { delimiter: ',', end: '\r\n', bom: false, quote: 'needed' };
