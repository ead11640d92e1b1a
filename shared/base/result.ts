/**
 * The outcome of something that may fail in an expected way. Plain data: it crosses process borders as it is.
 * A bug is never a `Result`; a bug throws.
 */
import type { Failure } from './failure.ts';

/** What came out where it went well. */
export type Ok<T> = { readonly ok: true; readonly value: T };
/** A failure that is expected, and of a code that is listed. */
export type Err<C extends string = string> = { readonly ok: false; readonly failure: Failure<C> };
/** What may fail, as data: it is never thrown. */
export type Result<T, C extends string = string> = Ok<T> | Err<C>;

/** A success that carries `value`. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** A failure with a code that callers can branch on and a sentence that a person can act on. */
export const fail = <C extends string>(
  code: C,
  message: string,
  more: { readonly detail?: string; readonly retry?: boolean } = {},
): Err<C> => ({ ok: false, failure: { code, message, ...more } });
