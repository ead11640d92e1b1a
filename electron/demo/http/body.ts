import { parseUuid } from '../rules/name-rule.ts';
import type { Permission } from '../rules/permission.ts';
import { error, type Reply } from './reply.ts';

/** Outcome of reading the first JSON value of a body; the detail is worded as Go's decoder words it. */
type FirstValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: string };

const endOfStructure = (text: string, start: number): number | undefined => {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (!inString && depth === 0) return at + 1;
  }
  return undefined;
};

const parse = (text: string): FirstValue | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch {
    // Not one whole value; the caller finds out why.
    return undefined;
  }
};

/** Reads only the first value of the body, as the server does; what follows it is ignored. */
const readFirstValue = (body: string): FirstValue => {
  const text = body.trimStart();
  if (text === '') return { ok: false, detail: 'EOF' };
  const whole = parse(text);
  if (whole !== undefined) return whole;
  const opener = text[0] ?? '';
  if (opener === '{' || opener === '[' || opener === '"') {
    const end = endOfStructure(text, 0);
    if (end === undefined) return { ok: false, detail: 'unexpected EOF' };
    const first = parse(text.slice(0, end));
    if (first !== undefined) return first;
    return { ok: false, detail: 'invalid character in JSON body' };
  }
  const scalar = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(text)?.[0];
  if (scalar !== undefined) return parse(scalar) ?? { ok: false, detail: 'unexpected EOF' };
  return { ok: false, detail: `invalid character '${opener}' looking for beginning of value` };
};

/** The values a body field can have. A missing or null field is the zero value, never an error. */
type Values = {
  readonly string: string;
  readonly bool: boolean;
  /** Null when absent: the server tells it from false. */
  readonly maybeBool: boolean | null;
  readonly int: number;
  readonly strings: readonly string[];
  /** Empty when absent. */
  readonly uuid: string;
  readonly uuids: readonly string[];
  readonly permissions: readonly Permission[];
  readonly object: Readonly<Record<string, unknown>>;
};

type Shape = Readonly<Record<string, keyof Values>>;
type Body<S extends Shape> = { readonly [K in keyof S]: Values[S[K]] };
type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: Reply };

/** Thrown inside this file only, turned into a reply by `decodeBody`. */
class BadBody extends Error {}

const goKind = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
};

const mismatch = (value: unknown, field: string, type: string): never => {
  throw new BadBody(`json: cannot unmarshal ${goKind(value)} into Go struct field ${field} of type ${type}`);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asString = (value: unknown, field: string): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : mismatch(value, field, 'string');

const toBool = (value: unknown, field: string): boolean =>
  value === undefined || value === null
    ? false
    : typeof value === 'boolean'
      ? value
      : mismatch(value, field, 'bool');

const toInt = (value: unknown, field: string): number =>
  value === undefined || value === null
    ? 0
    : Number.isInteger(value)
      ? Number(value)
      : mismatch(value, field, 'int64');

const toObject = (value: unknown, field: string): Readonly<Record<string, unknown>> =>
  value === undefined || value === null ? {} : isObject(value) ? value : mismatch(value, field, 'map');

const toList = <T>(
  value: unknown,
  field: string,
  type: string,
  item: (entry: unknown) => T,
): readonly T[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(item) : mismatch(value, field, `[]${type}`);
};

const toUuid = (value: unknown, field: string): string => {
  const given = asString(value, field);
  const parsed = parseUuid(given);
  if (parsed === undefined) throw new BadBody(`invalid UUID length: ${given.length}`);
  return parsed;
};

const toPermission = (value: unknown, field: string): Permission => {
  const entry = toObject(value, field);
  return {
    negate: toBool(pick(entry, 'negate'), `${field}.negate`),
    resource_type: asString(pick(entry, 'resource_type'), `${field}.resource_type`),
    action: asString(pick(entry, 'action'), `${field}.action`),
  };
};

const CONVERT: { readonly [K in keyof Values]: (value: unknown, field: string) => Values[K] } = {
  string: asString,
  bool: toBool,
  maybeBool: (value, field) => (value === undefined || value === null ? null : toBool(value, field)),
  int: toInt,
  object: toObject,
  strings: (value, field) => toList(value, field, 'string', (entry) => asString(entry, field)),
  uuid: (value, field) => (value === undefined || value === null ? '' : toUuid(value, field)),
  uuids: (value, field) => toList(value, field, 'uuid.UUID', (entry) => toUuid(entry, field)),
  permissions: (value, field) =>
    toList(value, field, 'codersdk.Permission', (entry) => toPermission(entry, field)),
};

/** Field names match in any case; of several spellings the last one in the body counts. */
const pick = (source: Readonly<Record<string, unknown>>, name: string): unknown => {
  const found = Object.keys(source).findLast((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : source[found];
};

const decode = <S extends Shape>(value: unknown, struct: string, shape: S): Body<S> => {
  if (value !== null && !isObject(value)) {
    throw new BadBody(`json: cannot unmarshal ${goKind(value)} into Go value of type codersdk.${struct}`);
  }
  const source = value ?? {};
  const read = Object.entries(shape).map(([name, kind]) => [
    name,
    CONVERT[kind](pick(source, name), `${struct}.${name}`),
  ]);
  // Every key of the shape was converted by its own kind just above.
  return Object.fromEntries(read) as Body<S>;
};

/** Decodes a body into the given shape, or answers 400 as the server does. `struct` is the Go type's name. */
export const decodeBody = <S extends Shape>(rawBody: string, struct: string, shape: S): Decoded<Body<S>> => {
  const refuse = (detail: string): Decoded<never> => ({
    ok: false,
    reply: error(400, 'Request body must be valid JSON.', detail),
  });
  const first = readFirstValue(rawBody);
  if (!first.ok) return refuse(first.detail);
  try {
    return { ok: true, value: decode(first.value, struct, shape) };
  } catch (problem) {
    if (problem instanceof BadBody) return refuse(problem.message);
    throw problem;
  }
};
