/** What the words in braces of a corpus text stand for. */
export type Words = Readonly<Record<string, string>>;

/** Replaces each known `{word}`; other braces stay as they are. */
export const fill = (text: string, words: Words): string =>
  text.includes('{') ? text.replace(/\{([a-zA-Z0-9-]+)\}/g, (all, name: string) => words[name] ?? all) : text;

/** The same for every text inside a value of JSON. */
export const fillDeep = (value: unknown, words: Words): unknown => {
  if (typeof value === 'string') return fill(value, words);
  if (Array.isArray(value)) return value.map((item) => fillDeep(item, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillDeep(item, words)]));
};
