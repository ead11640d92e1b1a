/** What an answer must look like: any zod schema, or a reader written by hand. */
export type Shape<T> = {
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
