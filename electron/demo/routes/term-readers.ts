import type { Validation } from '../http/reply.ts';

/** Reads typed values out of search terms, collecting what is wrong and noticing what nobody read. */
export type TermReader = {
  readonly one: (key: string) => string | undefined;
  readonly list: (key: string, allowed?: readonly string[]) => readonly string[];
  readonly time: (key: string) => number | undefined;
  readonly bool: (key: string) => boolean | undefined;
  readonly int: (key: string) => number | undefined;
  /** All problems, those of keys that were never read last. */
  readonly problems: () => readonly Validation[];
};

const RFC3339 = /^\d{4}-\d\d-\d\d[tT]\d\d:\d\d:\d\d(?:\.\d+)?(?:[zZ]|[+-]\d\d:\d\d)$/;
const TRUE = ['1', 't', 'true'];
const FALSE = ['0', 'f', 'false'];

const boolOf = (text: string): boolean | undefined =>
  TRUE.includes(text) ? true : FALSE.includes(text) ? false : undefined;

/** A reader over split terms; the texts of its problems are the server's. */
export const createTermReader = (values: ReadonlyMap<string, readonly string[]>): TermReader => {
  const read = new Set<string>();
  const found: Validation[] = [];
  const refuse = (field: string, detail: string): undefined => {
    found.push({ field, detail });
  };
  const one = (key: string): string | undefined => {
    read.add(key);
    const given = values.get(key) ?? [];
    if (given.length < 2) return given[0];
    const count = `provided more than once, found ${given.length} times`;
    return refuse(key, `Query param "${key}" ${count}. Only provide 1 instance of this query param.`);
  };
  const typed = <T>(key: string, must: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = one(key);
    if (text === undefined || text === '') return undefined;
    return parse(text) ?? refuse(key, `Query param "${key}" must be a valid ${must}`);
  };
  return {
    one,
    list: (key, allowed) => {
      read.add(key);
      const given = (values.get(key) ?? []).flatMap((value) => value.split(','));
      const bad = allowed === undefined ? [] : given.filter((value) => !allowed.includes(value));
      const reasons = bad.map((value) => `"${value}" is not a valid value`).join(', ');
      if (bad.length > 0) refuse(key, `Query param "${key}" has invalid values: ${reasons}`);
      return given;
    },
    time: (key) =>
      typed(key, 'date format (2006-01-02T15:04:05.999999999Z07:00)', (text) =>
        RFC3339.test(text) ? Date.parse(text.toUpperCase()) : undefined,
      ),
    bool: (key) => typed(key, 'boolean', boolOf),
    int: (key) => typed(key, '64-bit integer', (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined)),
    problems: () => [
      ...found,
      ...[...values.keys()]
        .filter((key) => !read.has(key))
        .map((key) => ({ field: key, detail: `"${key}" is not a valid query param` })),
    ],
  };
};
