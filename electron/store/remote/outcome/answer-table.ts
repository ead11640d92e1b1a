import type { Failure } from '#shared/base/failure.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { displayHost } from '../url.ts';
import { headerOf, requestIdOf, type WireAnswer, type WireEnd } from '../wire/types.ts';
import { cleanText, contentKindOf } from './answer.ts';
import { toBreakFailure } from './break-table.ts';
import { readServerWords } from './server-words.ts';

/** Who is asked, for sentences and for keeping the token out of them. */
export type AskedServer = { readonly url: string; readonly host: string; readonly token: string | null };

type Row = {
  readonly when: (answer: WireAnswer) => boolean;
  readonly code: RemoteFailure;
  readonly retry: boolean;
  readonly say: (asked: AskedServer, answer: WireAnswer) => string;
};

const status =
  (...list: readonly number[]) =>
  (answer: WireAnswer) =>
    list.includes(answer.status);
const between = (low: number, high: number) => (answer: WireAnswer) =>
  answer.status >= low && answer.status <= high;
const isHtml = (answer: WireAnswer) => contentKindOf(answer) === 'html';

/** Where a redirect points, as an origin and nothing more; null when it does not say. */
const targetOf = (asked: AskedServer, answer: WireAnswer): string | null => {
  const location = headerOf(answer, 'location');
  const origin = location === null ? 'null' : (URL.parse(location, asked.url)?.origin ?? 'null');
  return origin === 'null' ? null : origin;
};

/** Others of the kind, such as 300 and 304, send nobody anywhere unless they name a place. */
const isRedirect = (answer: WireAnswer): boolean =>
  status(301, 302, 303, 307, 308)(answer) ||
  (between(300, 399)(answer) && headerOf(answer, 'location') !== null);

const sayRedirected = (asked: AskedServer, answer: WireAnswer): string => {
  const target = targetOf(asked, answer);
  const where =
    target === null || target === asked.url
      ? 'to another page'
      : `to ${cleanText(displayHost(target), asked.token)}`;
  return `${asked.host} sends us on ${where}, and Rollcall does not follow, since the token would travel along. Sign in to the network if it asks for that, or enter the address where Coder really lives.`;
};

const sayNotCoder = (asked: AskedServer): string =>
  `${asked.host} answered, but not as a Coder server does. Check the address; on a guest network, sign in to the network first.`;

/** First match counts; the last row takes whatever is left, so that no answer is without a meaning. */
const ROWS: readonly Row[] = [
  { when: isRedirect, code: 'redirected', retry: false, say: sayRedirected },
  {
    when: between(300, 399),
    code: 'bad-response',
    retry: false,
    say: ({ host }, { status: code }) =>
      `${host}, or what stands before it, answered as no Coder server does (${code}). Try again; if it stays, ask who runs it.`,
  },
  {
    when: status(429),
    code: 'rate-limited',
    retry: true,
    say: ({ host }) => `${host} asks us to slow down. Wait a minute, then try again.`,
  },
  {
    when: status(511),
    code: 'not-coder',
    retry: false,
    say: ({ host }) =>
      `The network wants you to sign in before ${host} can be reached. Do that in a browser.`,
  },
  {
    when: status(408),
    code: 'timed-out',
    retry: true,
    say: ({ host }) => `${host} gave up waiting for the request (408). Try again.`,
  },
  {
    when: between(500, 599),
    code: 'server-error',
    retry: true,
    say: ({ host }, { status: code }) =>
      `${host} has trouble of its own (${code}). Wait a little, then try again.`,
  },
  {
    when: status(407),
    code: 'proxy-sign-in',
    retry: false,
    say: ({ host }) =>
      `A proxy on the way to ${host} wants a sign-in. Enter its address, name and password in the proxy settings.`,
  },
  {
    when: status(401),
    code: 'unauthorized',
    retry: false,
    say: ({ host }) =>
      `${host} does not accept the token: it is wrong, expired or revoked. Enter a new token.`,
  },
  {
    // A list is then asked for in smaller pages (walk-pages).
    when: status(413),
    code: 'too-large',
    retry: false,
    say: ({ host }, { status: code }) =>
      `${host}, or what stands before it, found this too large (${code}). Ask who runs it to allow more.`,
  },
  {
    // A smaller page has the same address.
    when: status(414),
    code: 'rejected',
    retry: false,
    say: ({ host }, { status: code }) =>
      `${host}, or what stands before it, found the address that was asked for too long (${code}). Ask who runs it to allow longer ones.`,
  },
  { when: (answer) => isHtml(answer), code: 'not-coder', retry: false, say: sayNotCoder },
  {
    when: status(403),
    code: 'forbidden',
    retry: false,
    say: ({ host }) => `The token may not do this on ${host}. Use the token of somebody with more rights.`,
  },
  {
    when: status(404, 410),
    code: 'not-found',
    retry: false,
    say: ({ host }) => `${host} does not have this, or the token may not see it. Sync, then look again.`,
  },
  {
    when: between(200, 299),
    code: 'bad-response',
    retry: false,
    say: ({ host }) =>
      `The answer of ${host} is not what a Coder server sends. Try again; if it stays, report it.`,
  },
  {
    when: () => true,
    code: 'rejected',
    retry: false,
    say: ({ host }, { status: code }) => `${host} turned the request down (${code}). Sync, then try again.`,
  },
];

const detailOf = (asked: AskedServer, answer: WireAnswer): string => {
  const words = readServerWords(answer);
  const said = words === null ? `${contentKindOf(answer)} body` : `${words.message} ${words.detail}`;
  const id = requestIdOf(answer);
  return cleanText(`status ${answer.status}, ${said}`, asked.token) + (id === null ? '' : `, request ${id}`);
};

/**
 * What an exchange that did not bring what was wanted means: one failure for every phase, error, status and
 * kind of body. `why` adds what exactly was wrong with an answer that looked right.
 */
export const toRemoteFailure = (end: WireEnd, asked: AskedServer, why = ''): Failure<RemoteFailure> => {
  if (end.kind === 'break') return toBreakFailure(end, asked.host);
  const row = ROWS.find((candidate) => candidate.when(end));
  if (row === undefined) throw new Error('The table of answers has lost its last row');
  const detail =
    why === '' ? detailOf(asked, end) : `${cleanText(why, asked.token)}, ${detailOf(asked, end)}`;
  return { code: row.code, message: row.say(asked, end), detail, retry: row.retry };
};
