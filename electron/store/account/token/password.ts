import type { Clock, Log } from '#shared/base/ports.ts';
import type { Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { PasswordFailure } from '#shared/contract/sign-in.ts';
import type { Reach } from '../../remote/wire/agent.ts';
import type { ConnectTo } from '../apis.ts';
import { withApi } from '../prove.ts';
import type { Token } from '../token.ts';
import { makeOwnToken, nameOwnToken } from './own-token.ts';

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
  at: { readonly url: string; readonly reach: Reach },
  { email, password, lifetimeDays }: PasswordInput,
  use: (token: Token) => Promise<Result<T, C>>,
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
