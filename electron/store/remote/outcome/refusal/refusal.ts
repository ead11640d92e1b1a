/** How a text of the server is told from others: whole, by its start, its end, or a part. */
export type Text =
  | string
  | { readonly starts: string }
  | { readonly ends: string }
  | { readonly has: string };

/** One refusal in the server's own words. */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  readonly status: number;
  readonly message: Text;
  readonly detail?: Text;
  /** Finds, in the message, the one thing in it that may be repeated: the name of a role, a word of a closed list. */
  readonly about?: RegExp;
  /** What happened and what to do next. */
  readonly say: string;
};

/** Writes down rows with their codes kept exact. */
export const refusals = <const Code extends string>(rows: readonly Refusal<Code>[]) => rows;

/** True when a text of the server is the one that is meant. */
export const isText = (wanted: Text, said: string): boolean => {
  if (typeof wanted === 'string') return said === wanted;
  if ('starts' in wanted) return said.startsWith(wanted.starts);
  return 'ends' in wanted ? said.endsWith(wanted.ends) : said.includes(wanted.has);
};
