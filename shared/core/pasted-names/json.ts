import { type Column, isIdentity, toColumn } from './headers.ts';
import type { ShownLine } from './html.ts';

const OPENS = /^\s*[[{]/;
const TRAILING = /,\s*$/;
const NAMES: readonly Column[] = ['name', 'given', 'family'];
const MOST_DEPTH = 6;
const MOST_KEYS = 200;
const SPACES = /[\t\r\n]+/g;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };
type Cells = ReadonlyMap<string, string>;

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !isArray(value);

const parse = (text: string): Json | undefined => {
  if (!OPENS.test(text)) return undefined;
  try {
    const value: Json = JSON.parse(text.replace(TRAILING, ''));
    return isArray(value) || isObject(value) ? value : undefined;
  } catch {
    // Something in brackets that is no JSON: it is read like any other line.
    return undefined;
  }
};

const toText = (value: Json): string =>
  value === null || typeof value === 'object' ? '' : String(value).replace(SPACES, ' ').trim();
const toCell = (text: string): string => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);

/** What an object says of one person, by the way to each value: "manager.email". */
const flatten = (value: Json, path: string, cells: Map<string, string>, depth: number): Cells => {
  if (cells.size > MOST_KEYS || depth > MOST_DEPTH) return cells;
  if (isObject(value))
    for (const [key, one] of Object.entries(value))
      flatten(one, path === '' ? key : `${path}.${key}`, cells, depth + 1);
  else if (isArray(value)) {
    if (value.every((one) => typeof one === 'string')) cells.set(path, value.map(toText).join('; '));
    else for (const [n, one] of value.entries()) flatten(one, `${path}.${n}`, cells, depth + 1);
  } else cells.set(path.replace(SPACES, ' '), toText(value));
  return cells;
};

const isPerson = (value: JsonObject): boolean =>
  Object.entries(value).some(([key, one]) => isIdentity(toColumn(key)) && typeof one === 'string');

/** The lines that the same would be as a sheet: lists below their key, and objects as rows below the keys they have. */
const createSheet = () => {
  const lines: ShownLine[] = [];
  let rows: { line: number; cells: Cells }[] = [];
  const put = (line: number, text: string): void => void lines.push({ line, lastLine: line, text });

  const close = (): void => {
    const keys = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].slice(0, MOST_KEYS);
    const [first] = rows;
    const [only = ''] = keys;
    // A display name finds nobody, and alone it has no row to be proposed in.
    if (keys.length === 1 && NAMES.includes(toColumn(only))) rows = [];
    else if (first !== undefined && keys.length === 1)
      list(
        first.line,
        only,
        rows.map(({ cells }) => cells.get(only) ?? ''),
      );
    else if (first !== undefined && keys.length > 1) {
      put(first.line, '');
      put(first.line, keys.map(toCell).join('\t'));
      for (const { line, cells } of rows)
        put(line, keys.map((key) => toCell(cells.get(key) ?? '')).join('\t'));
    }
    rows = [];
  };
  const list = (line: number, key: string, values: readonly string[]): void => {
    put(line, '');
    if (key !== '') put(line, toColumn(key) === 'secret' ? key : `${key}:`);
    for (const value of values) if (value !== '') put(line, value);
    put(line, '');
  };
  const add = (line: number, key: string, value: Json, depth: number): void => {
    if (depth > MOST_DEPTH) return;
    if (isArray(value)) {
      const isRows = value.some(isObject);
      if (!isRows) {
        close();
        list(line, key, value.filter((one) => typeof one === 'string').map(toText));
        return;
      }
      if (key !== '') {
        close();
        put(line, '');
        put(line, `${key}:`);
      }
      for (const one of value) if (isObject(one)) add(line, '', one, depth + 1);
      if (key !== '') close();
    } else if (isObject(value)) {
      const isHolder = !isPerson(value) && Object.values(value).some(isArray);
      if (!isHolder) rows.push({ line, cells: flatten(value, '', new Map(), 0) });
      else for (const [name, one] of Object.entries(value)) if (isArray(one)) add(line, name, one, depth + 1);
    }
  };
  return {
    add: (line: number, value: Json): void => add(line, '', value, 0),
    close: (): readonly ShownLine[] => {
      close();
      return lines;
    },
  };
};

/** A text of nothing but JSON, a value on each line, as the sheet that says the same; null: it is none. */
export const toJsonLines = (lines: readonly string[]): readonly ShownLine[] | null => {
  if (!lines.every((line) => line.trim() === '' || OPENS.test(line))) return null;
  const sheet = createSheet();
  let isAny = false;
  for (const [line, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const value = parse(text);
    if (value === undefined) return null;
    isAny = true;
    sheet.add(line, value);
  }
  const shown = sheet.close();
  const told = new Set(shown.filter(({ text }) => text !== '').map(({ line }) => line));
  // Where a line would be left with nothing, or names alone, nothing is gained by it.
  const isWhole = lines.every((text, line) => text.trim() === '' || told.has(line));
  return isAny && isWhole ? shown : null;
};
