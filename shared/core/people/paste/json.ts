import { namesList } from './free-line.ts';
import { type HeaderColumn, isIdentity, toColumn } from './headers.ts';
import type { ShownLine } from './html.ts';
import { type JsonObject, type JsonValue, readJsonValue } from './json-values.ts';
import { readYamlItems } from './yaml-items.ts';

const NAMES: readonly HeaderColumn[] = ['name', 'given', 'family'];
const MOST_DEPTH = 12;
const MOST_KEYS = 200;
const CAMEL = /(\p{Ll})(\p{Lu})/gu;
const SPACES = /[\t\r\n]+/g;

type Cells = ReadonlyMap<string, string>;

const isObject = (value: JsonValue): value is JsonObject => value.kind === 'object';
const toText = (value: JsonValue): string =>
  value.kind === 'text' ? value.text.replace(SPACES, ' ').trim() : '';
const toCell = (text: string): string => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);

/** Keys that only hold what is said of a person: "profile": {"email": …}. */
const HOLDERS = /^(?:user|member|node|profile|person|account|identity|attributes|principal)$/i;
/** A thing that somebody wrote: its "user" is the author. */
const isWritten = ({ entries }: JsonObject): boolean =>
  entries.some(([key]) => /^(?:title|body)$/i.test(key));

/** The keys of an object, as what they mean in it. */
const toEntries = (object: JsonObject): JsonObject['entries'] =>
  isWritten(object)
    ? object.entries.map(([key, one]) => [/^user$/i.test(key) ? 'author' : key, one] as const)
    : object.entries;

/** What an object says of one person, by the way to each value: "manager.email". */
const flatten = (value: JsonValue, path: string, cells: Map<string, string>, depth: number): Cells => {
  if (cells.size > MOST_KEYS || depth > MOST_DEPTH) return cells;
  const put = (text: string): void => {
    const key = path.replace(SPACES, ' ');
    cells.set(cells.has(key) ? `${key} ${cells.size}` : key, text);
  };
  if (isObject(value))
    for (const [key, one] of toEntries(value)) {
      const isHolder = isObject(one) && HOLDERS.test(key);
      flatten(one, [path, isHolder ? '' : key].filter((part) => part !== '').join('.'), cells, depth + 1);
    }
  else if (value.kind !== 'list') put(toText(value));
  else if (value.items.every(({ kind }) => kind === 'text')) put(value.items.map(toText).join('; '));
  else for (const [n, one] of value.items.entries()) flatten(one, `${path}.${n}`, cells, depth + 1);
  return cells;
};

const TELLING: readonly HeaderColumn[] = ['email', 'upn', 'username', 'subject'];

/** Whether an object says of one person who that is, itself or in what holds only that. */
const isPerson = (object: JsonObject, depth = 0): boolean =>
  depth < MOST_DEPTH &&
  toEntries(object).some(([key, one]) => {
    if (one.kind === 'text') return TELLING.includes(toColumn(key));
    if (one.kind === 'list') return TELLING.includes(toColumn(key)) && toColumn(key) !== 'username';
    if (!isObject(one)) return false;
    return (HOLDERS.test(key) || toColumn(key) === 'subject') && isPerson(one, depth + 1);
  });
const isIdentified = (object: JsonObject): boolean =>
  isPerson(object) || object.entries.some(([key, one]) => one.kind === 'text' && isIdentity(toColumn(key)));

/** What has people, and is none. */
const THINGS =
  /^(?:organi[sz]ation|org|team|group|company|tenant|enterprise|repository|repo|project|workspace)$/i;

const listsPeople = ({ entries }: JsonObject): boolean =>
  entries.some(
    ([key, one]) =>
      one.kind === 'list' &&
      namesList(key) &&
      one.items.some((item) =>
        isObject(item) ? isIdentified(item) : item.kind === 'text' && toColumn(key) === 'username',
      ),
  );

const hasParts = ({ entries }: JsonObject): boolean =>
  entries.some(([, one]) => one.kind === 'object' || one.kind === 'list');

/** The lines that the same would be as a sheet: lists below their key, and objects as rows below the keys they have. */
const createSheet = () => {
  const lines: ShownLine[] = [];
  let rows: { line: number; lastLine: number; cells: Cells }[] = [];
  let isHeaded = false;
  const put = (line: number, text: string, lastLine = line): void =>
    void lines.push({ line, lastLine, text });
  /** A key that tells whom it is of. Any other is nobody, though somebody may be called so. */
  const head = (line: number, key: string): void => {
    put(line, '');
    const kind = toColumn(key);
    const words = key.replace(CAMEL, '$1 $2').replaceAll('_', ' ');
    isHeaded = !THINGS.test(key) && (kind !== 'unknown' || namesList(words));
    if (isHeaded) put(line, kind === 'secret' ? key : `${words}:`);
  };

  const close = (): void => {
    const keys = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].slice(0, MOST_KEYS);
    const [first] = rows;
    const [only = ''] = keys;
    // A display name finds nobody, and alone it has no row to be proposed in.
    if (keys.length === 1 && NAMES.includes(toColumn(only))) rows = [];
    else if (first !== undefined && keys.length === 1) {
      if (!isHeaded || toColumn(only) === 'secret') head(first.line, only);
      for (const { line, lastLine, cells } of rows) put(line, cells.get(only) ?? '', lastLine);
      put(first.line, '');
    } else if (first !== undefined && keys.length > 1) {
      put(first.line, '');
      put(first.line, keys.map(toCell).join('\t'));
      for (const { line, lastLine, cells } of rows)
        put(line, keys.map((key) => toCell(cells.get(key) ?? '')).join('\t'), lastLine);
      put(first.line, '');
    }
    rows = [];
    isHeaded = false;
  };
  const putAlone = (line: number, text: string): void => {
    close();
    if (text !== '') put(line, text);
  };
  const addBelow = (key: string, value: JsonValue, depth: number): void => {
    close();
    if (key !== '') head(value.line, key);
    add(key, value, depth + 1);
    if (key !== '') close();
  };
  const add = (key: string, value: JsonValue, depth: number): void => {
    if (depth > MOST_DEPTH) return;
    if (value.kind === 'list') {
      if (!value.items.some(({ kind }) => kind === 'object' || kind === 'list')) {
        close();
        if (depth === 0) put(value.line, '');
        for (const one of value.items) if (toText(one) !== '') put(one.line, toText(one));
        put(value.line, '');
      } else
        for (const one of value.items)
          if (one.kind !== 'text') add('', one, depth + 1);
          else putAlone(one.line, toText(one));
    } else if (isObject(value)) {
      const { line, lastLine } = value;
      const isHolder = THINGS.test(key) || listsPeople(value);
      const isRow = isPerson(value) || (isIdentified(value) && !isHolder);
      if (isRow && !isHolder) rows.push({ line, lastLine, cells: flatten(value, '', new Map(), 0) });
      else
        for (const [name, one] of toEntries(value))
          if (one.kind === 'list' || one.kind === 'object') addBelow(name, one, depth);
      if (isRow || isHolder || hasParts(value)) return;
      if (value.entries.some(([name]) => toColumn(name) !== 'unknown'))
        rows.push({ line, lastLine, cells: flatten(value, '', new Map(), 0) });
      // What nobody explains may be a person and something of theirs: it is read as such a line.
      else for (const [name, one] of value.entries) putAlone(one.line, `${name}: ${toText(one)}`);
    }
  };
  return {
    add: (value: JsonValue): void => add('', value, 0),
    close: (): readonly ShownLine[] => {
      close();
      return lines.splice(0);
    },
  };
};

/** May begin a value; behind a bracket alone the next line tells. */
const OPENS = /^\s*(?:-\s+(?=\{))?[[{]\s*(?:["'[{}\]]|$)|^\s*(?:-\s+)?\{\s*[\w$.-]+\s*:/;
const LONE = /^\s*[[{]\s*$/;
const NEXT = /^\s*(?:["'[{}\]]|-?\d|[\w$]+\s*:)/;
/** How lines of JSON begin. */
const LIKE = /^\s*(?:[[\]{}"',]|-?\d|true\b|false\b|null\b|\.\.\.|…|\/\/|$)/;
const MEMBER = /(?:^|[{,\s])["'][^"'\n]{1,100}["']\s*:\s*(?:["'[{]|-?\d|true\b|false\b|null\b|$)/i;
const FRAGMENT = /^\s*["'][^"'\n]{1,100}["']\s*:\s*(?:["'[{]|-?\d|true\b|false\b|null\b)/i;
const hasMember = (line: string): boolean => MEMBER.test(line.slice(0, LONGEST_MEMBER));
const REST = /^\s*[,;]?\s*(?:\/\/.*)?$/;
/** How a line begins that JSON or YAML may begin in. */
const BEGINS = /^[\s>]*[[{"'-]/;
const QUOTED = /^(?:> ?)+/;
const LONGEST_OPENING = 200;
const LONGEST_MEMBER = 20_000;

type Values = { readonly values: readonly JsonValue[]; readonly next: number };

/** The values that begin in this line, to the end of the line that the last of them ends in. */
const readValues = (lines: readonly string[], at: number): Values | null => {
  const values: JsonValue[] = [];
  let place = {
    line: at,
    column: /^\s*(?:-\s+)?/.exec((lines[at] ?? '').slice(0, LONGEST_OPENING))?.[0].length ?? 0,
  };
  for (;;) {
    const found = readJsonValue(lines, place);
    if (found === null || found.value.kind === 'text' || found.value.kind === 'none') return null;
    values.push(found.value);
    const rest = (lines[found.end.line] ?? '').slice(found.end.column);
    if (REST.test(rest)) return { values, next: found.end.line + 1 };
    const more = /^\s*,?\s*(?=[[{])/.exec(rest)?.[0];
    if (more === undefined) return null;
    place = { line: found.end.line, column: found.end.column + more.length };
  }
};

/** Members of an object that was copied without its braces. */
const readMembers = (lines: readonly string[], at: number, to: number): Values | null => {
  const own = ['{', ...lines.slice(at, to), '}'];
  const found = readJsonValue(own, { line: 0, column: 0 });
  if (found === null || found.end.line !== own.length - 1) return null;
  const move = (value: JsonValue): JsonValue => {
    const line = Math.max(at, value.line + at - 1);
    const lastLine = Math.min(to - 1, value.lastLine + at - 1);
    if (value.kind === 'list') return { ...value, line, lastLine, items: value.items.map(move) };
    if (value.kind === 'object')
      return {
        ...value,
        line,
        lastLine,
        entries: value.entries.map(([key, one]) => [key, move(one)] as const),
      };
    return { ...value, line, lastLine };
  };
  return { values: [move(found.value)], next: to };
};

const mayOpen = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? '';
  if (!OPENS.test(line.slice(0, LONGEST_OPENING))) return false;
  if (!LONE.test(line)) return true;
  const next = lines.slice(at + 1, at + 4).find((one) => one.trim() !== '');
  return next !== undefined && NEXT.test(next.slice(0, LONGEST_OPENING));
};

/** Where lines like those of JSON end. */
const findEnd = (lines: readonly string[], at: number): number => {
  let end = at + 1;
  while (end < lines.length && LIKE.test((lines[end] ?? '').slice(0, LONGEST_OPENING))) end += 1;
  while (end > at + 1 && (lines[end - 1] ?? '').trim() === '') end -= 1;
  return end;
};

/** A text with JSON in it, as it is read. */
export type JsonText = {
  readonly shown: readonly ShownLine[];
  /** Lines of JSON that is broken or cut, as places in `shown`. */
  readonly broken: readonly number[];
};

/** A text with the JSON in it as the sheet that says the same; null: it holds none. */
export const readJson = (own: readonly string[]): JsonText | null => {
  if (!own.some((line) => BEGINS.test(line))) return null;
  // A reply quotes it line by line.
  const lines = own.map((line) => (line.startsWith('>') ? line.replace(QUOTED, '') : line));
  const shown: ShownLine[] = [];
  const broken: number[] = [];
  const sheet = createSheet();
  let isAny = false;
  let isOpen = false;
  const flush = (): void => {
    if (isOpen) shown.push(...sheet.close());
    isOpen = false;
  };
  const keep = (from: number, to: number): void => {
    flush();
    for (let at = from; at < to; at += 1) shown.push({ text: own[at] ?? '', line: at, lastLine: at });
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const isStart = mayOpen(lines, at);
    const isFragment = !isStart && FRAGMENT.test(line.slice(0, LONGEST_OPENING));
    const found = isStart ? readValues(lines, at) : isFragment ? null : readYamlItems(lines, at);
    if (found !== null && found.values.length === 0) {
      keep(at, found.next);
      at = found.next;
      continue;
    }
    const end = found === null && (isStart || isFragment) ? findEnd(lines, at) : at + 1;
    const read = isFragment ? readMembers(lines, at, end) : found;
    if (read !== null) {
      for (const value of read.values) sheet.add(value);
      isAny = true;
      isOpen = true;
      at = read.next;
    } else if ((isStart || isFragment) && lines.slice(at, end).some(hasMember)) {
      flush();
      isAny = true;
      broken.push(shown.length);
      shown.push({ text: '', line: at, lastLine: end - 1 });
      at = end;
    } else {
      // Between values a blank line ends nothing.
      if (!isOpen || line.trim() !== '') keep(at, end);
      at = end;
    }
  }
  flush();
  return isAny ? { shown, broken } : null;
};
