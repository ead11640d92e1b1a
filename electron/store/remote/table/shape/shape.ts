import type { z } from 'zod';

/** What an answer must look like: any zod schema, or a reader written by hand. */
export type AnswerShape<T> = {
  readonly safeParse: (value: unknown) =>
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly {
            readonly path: readonly PropertyKey[];
            readonly code?: string | undefined;
          }[];
        };
      };
};

/**
 * A reader written by hand, where a schema would take several times as long as parsing the JSON does. `reads` are the
 * fields that it looks at, as paths in which a list is a star.
 */
export type AnswerReader<T> = AnswerShape<T> & { readonly reads: readonly string[] };

/** What a row of the table says of a success. */
export type AnswerOutput = z.ZodType | AnswerReader<unknown>;

/** The value that such an output gives. */
export type ValueOf<O> = O extends z.ZodType ? z.output<O> : O extends AnswerShape<infer T> ? T : never;
