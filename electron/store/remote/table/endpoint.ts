import type { z } from 'zod';
import type { AnswerOutput, ValueOf } from './shape/shape.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One endpoint of the Coder API, as data. Names of inputs and outputs are the server's own. What is in the path
 * template as `{name}` is taken from the input by that name; the rest of the input is the query of a GET and the
 * JSON body of everything else.
 */
export type Endpoint<I extends z.ZodObject = z.ZodObject, O extends AnswerOutput = AnswerOutput> = {
  readonly method: Method;
  /** The whole path, for example `/api/v2/users/{user}`. */
  readonly path: string;
  /** First minor of Coder 2 that has it; absent: all three generations do. */
  readonly since?: number;
  /** What an older server answers instead. */
  readonly before?: 'method-not-allowed' | 'route-not-found' | 'taken-for-a-user';
  readonly input: I;
  /**
   * What is kept of a success: unknown keys dropped, lists never null, absent flags false. What the app rests on must be
   * right; anything else is read loosely. Where speed asks for it, a reader written by hand gives the rows as the store
   * wants them.
   */
  readonly output: O;
  readonly success: readonly [number, ...number[]];
  /** `none`: a success has no body, and one that comes is not read. */
  readonly body?: 'none';
  /** Who may, in a sentence. */
  readonly permission: string;
  /** True: the answer grows with the deployment. Any other is about one thing, and no longer than that can be. */
  readonly isList?: boolean;
  /** `read` may be repeated, whatever its method; `write` is sent once. */
  readonly effect: 'read' | 'write';
  /** True: works without a token. */
  readonly isPublic?: boolean;
  /** Where the real server does otherwise than its API description, or than its name lets expect. */
  readonly deviations?: readonly string[];
  /** Why the client never calls it. */
  readonly notClient?: string;
  /** Inputs that are secrets: whatever the server says is shown without them. */
  readonly secrets?: readonly string[];
  /** Where in the app; empty: not yet. */
  readonly usedIn: readonly string[];
  /** What is wrong with a well-formed success, given what was asked: somebody else's row, other roles. */
  readonly findLie?: (asked: z.output<I>, answer: ValueOf<O>) => string | null;
};

/** Writes down one row, with input and output kept exact for whoever calls it. */
export const endpoint = <I extends z.ZodObject, O extends AnswerOutput, const Row extends Endpoint<I, O>>(
  row: Row & { readonly input: I; readonly output: O },
): Row & Endpoint<I, O> => row;

/** The names in a path template, in order. */
export const namesInPath = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');

/** True when servers of this minor of Coder 2 have the endpoint. */
export const isKnownTo = (row: Pick<Endpoint, 'since'>, minor: number): boolean => minor >= (row.since ?? 0);
