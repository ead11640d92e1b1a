import type { Validation } from './reply.ts';

/** The terms of a `q`, by key, in the order given; or the first thing wrong with it. */
export type Terms =
  | { readonly ok: true; readonly values: ReadonlyMap<string, readonly string[]> }
  | { readonly ok: false; readonly problem: Validation };

/** Splits at a delimiter outside double quotes; the quotes stay. */
const splitOutsideQuotes = (text: string, delimiter: string): readonly string[] => {
  const out: string[] = [];
  let current = '';
  let isQuoted = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    if (char === delimiter && !isQuoted) {
      out.push(current);
      current = '';
    } else current += char;
  }
  return [...out, current];
};

const unquote = (text: string): string => text.replace(/^"+|"+$/g, '');

const refuse = (element: string, why: string): Terms => ({
  ok: false,
  problem: { field: 'q', detail: `Query element ${JSON.stringify(element)} ${why}` },
});

/**
 * Splits `q` into key:value terms and bare words. `onBareWord` gives the term a bare word stands for, or a
 * problem. Nothing is lower-cased but keys.
 */
export const splitTerms = (
  q: string,
  onBareWord: (word: string) => readonly [key: string, value: string] | string,
): Terms => {
  const values = new Map<string, string[]>();
  const add = (key: string, value: string): void => {
    values.set(key, [...(values.get(key) ?? []), value]);
  };
  for (const element of splitOutsideQuotes(q, ' ')) {
    if (element === '') continue;
    if (element.startsWith(':') || element.endsWith(':'))
      return refuse(element, "cannot start or end with ':'");
    const [key = '', value, ...more] = splitOutsideQuotes(element, ':');
    if (more.length > 0) return refuse(element, "can only contain 1 ':'");
    if (value !== undefined) {
      add(unquote(key).toLowerCase(), unquote(value));
      continue;
    }
    const term = onBareWord(element);
    if (typeof term === 'string') return { ok: false, problem: { field: 'q', detail: term } };
    add(...term);
  }
  return { ok: true, values };
};
