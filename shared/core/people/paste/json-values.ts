/** A value of JSON, with the line (counted from 0) that it begins in and the one that it ends in. */
export type JsonValue = { readonly line: number; readonly lastLine: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly items: readonly JsonValue[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: JsonValue])[] }
);
export type JsonObject = Extract<JsonValue, { kind: 'object' }>;

const DEEPEST = 64;
const NUMBER = /-?\d[\d.eE+-]*(?=[\s,\]}]|$)/y;
const BLANK = /[ \t]*/y;
/** A key or a value that is written without quotes, as YAML and scripts do. */
const BARE = /[^\s"'[\]{},:][^"'[\]{},:\n]*/y;
const NONE = new Set(['null', 'None', 'undefined']);

type Place = { line: number; column: number };

/** Reads values from lines: JSON, and what is near it (trailing commas, single quotes, keys without quotes). */
const createReader = (lines: readonly string[], from: Place) => {
  const place = { ...from };
  const text = (): string => lines[place.line] ?? '';
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = place.column;
    const found = pattern.exec(text())?.[0] ?? null;
    if (found !== null) place.column += found.length;
    return found;
  };
  const skip = (): string => {
    for (;;) {
      match(BLANK);
      const next = text().charAt(place.column);
      const isComment = text().startsWith('//', place.column);
      if ((next !== '' && !isComment) || place.line >= lines.length - 1) return isComment ? '' : next;
      place.line += 1;
      place.column = 0;
    }
  };
  const readQuoted = (quote: string): string | null => {
    const start = place.column;
    const line = text();
    for (let at = start + 1; at < line.length; at += 1) {
      const one = line.charAt(at);
      if (one === '\\') at += 1;
      else if (one === quote) {
        place.column = at + 1;
        const raw = line.slice(start + 1, at);
        if (!raw.includes('\\')) return raw;
        try {
          return String(JSON.parse(`"${raw.replaceAll("\\'", "'").replaceAll(/(?<!\\)"/g, '\\"')}"`));
        } catch {
          // An escape that JSON does not know: the text is broken.
          return null;
        }
      }
    }
    return null;
  };
  const readScalar = (line: number): JsonValue | null => {
    const found = (match(NUMBER) ?? match(BARE))?.trim() ?? null;
    if (found === null || found === '' || found.startsWith('...')) return null;
    return { kind: NONE.has(found) ? 'none' : 'text', text: found, line, lastLine: line };
  };
  const readList = (line: number, depth: number): JsonValue | null => {
    const items: JsonValue[] = [];
    for (;;) {
      if (skip() === ']') break;
      const item = read(depth + 1);
      if (item === null) return null;
      items.push(item);
      const next = skip();
      if (next === ',') place.column += 1;
      else if (next !== ']') return null;
    }
    place.column += 1;
    return { kind: 'list', items, line, lastLine: place.line };
  };
  const readKey = (next: string): string | null =>
    next === '"' || next === "'" ? readQuoted(next) : (match(BARE)?.trim() ?? null);
  const readObject = (line: number, depth: number): JsonValue | null => {
    const entries: (readonly [string, JsonValue])[] = [];
    for (;;) {
      const first = skip();
      if (first === '}') break;
      const key = readKey(first);
      if (key === null || skip() !== ':') return null;
      place.column += 1;
      const value = read(depth + 1);
      if (value === null) return null;
      entries.push([key, value]);
      const next = skip();
      if (next === ',') place.column += 1;
      else if (next !== '}') return null;
    }
    place.column += 1;
    return { kind: 'object', entries, line, lastLine: place.line };
  };
  const read = (depth: number): JsonValue | null => {
    if (depth > DEEPEST) return null;
    const next = skip();
    const { line } = place;
    if (next === '[' || next === '{') {
      place.column += 1;
      return next === '[' ? readList(line, depth) : readObject(line, depth);
    }
    if (next !== '"' && next !== "'") return readScalar(line);
    const quoted = readQuoted(next);
    return quoted === null ? null : { kind: 'text', text: quoted, line, lastLine: line };
  };
  return { read: () => read(0), place };
};

/** The value that begins there, and where it ends; null: none does, or it is broken or cut. */
export const readJsonValue = (
  lines: readonly string[],
  from: Place,
): { readonly value: JsonValue; readonly end: Place } | null => {
  const reader = createReader(lines, from);
  const value = reader.read();
  return value === null ? null : { value, end: reader.place };
};
