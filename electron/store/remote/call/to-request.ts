import { type CallName, ENDPOINTS, type Endpoint, namesInPath } from '../table/index.ts';
import type { Fields } from '../table/shape/fields.ts';
import type { WireRequest } from '../wire/types.ts';

const toPath = (row: Endpoint, input: Fields): string =>
  row.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));

const toQuery = (rest: readonly (readonly [string, unknown])[]): string => {
  const pairs = rest.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

/** True when the endpoint takes a body at all, whatever of it is filled in. */
const takesBody = (row: Endpoint): boolean =>
  row.method !== 'GET' && Object.keys(row.input.shape).length > namesInPath(row.path).length;

/**
 * The longest answer about one person, role or key. Reading one of 16 MB stops the store for a second, in which no other
 * deployment is served.
 */
export const ONE_BYTES = 1024 * 1024;

const toMessage = (row: Endpoint, input: Fields): WireRequest => {
  const inPath = new Set(namesInPath(row.path));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined);
  const path = toPath(row, input);
  if (row.method === 'GET') return { method: 'GET', path: path + toQuery(rest) };
  if (!takesBody(row)) return { method: row.method, path };
  return { method: row.method, path, body: JSON.stringify(Object.fromEntries(rest)) };
};

/**
 * The request of a checked input: names of the path go there, the rest is the query of a GET or the body. What anybody
 * may ask is marked, so that no token goes along: who answers may turn out to be somebody else than it is for.
 */
export const toRequest = (row: Endpoint, input: Fields): WireRequest => ({
  ...toMessage(row, input),
  ...(row.isPublic === true ? { isPublic: true } : {}),
  ...(row.isList === true ? {} : { mostBytes: ONE_BYTES }),
});

/** A row without its exact types: what is generic about a call needs none of them. */
export const rowOf = (name: CallName): Endpoint => {
  // Each row is an `Endpoint` of its own input and output; `findLie` is given only what those two made.
  const row: unknown = ENDPOINTS[name];
  return row as Endpoint;
};
