/**
 * An expected failure. `message` says what happened and what to do next; `detail` is for the curious and for
 * support; `retry` is true when the same call may work later without anything else changing.
 */
export type Failure<C extends string = string> = {
  readonly code: C;
  readonly message: string;
  readonly detail?: string;
  readonly retry?: boolean;
};
