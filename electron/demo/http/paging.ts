import { parseUuid } from '../rules/name-rule.ts';
import { error, type Reply, type Validation } from './reply.ts';

/** A page request; `limit` 0 means all rows. */
export type Paging = {
  readonly limit: number;
  readonly offset: number;
  readonly afterId: string | undefined;
};

const MAX_INT32 = 2_147_483_647;

const twice = (query: URLSearchParams, name: string): string | undefined => {
  const count = query.getAll(name).length;
  if (count < 2) return undefined;
  return `Query param "${name}" provided more than once, found ${count} times. Only provide 1 instance of this query param.`;
};

const readNumber = (query: URLSearchParams, name: string, problems: Validation[]): number => {
  const text = query.get(name) ?? '';
  const fail = (why: string): number => {
    const detail = `Query param "${name}" must be a valid 32-bit positive integer: ${why}`;
    problems.push({ field: name, detail });
    return 0;
  };
  const repeated = twice(query, name);
  if (repeated !== undefined) {
    problems.push({ field: name, detail: repeated });
    return 0;
  }
  if (text === '') return 0;
  if (!/^[+-]?\d+$/.test(text))
    return fail(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  const value = Number(text);
  if (Math.abs(value) > MAX_INT32) {
    return fail(`strconv.ParseInt: parsing ${JSON.stringify(text)}: value out of range`);
  }
  return value < 0 ? fail('value is negative') : value;
};

const readAfterId = (query: URLSearchParams, problems: Validation[]): string | undefined => {
  const text = query.get('after_id') ?? '';
  const repeated = twice(query, 'after_id');
  const id = parseUuid(text);
  if (repeated !== undefined) problems.push({ field: 'after_id', detail: repeated });
  else if (text !== '' && id === undefined) {
    problems.push({ field: 'after_id', detail: 'Query param "after_id" must be a valid uuid' });
  }
  return id;
};

/** Reads after_id, limit and offset, reporting every bad one, or gives the 400 to answer with. */
export const readPaging = (
  query: URLSearchParams,
): { readonly ok: true; readonly value: Paging } | { readonly ok: false; readonly reply: Reply } => {
  const problems: Validation[] = [];
  const afterId = readAfterId(query, problems);
  const limit = readNumber(query, 'limit', problems);
  const offset = readNumber(query, 'offset', problems);
  return problems.length > 0
    ? { ok: false, reply: error(400, 'Query parameters have invalid values.', '', problems) }
    : { ok: true, value: { limit, offset, afterId } };
};

/** One page of what is there, by offset and limit. */
export const slicePage = <T>(rows: readonly T[], paging: Paging): readonly T[] =>
  rows.slice(paging.offset, paging.limit === 0 ? undefined : paging.offset + paging.limit);
