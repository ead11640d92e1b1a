import type { RefusalCode } from '#shared/model/refusal.ts';

/** How a text of the server is told from others: whole, by its start, its end, or a part. */
export type Text =
  | string
  | { readonly starts: string }
  | { readonly ends: string }
  | { readonly has: string };

/** The words by which one refusal is known. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly status: number;
  readonly message: Text;
  readonly detail?: Text;
  /** Finds, in the message, the one thing in it that may be repeated: the name of a role, a word of a closed list. */
  readonly about?: RegExp;
};

/** True when a text of the server is the one that is meant. */
export const isText = (wanted: Text, said: string): boolean => {
  if (typeof wanted === 'string') return said === wanted;
  if ('starts' in wanted) return said.startsWith(wanted.starts);
  return 'ends' in wanted ? said.endsWith(wanted.ends) : said.includes(wanted.has);
};
