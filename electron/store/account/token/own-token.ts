import { english } from '#shared/base/format.ts';
import type { Clock, Log } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { PasswordFailure } from '#shared/contract/sign-in.ts';
import type { FullApi } from '../../remote/coder-api.ts';
import type { WireReach } from '../../remote/wire/agent.ts';
import type { ConnectTo } from '../apis.ts';
import { withApi } from '../prove.ts';
import { parseToken, type SecretToken } from '../token.ts';

type OwnTokenFailure = 'lifetime-too-long' | RemoteFailure;

const TRIES = 9;
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** `rollcall-<machine>-<date>`: on the token page, people see which of their machines it belongs to. */
export const nameOwnToken = (machine: string, nowMs: number): string => {
  const plain = machine
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24);
  const day = DAY.exec(new Date(nowMs).toISOString())?.[0] ?? '';
  return ['rollcall', plain, day].filter((part) => part !== '').join('-');
};

const tooLong = (wantedDays: number, mostDays: number) =>
  fail(
    'lifetime-too-long',
    `A token of ${wantedDays} days is longer than this server allows you: ${english.countOf(mostDays, 'day', 'days')} at most. Choose fewer days.`,
  );

/** The answer to making a token was lost; if there is one by that name it is ours, and nobody holds it. */
const deleteLost = async (api: FullApi, name: string): Promise<void> => {
  const found = await api.findKeyByName(name);
  if (found.ok && found.value !== null) await api.deleteKey(found.value.id);
};

/** Makes a token for the caller with a name that is not taken. Fails with nothing left on the server. */
export const makeOwnToken = async (
  api: FullApi,
  wanted: { readonly name: string; readonly lifetimeDays: number },
): Promise<Result<SecretToken, OwnTokenFailure>> => {
  const limit = await api.readTokenLimitDays();
  if (!limit.ok) return limit;
  if (wanted.lifetimeDays > limit.value) return tooLong(wanted.lifetimeDays, limit.value);
  for (let n = 1; n <= TRIES; n += 1) {
    const name = n === 1 ? wanted.name : `${wanted.name}-${n}`;
    const made = await api.createToken({ name, lifetimeDays: wanted.lifetimeDays });
    if (made.ok) {
      const token = parseToken(made.value);
      // The client has checked its form.
      if (!token.ok) throw new Error('The client let something through that is not a token');
      return ok(token.value);
    }
    const { failure } = made;
    if (failure.code === 'lifetime-too-long') return fail('lifetime-too-long', failure.message);
    if (failure.code !== 'name-taken') {
      await deleteLost(api, name);
      return { ok: false, failure: { ...failure, code: failure.code } };
    }
  }
  return fail(
    'rejected',
    'Tokens of Rollcall with today’s date are there already. Delete them on the token page.',
  );
};

/** What a person signs in with, and for how many days the token is made. */
export type PasswordInput = {
  readonly email: string;
  readonly password: string;
  readonly lifetimeDays: number;
};

export type PasswordDeps = {
  readonly connectTo: ConnectTo;
  readonly clock: Clock;
  readonly log: Log;
  /** The name of this machine, for the name of the token. */
  readonly machine: string;
};

/**
 * Signs in with a password, makes a token, hands it to `use`, and ends the session. When `use` fails, the token is
 * deleted again. The password is used once and goes nowhere else.
 */
export const withPassword = async <T, C extends string>(
  deps: PasswordDeps,
  at: { readonly url: string; readonly reach: WireReach },
  { email, password, lifetimeDays }: PasswordInput,
  use: (token: SecretToken) => Promise<Result<T, C>>,
): Promise<Result<T, C | PasswordFailure | RemoteFailure>> => {
  const session = await withApi(deps.connectTo(at.url, null, at.reach), (api) => api.login(email, password));
  if (!session.ok) return session;
  return withApi(deps.connectTo(at.url, session.value, at.reach), async (api) => {
    const name = nameOwnToken(deps.machine, deps.clock.nowMs());
    const made = await makeOwnToken(api, { name, lifetimeDays });
    const used = made.ok ? await use(made.value) : made;
    if (made.ok && !used.ok) await api.deleteKey(made.value.keyId);
    const ended = await api.logout();
    if (!ended.ok) deps.log.warn('account.session-not-ended', { code: ended.failure.code });
    return used;
  });
};
