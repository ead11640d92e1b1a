/** One broken rule. `line` counts from 1. */
export type Finding = {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
};

/** A source file as the rules see it. The path is relative to the repository, with forward slashes. */
export type Source = { readonly path: string; readonly text: string };

/** The line of an offset in a text, from 1. */
export const toLine = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
