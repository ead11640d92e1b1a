import { parseSync } from 'vite';
import type { Source } from './finding.ts';
import { type Node, walk } from './tree.ts';

/** A file with its syntax tree flattened, and its comments. */
export type Parsed = {
  readonly source: Source;
  readonly nodes: readonly Node[];
  readonly comments: readonly { readonly text: string; readonly start: number }[];
};

/** Parses TypeScript or JavaScript with the bundler's own parser. Throws when the text is not valid. */
export const parse = (source: Source): Parsed => {
  const { program, comments, errors } = parseSync(source.path, source.text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${source.path}: ${error.message}`);
  return {
    source,
    nodes: [...walk(program)],
    comments: comments.map(({ value, start }) => ({ text: value, start })),
  };
};
