import type { Mutant } from './mutant.ts';

/** The text with the protection taken out; null when the text is not there exactly once: the mutant is stale. */
export const mutate = (text: string, { find, replace }: Pick<Mutant, 'find' | 'replace'>): string | null => {
  const at = text.indexOf(find);
  if (at < 0 || text.indexOf(find, at + 1) >= 0) return null;
  return text.slice(0, at) + replace + text.slice(at + find.length);
};
