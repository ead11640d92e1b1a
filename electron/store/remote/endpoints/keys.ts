import { fail, ok } from '#shared/base/result.ts';
import type { AccountApi, RemoteKey } from '../account-port.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { toPlain, toResult } from '../call/failure.ts';
import type { HttpClient } from '../client.ts';
import { toWriteOutcome } from '../outcome/write-outcome.ts';
import type { CoderApi, RemoteToken } from '../port.ts';
import type { OutputOf } from '../table/index.ts';

type Keys = Pick<
  AccountApi,
  'readTokenLimitDays' | 'createToken' | 'readKey' | 'findKeyByName' | 'deleteKey'
> &
  Pick<CoderApi, 'listTokens' | 'readToken' | 'expireToken'>;

const OWN = { user: 'me' } as const;
const DAY_NANOSECONDS = 86_400_000_000_000;

const toKey = (row: OutputOf<'getKey'>): RemoteKey => ({
  id: row.id,
  name: row.token_name || null,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used,
});

const createToken =
  (client: HttpClient): AccountApi['createToken'] =>
  async ({ name, lifetimeDays }, o) => {
    // Neither scope nor scopes: everything the person may do is the default of every generation.
    const wanted = { ...OWN, token_name: name, lifetime: lifetimeDays * DAY_NANOSECONDS };
    const result = await callEndpoint(client, 'createToken', wanted, o);
    if (result.ok) return ok(result.value.key);
    const { failure } = result;
    if (failure.status === 409) return fail('name-taken', failure.message);
    if (failure.refusal === 'lifetime-invalid') return fail('lifetime-too-long', failure.message);
    return toPlain(failure);
  };

const findKeyByName =
  (client: HttpClient): AccountApi['findKeyByName'] =>
  async (keyname, o) => {
    const result = await callEndpoint(client, 'getTokenByName', { ...OWN, keyname }, o);
    return !result.ok && result.failure.status === 404 ? ok(null) : toResult(result, toKey);
  };

/** Any of these says that the key is no longer there. */
const GONE: readonly (number | null)[] = [200, 204, 404];

const deleteKey =
  (client: HttpClient): AccountApi['deleteKey'] =>
  async (keyid, o) => {
    const result = await callEndpoint(client, 'deleteKey', { ...OWN, keyid }, o);
    return result.ok || GONE.includes(result.failure.status) ? ok(null) : toPlain(result.failure);
  };

/** What the word of an old server is called since there are scopes (coder-api 6); nothing for a key without that word. */
const toScopes = ({ scope, scopes }: Pick<OutputOf<'getKey'>, 'scope' | 'scopes'>): readonly string[] => {
  // The old word says less than what is there and cannot be read.
  if (scopes === null) return [];
  if (scopes.length > 0) return scopes;
  return scope === null ? [] : [`coder:${scope}`];
};

/** The public part of the token in use (coder-api 1.2). */
const isInUse = ({ asked }: HttpClient, keyid: string): boolean => asked.token?.split('-')[0] === keyid;

/** Coder tells of a key that was never used that it was at the epoch (coder-api 1.7). */
const toUsed = (time: string | null): string | null =>
  time !== null && Date.parse(time) === 0 ? null : time;

const toToken = (client: HttpClient, row: OutputOf<'getKey'>): Omit<RemoteToken, 'username'> => ({
  id: row.id,
  userId: row.user_id,
  name: row.token_name,
  createdAt: row.created_at,
  lastUsedAt: toUsed(row.last_used),
  expiresAt: row.expires_at,
  scopes: toScopes(row),
  isInUse: isInUse(client, row.id),
});

/** Made and ended by one clock; a lifetime is told in whole seconds. */
const ROUNDING_MS = 5_000;

/** Use moves the end of a token on, and nothing but PUT …/expire moves it back (coder-api 1.2 and 6). */
const isCutShort = ({ created_at, expires_at, lifetime_seconds }: OutputOf<'getKey'>): boolean =>
  created_at !== null &&
  expires_at !== null &&
  lifetime_seconds > 0 &&
  Date.parse(expires_at) < Date.parse(created_at) + lifetime_seconds * 1_000 - ROUNDING_MS;

const readToken =
  (client: HttpClient): CoderApi['readToken'] =>
  async (user, keyid, o) => {
    const result = await callEndpoint(client, 'getKey', { user, keyid }, o);
    return !result.ok && result.failure.refusal === 'not-visible'
      ? fail('token-gone', result.failure.message)
      : toResult(result, (row) => ({ ...toToken(client, row), isCutShort: isCutShort(row) }));
  };

const expireToken =
  (client: HttpClient): CoderApi['expireToken'] =>
  async (user, keyid, o) => {
    if (isInUse(client, keyid)) throw new Error('The token in use is not expired with itself');
    return toWriteOutcome(await callEndpoint(client, 'expireKey', { user, keyid }, o), [], () => []);
  };

/** The caller's keys, and the tokens of whomever the caller may see (coder-api 6). */
export const createKeys = (client: HttpClient): Keys => ({
  // Servers before 2.32 list expired ones whatever is asked, and pass over a question they do not know.
  listTokens: async (whose, o) =>
    toResult(
      await callEndpoint(
        client,
        'listTokens',
        { ...OWN, include_all: whose === 'all', include_expired: true },
        o,
      ),
      ({ rows, unreadable }) => ({
        rows: rows.map((row) => ({ ...toToken(client, row), username: row.username })),
        unreadable,
      }),
    ),
  readToken: readToken(client),
  expireToken: expireToken(client),
  // Whole days; for ordinary users the figure is beyond what a number holds exactly, which days do not show.
  readTokenLimitDays: async (o) =>
    toResult(await callEndpoint(client, 'getTokenConfig', OWN, o), ({ max_token_lifetime }) =>
      Math.floor(max_token_lifetime / DAY_NANOSECONDS),
    ),
  createToken: createToken(client),
  readKey: async (keyid, o) => toResult(await callEndpoint(client, 'getKey', { ...OWN, keyid }, o), toKey),
  findKeyByName: findKeyByName(client),
  deleteKey: deleteKey(client),
});
