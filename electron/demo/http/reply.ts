import type { ListWork } from '../rules/prices.ts';

/** What a handler answers: a JSON value already written out, another kind of text, or nothing. */
export type Reply = {
  readonly status: number;
  readonly body: string;
  readonly type: 'json' | 'text' | 'html' | 'none';
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of Set-Cookie headers. */
  readonly cookies?: readonly string[];
  /** What it asked of a long list, which is what makes an answer dear. */
  readonly list?: ListWork;
};

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON text as Go's encoder writes it: compact, with `<`, `>` and `&` escaped. No trailing newline. */
export const encode = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (found) => ESCAPES[found] ?? found);

/** A JSON answer from text that `encode` made. */
export const rawJson = (status: number, text: string): Reply => ({ status, body: `${text}\n`, type: 'json' });

/** A JSON answer. */
export const json = (status: number, value: unknown): Reply => rawJson(status, encode(value));

/** An empty answer. */
export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  body: '',
  type: 'none',
  headers,
});

/** Plain text: CSRF, rate-limit bypass and what a proxy would say. */
export const text = (status: number, body: string): Reply => ({ status, body: `${body}\n`, type: 'text' });

export type Validation = { readonly field: string; readonly detail: string };

/** The error body of the API; `detail` and `validations` are absent when empty. */
export const error = (
  status: number,
  message: string,
  detail = '',
  validations: readonly Validation[] = [],
): Reply =>
  json(status, {
    message,
    ...(detail === '' ? {} : { detail }),
    ...(validations.length === 0 ? {} : { validations }),
  });

export const notFound = (): Reply =>
  error(404, 'Resource not found or you do not have access to this resource');

export const forbidden = (): Reply =>
  error(
    403,
    'Forbidden.',
    "You don't have permission to view this content. If you believe this is a mistake, please contact your administrator or try signing in with different credentials.",
  );

/** The answer to an error nobody foresaw; a recovered panic has no detail. */
export const internal = (detail = ''): Reply => error(500, 'An internal server error occurred.', detail);

export const routeNotFound = (): Reply => error(404, 'Route not found.');

/** How the server words a refused authorization inside a 500. */
export const UNAUTHORIZED_DETAIL = 'unauthorized: rbac: forbidden';
