import type { JsonValue } from './json-values.ts';

const ITEM = /^(\s*)-(\s+)([\p{L}_][\p{L}\p{N}_. -]{0,60}?)\s*:(?:\s+(.*))?$/u;
const FIELD = /^(\s*)([\p{L}_][\p{L}\p{N}_. -]{0,60}?)\s*:(?:\s+(.*))?$/u;
const ENTRY = /^(\s*)-\s+(.*)$/;
const LONGEST_LINE = 2_000;

type Entries = (readonly [key: string, value: JsonValue])[];

const toScalar = (raw: string, line: number): JsonValue => {
  const text = raw.trim().replace(/\s+#.*$/, '');
  const list = /^\[(.*)\]$/.exec(text)?.[1];
  if (list !== undefined)
    return {
      kind: 'list',
      items: list.split(',').map((one) => toScalar(one, line)),
      line,
      lastLine: line,
    };
  const quoted = /^(["'])(.*)\1$/.exec(text)?.[2];
  return { kind: 'text', text: quoted ?? text, line, lastLine: line };
};

/** One item: its fields, those of what is nested in it, and the line behind it. */
const readItem = (lines: readonly string[], at: number) => {
  const match = ITEM.exec((lines[at] ?? '').slice(0, LONGEST_LINE));
  if (match === null) return null;
  const [, indent = '', gap = '', key = '', first = ''] = match;
  const inner = indent.length + 1 + gap.length;
  const entries: Entries = [[key, toScalar(first, at)]];
  let holder = first.trim() === '' ? key : '';
  let listed: JsonValue[] = [];
  const closeList = (): void => {
    if (listed.length > 0) entries.push([holder, { kind: 'list', items: listed, line: at, lastLine: at }]);
    listed = [];
  };
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const line = (lines[next] ?? '').slice(0, LONGEST_LINE);
    const entry = ENTRY.exec(line);
    if (entry !== null && holder !== '' && (entry[1] ?? '').length > indent.length) {
      listed.push(toScalar(entry[2] ?? '', next));
      continue;
    }
    const field = FIELD.exec(line);
    const depth = (field?.[1] ?? '').length;
    if (field === null || depth < inner) break;
    closeList();
    const [, , name = '', value = ''] = field;
    const isNested = depth > inner && holder !== '';
    if (!isNested) holder = value.trim() === '' ? name : '';
    if (value.trim() !== '') entries.push([isNested ? `${holder}.${name}` : name, toScalar(value, next)]);
  }
  closeList();
  const value: JsonValue = { kind: 'object', entries, line: at, lastLine: next - 1 };
  return { value, indent: indent.length, next };
};

/**
 * A list of records as YAML writes it ("- username: asmith", "  email: …") from this line on; null: none begins here.
 * Without values: up to there stand bullets with a field each, which are one form.
 */
export const readYamlItems = (
  lines: readonly string[],
  from: number,
): { readonly values: readonly JsonValue[]; readonly next: number } | null => {
  const values: JsonValue[] = [];
  let next = from;
  let indent: number | null = null;
  for (;;) {
    const item = readItem(lines, next);
    if (item === null || (indent ?? item.indent) !== item.indent) break;
    indent = item.indent;
    values.push(item.value);
    next = item.next;
    const blank = lines[next]?.trim() === '' && readItem(lines, next + 1) !== null;
    if (blank) next += 1;
  }
  if (values.length === 0) return null;
  const isRecords = values.some((one) => one.kind === 'object' && one.entries.length > 1);
  return { values: isRecords ? values : [], next };
};
