/** Where the token of a request came from; only a cookie can be sent by accident and needs CSRF care. */
export type Credentials = { readonly token: string; readonly source: 'cookie' | 'other' | 'none' };

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const NAME = 'coder_session_token';

/** The value of a header, or an empty string. */
export const header = (headers: Headers, name: string): string => {
  const value = headers[name];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
};

/** The value of a cookie, or undefined when it was not sent. */
export const cookieNamed = (headers: Headers, name: string): string | undefined =>
  header(headers, 'cookie')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const cookie = (headers: Headers): string => cookieNamed(headers, NAME) ?? '';

const bearer = (headers: Headers): string =>
  /^Bearer (.+)$/i.exec(header(headers, 'authorization'))?.[1] ?? '';

/** The first token in the server's order: cookie, query, header, and from 2.25 bearer and `access_token`. */
export const findCredentials = (
  headers: Headers,
  query: URLSearchParams,
  knowsBearer: boolean,
): Credentials => {
  const fromCookie = cookie(headers);
  if (fromCookie !== '') return { token: fromCookie, source: 'cookie' };
  const others = [query.get(NAME) ?? '', header(headers, 'coder-session-token')];
  if (knowsBearer) others.push(bearer(headers), query.get('access_token') ?? '');
  const token = others.find((candidate) => candidate !== '');
  return token === undefined ? { token: '', source: 'none' } : { token, source: 'other' };
};

const SAFE = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** The text of a CSRF refusal (a 400 that is not JSON), or undefined when the request may go on. */
export const csrfProblem = (method: string, headers: Headers, query: URLSearchParams): string | undefined => {
  const fromCookie = cookie(headers);
  if (fromCookie === '' || SAFE.includes(method) || bearer(headers) !== '') return undefined;
  const explicit = header(headers, 'coder-session-token') || (query.get(NAME) ?? '');
  if (explicit === fromCookie) return undefined;
  return explicit === ''
    ? 'Something is wrong with your CSRF token. Please refresh the page. If this error persists, try clearing your cookies.'
    : `CSRF error encountered. Authentication via "${NAME}" cookie and "Coder-Session-Token" header detected, but the values do not match.`;
};
