import { fail, ok, type Result } from '#shared/base/result.ts';
import { INVALID_ENTRIES, sayRefusal } from '#shared/model/refusal.ts';
import type { AccountApi, FirstUserFailure } from '../account-port.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { type CallFailure, toPlain, toResult } from '../call/failure.ts';
import type { HttpClient } from '../client.ts';
import type { OutputOf } from '../table/index.ts';

type SignIn = Pick<
  AccountApi,
  'readSignInMethods' | 'readFirstUser' | 'createFirstUser' | 'login' | 'logout'
>;

const BUTTON_LENGTH = 80;

const toMethods = ({ password, github, oidc }: OutputOf<'getAuthMethods'>) => ({
  password: password.enabled,
  github: github.enabled,
  oidc: oidc.enabled ? (oidc.signInText || 'OpenID Connect').slice(0, BUTTON_LENGTH) : null,
});

/** The refusals of `POST /users/login` (coder-api 1.9). */
const LOGIN_REFUSALS = ['bad-credentials', 'password-login-off', 'wrong-login-type', 'suspended'] as const;
type LoginRefusal = (typeof LOGIN_REFUSALS)[number];

/** What the server has against this person and password; null: nothing that is known. */
const findLoginRefusal = ({ refusal, message }: CallFailure): Result<never, LoginRefusal> | null => {
  // It wants an e-mail address, and a user name is none.
  if (refusal === 'invalid-fields') return fail('bad-credentials', INVALID_ENTRIES.login);
  const known = LOGIN_REFUSALS.find((code) => code === refusal);
  return known === undefined ? null : fail(known, message);
};

const login =
  (client: HttpClient): AccountApi['login'] =>
  async (email, password, o) => {
    const result = await callEndpoint(client, 'login', { email, password }, o);
    if (result.ok) return ok(result.value.session_token);
    return findLoginRefusal(result.failure) ?? toPlain(result.failure);
  };

const readFirstUser =
  (client: HttpClient): AccountApi['readFirstUser'] =>
  async (o) => {
    const result = await callEndpoint(client, 'getFirstUser', {}, o);
    // Any other 404 may come from a proxy, or from a server that never heard of first users.
    return !result.ok && result.failure.refusal === 'no-first-user'
      ? ok(false)
      : toResult(result, () => true);
  };

const findFirstUserRefusal = ({
  status,
  refusal,
  message,
}: CallFailure): Result<never, FirstUserFailure> | null => {
  if (status === 409) return fail('first-user-exists', sayRefusal('first-user-exists'));
  if (status !== 400) return null;
  return refusal === 'password-weak'
    ? fail(refusal, message)
    : fail('invalid-fields', INVALID_ENTRIES.firstUser);
};

const createFirstUser =
  (client: HttpClient): AccountApi['createFirstUser'] =>
  async (user, o) => {
    const result = await callEndpoint(client, 'createFirstUser', { ...user, trial: false }, o);
    if (result.ok) return ok(null);
    return (
      findFirstUserRefusal(result.failure) ??
      (result.failure.status === 201 ? ok(null) : toPlain(result.failure))
    );
  };

/** Ways in and out of a session (coder-api 1.9, 3.4). */
export const createSignIn = (client: HttpClient): SignIn => ({
  readSignInMethods: async (o) => toResult(await callEndpoint(client, 'getAuthMethods', {}, o), toMethods),
  readFirstUser: readFirstUser(client),
  createFirstUser: createFirstUser(client),
  login: login(client),
  logout: async (o) => {
    const result = await callEndpoint(client, 'logout', {}, o);
    return result.ok || result.failure.status === 200 ? ok(null) : toPlain(result.failure);
  },
});
