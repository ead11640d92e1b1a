import { fail, ok, type Result } from '#shared/base/result.ts';
import type { AccountApi, FirstUserFailure } from '../account-port.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { type CallFailure, toPlain, toResult } from '../call/failure.ts';
import type { Client } from '../client.ts';
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

type LoginRefusal = 'bad-credentials' | 'password-disabled' | 'wrong-login-type' | 'suspended';

/** The refusals of `POST /users/login` (coder-api 1.9); null: none of them. */
const findLoginRefusal = (
  host: string,
  { refusal, about }: CallFailure,
): Result<never, LoginRefusal> | null => {
  switch (refusal) {
    case 'suspended':
      return fail('suspended', `This account is suspended on ${host}. Ask an admin there to activate it.`);
    case 'bad-credentials':
      return fail(
        'bad-credentials',
        `${host} does not know this e-mail and password. Check both, then try again.`,
      );
    case 'invalid-fields':
      return fail(
        'bad-credentials',
        'Sign in with the e-mail address of the account, not with its user name.',
      );
    case 'password-login-off':
      return fail(
        'password-disabled',
        `${host} does not let anybody sign in with a password. Make a token on its token page and paste it.`,
      );
    case 'wrong-login-type':
      return fail(
        'wrong-login-type',
        `This account does not sign in with a password (its login type is ${about ?? 'another kind'}). Make a token on the token page of ${host} and paste it.`,
      );
    default:
      return null;
  }
};

const login =
  (client: Client): AccountApi['login'] =>
  async (email, password, o) => {
    const result = await callEndpoint(client, 'login', { email, password }, o);
    if (result.ok) return ok(result.value.session_token);
    return findLoginRefusal(client.asked.host, result.failure) ?? toPlain(result.failure);
  };

const readFirstUser =
  (client: Client): AccountApi['readFirstUser'] =>
  async (o) => {
    const result = await callEndpoint(client, 'getFirstUser', {}, o);
    // Any other 404 may come from a proxy, or from a server that never heard of first users.
    return !result.ok && result.failure.refusal === 'no-first-user'
      ? ok(false)
      : toResult(result, () => true);
  };

const findFirstUserRefusal = ({ status, refusal }: CallFailure): Result<never, FirstUserFailure> | null => {
  if (status === 409)
    return fail('first-user-exists', 'This server has a first user by now. Sign in instead.');
  if (status !== 400) return null;
  return refusal === 'password-weak'
    ? fail(
        'weak-password',
        'The server wants a stronger password: make it longer, or mix letters, digits and signs.',
      )
    : fail(
        'bad-user',
        'The server does not take these entries. A user name has letters, digits and single hyphens (32 at most); the e-mail must be a real address.',
      );
};

const createFirstUser =
  (client: Client): AccountApi['createFirstUser'] =>
  async (user, o) => {
    const result = await callEndpoint(client, 'createFirstUser', { ...user, trial: false }, o);
    if (result.ok) return ok(null);
    return (
      findFirstUserRefusal(result.failure) ??
      (result.failure.status === 201 ? ok(null) : toPlain(result.failure))
    );
  };

/** Ways in and out of a session (coder-api 1.9, 3.4). */
export const createSignIn = (client: Client): SignIn => ({
  readSignInMethods: async (o) => toResult(await callEndpoint(client, 'getAuthMethods', {}, o), toMethods),
  readFirstUser: readFirstUser(client),
  createFirstUser: createFirstUser(client),
  login: login(client),
  logout: async (o) => {
    const result = await callEndpoint(client, 'logout', {}, o);
    return result.ok || result.failure.status === 200 ? ok(null) : toPlain(result.failure);
  },
});
