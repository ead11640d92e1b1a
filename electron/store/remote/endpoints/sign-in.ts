import type { Failure } from '#shared/base/failure.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { AccountApi, FirstUserFailure } from '../account-port.ts';
import { requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import { toReadFailure } from '../outcome/read-table.ts';
import { readServerWords } from '../outcome/server-words.ts';
import { parseAnswer, readJson } from '../read-json.ts';
import { session, signInMethods } from '../shape/account.ts';
import { requestIdOf, type WireEnd } from '../wire/types.ts';

type SignIn = Pick<
  AccountApi,
  'readSignInMethods' | 'readFirstUser' | 'createFirstUser' | 'login' | 'logout'
>;

/** A failure of a call that carried a password: what the server says might repeat it, so only the status stays. */
const withoutWords = (client: Client, end: WireEnd): { ok: false; failure: Failure<RemoteFailure> } => {
  const failure = toReadFailure(end, client.asked);
  if (end.kind === 'break') return { ok: false, failure };
  const id = requestIdOf(end);
  return {
    ok: false,
    failure: { ...failure, detail: `status ${end.status}${id === null ? '' : `, request ${id}`}` },
  };
};

const readWords = (end: WireEnd): string =>
  end.kind === 'break' ? '' : (readServerWords(end)?.message ?? '');

type LoginRefusal = 'bad-credentials' | 'password-disabled' | 'wrong-login-type' | 'suspended';

/** What kind of account it really is: a word of the server's own list, so that nothing else can be quoted. */
const sayLoginType = (words: string): string =>
  /user is of login type "(oidc|github|none)"/.exec(words)?.[1] ?? 'another kind';

/** The refusals of `POST /users/login` (coder-api 1.9), told apart by their words; null: none of them. */
const findLoginRefusal = (client: Client, end: WireEnd): Result<never, LoginRefusal> | null => {
  if (end.kind === 'break') return null;
  const { host } = client.asked;
  const words = readWords(end);
  if (end.status === 401 && words.startsWith('Your account is suspended'))
    return fail('suspended', `This account is suspended on ${host}. Ask an admin there to activate it.`);
  if (end.status === 401 && words === 'Incorrect email or password.')
    return fail(
      'bad-credentials',
      `${host} does not know this e-mail and password. Check both, then try again.`,
    );
  if (end.status === 400 && words === 'Validation failed.')
    return fail('bad-credentials', 'Sign in with the e-mail address of the account, not with its user name.');
  if (end.status === 403 && words.startsWith('Password authentication is disabled'))
    return fail(
      'password-disabled',
      `${host} does not let anybody sign in with a password. Make a token on its token page and paste it.`,
    );
  if (end.status === 403 && words.startsWith('Incorrect login type'))
    return fail(
      'wrong-login-type',
      `This account does not sign in with a password (its login type is ${sayLoginType(words)}). Make a token on the token page of ${host} and paste it.`,
    );
  return null;
};

const login =
  (client: Client): AccountApi['login'] =>
  async (email, password, o) => {
    const end = await client.write(requestOf('login', { email, password }), o?.signal);
    const refusal = findLoginRefusal(client, end);
    if (refusal !== null) return refusal;
    if (end.kind === 'break' || end.status !== 201) return withoutWords(client, end);
    const read = parseAnswer(end, session, client.limits.jsonDepth);
    return read.ok ? read : withoutWords(client, { ...end, status: 200 });
  };

const readFirstUser =
  (client: Client): AccountApi['readFirstUser'] =>
  async (o) => {
    const end = await client.read(requestOf('getFirstUser', {}), { signal: o?.signal });
    const words = readWords(end);
    if (end.kind === 'answer' && end.status === 200 && words !== '') return ok(true);
    // Any other 404 may come from a proxy, or from a server that never heard of first users.
    if (end.kind === 'answer' && end.status === 404 && words.includes('has not been created'))
      return ok(false);
    return { ok: false, failure: toReadFailure(end, client.asked) };
  };

const findFirstUserRefusal = (end: WireEnd): Result<never, FirstUserFailure> | null => {
  if (end.kind === 'break') return null;
  const words = readWords(end);
  if (end.status === 409)
    return fail('first-user-exists', 'This server has a first user by now. Sign in instead.');
  if (end.status !== 400) return null;
  return /password/i.test(words)
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
    const request = requestOf('createFirstUser', { ...user, trial: false });
    const end = await client.write(request, o?.signal);
    const refusal = findFirstUserRefusal(end);
    if (refusal !== null) return refusal;
    return end.kind === 'answer' && end.status === 201 ? ok(null) : withoutWords(client, end);
  };

/** Ways in and out of a session (coder-api 1.9, 3.4). */
export const createSignIn = (client: Client): SignIn => ({
  readSignInMethods: (o) => readJson(client, requestOf('getAuthMethods', {}), signInMethods, o),
  readFirstUser: readFirstUser(client),
  createFirstUser: createFirstUser(client),
  login: login(client),
  logout: async (o) => {
    const end = await client.write(requestOf('logout', {}), o?.signal);
    return end.kind === 'answer' && end.status === 200
      ? ok(null)
      : { ok: false, failure: toReadFailure(end, client.asked) };
  },
});
