import type { DeploymentId } from '#shared/base/brand.ts';
import type { Result } from '#shared/base/result.ts';
import { fail } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { PasswordFailure } from '#shared/contract/sign-in.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { FirstUserFailure } from '../remote/account-port.ts';
import { type ConnectDeps, keepNew, type Look, type PrepareFailure, prepare } from './connect.ts';
import { withApi } from './prove.ts';
import type { Way } from './reach/reaches.ts';
import { checkServer, getKept, type KeptFailure, keepAgain } from './sign-in.ts';
import { type PasswordDeps, type PasswordInput, withPassword } from './token/password.ts';
import { parseToken } from './token.ts';

type Place = Look & Way & { readonly url: string };
type Answer<C extends string> = Promise<Result<DeploymentRecord, C | RemoteFailure>>;
export type NewUser = { readonly username: string; readonly fullName?: string | undefined };

/** All ways to a deployment with a token that works. A token is proved with the server before it is kept. */
export const createWaysIn = (deps: ConnectDeps & PasswordDeps) => {
  const connect = async (input: Place & { readonly token: string }): Answer<'bad-token' | PrepareFailure> => {
    const at = await prepare(deps, input);
    if (!at.ok) return at;
    const token = parseToken(input.token);
    return token.ok ? keepNew(deps, at.value, input, token.value) : token;
  };

  const connectWithPassword = async (
    input: Place & PasswordInput,
  ): Answer<PasswordFailure | PrepareFailure> => {
    const at = await prepare(deps, input);
    if (!at.ok) return at;
    return withPassword(deps, at.value, input, (token) => keepNew(deps, at.value, input, token));
  };

  const createFirstUser = async (
    input: Place & PasswordInput & NewUser,
  ): Answer<PasswordFailure | PrepareFailure | FirstUserFailure> => {
    const at = await prepare(deps, input);
    if (!at.ok) return at;
    const { username, email, password, fullName = '' } = input;
    const user = { username, name: fullName, email, password };
    const made = await withApi(deps.connectTo(at.value.url, null, at.value.reach), (api) =>
      api.createFirstUser(user),
    );
    if (!made.ok) return made;
    const kept = await withPassword(deps, at.value, input, (token) => keepNew(deps, at.value, input, token));
    if (kept.ok) return kept;
    const message = `The first user, ${username}, was created, but signing in did not work. ${kept.failure.message}`;
    return fail(kept.failure.code, message, { retry: kept.failure.retry ?? false });
  };

  const signIn = async (id: DeploymentId, pasted: string): Answer<'bad-token' | KeptFailure> => {
    const record = getKept(deps, id);
    if (!record.ok) return record;
    const token = parseToken(pasted);
    return token.ok ? keepAgain(deps, record.value, token.value) : token;
  };

  const signInWithPassword = async (
    id: DeploymentId,
    input: PasswordInput,
  ): Answer<PasswordFailure | KeptFailure> => {
    const kept = getKept(deps, id);
    if (!kept.ok) return kept;
    const record = kept.value;
    const at = { url: record.url, reach: deps.reaches.ofRecord(record) };
    // Another server behind the same address must not be told the password.
    const build = await withApi(deps.connectTo(at.url, null, at.reach), (api) => api.readBuildInfo());
    if (!build.ok) return build;
    const same = checkServer(record, build.value.deploymentId);
    if (!same.ok) return same;
    return withPassword(deps, at, input, (token) => keepAgain(deps, record, token));
  };

  return { connect, connectWithPassword, createFirstUser, signIn, signInWithPassword };
};

export type WaysIn = ReturnType<typeof createWaysIn>;
