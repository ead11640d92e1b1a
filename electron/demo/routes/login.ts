import type { Deployment } from '../deployment.ts';
import { decodeBody } from '../http/body.ts';
import { type Call, keyed, open, type Route } from '../http/call.ts';
import { error, json, type Reply } from '../http/reply.ts';
import type { ApiKey, User } from '../world/rows.ts';
import { tokenOf } from '../world/seed-keys.ts';
import { formatTime } from '../world/time.ts';
import { putUser } from '../world/write.ts';

const DAY_SECONDS = 86_400;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A new key for a user, stored; session keys last a day and slide. */
export const createKey = (
  deployment: Deployment,
  user: User,
  wanted: Pick<ApiKey, 'loginType' | 'tokenName' | 'scopes' | 'allowList' | 'lifetimeSeconds'>,
): ApiKey => {
  const now = deployment.nowMs();
  const stamp = formatTime(now);
  const key: ApiKey = {
    ...wanted,
    id: `key${deployment.random.word(7)}`,
    secret: `secret${deployment.random.word(16)}`,
    userId: user.id,
    createdAt: stamp,
    updatedAt: stamp,
    lastUsed: '1970-01-01T00:00:00Z',
    expiresAt: formatTime(now + wanted.lifetimeSeconds * 1000),
  };
  deployment.world.keys.set(key.id, key);
  return key;
};

const refuseInput = (email: string, password: string): Reply | undefined => {
  const emailTag = email === '' ? 'required' : EMAIL.test(email) ? undefined : 'email';
  const problem = (field: string, tag: string, value: string) => ({
    field,
    detail: `Validation failed for tag "${tag}" with value: "${value}"`,
  });
  const problems = [
    ...(emailTag === undefined ? [] : [problem('email', emailTag, email)]),
    ...(password === '' ? [problem('password', 'required', password)] : []),
  ];
  return problems.length === 0 ? undefined : error(400, 'Validation failed.', '', problems);
};

const login = (call: Call): Reply => {
  const { deployment } = call;
  const body = decodeBody(call.rawBody, 'LoginWithPasswordRequest', { email: 'string', password: 'string' });
  if (!body.ok) return body.reply;
  const { email, password } = body.value;
  const refused = refuseInput(email, password);
  if (refused !== undefined) return refused;
  const user = deployment.world.users.get(deployment.world.emails.get(email.toLowerCase()) ?? '');
  if (user === undefined || user.password === '' || user.password !== password) {
    return error(401, 'Incorrect email or password.');
  }
  if (user.loginType !== 'password') {
    const types = `attempting to use "password" but user is of login type "${user.loginType}"`;
    return error(403, `Incorrect login type, ${types}`);
  }
  if (user.status === 'suspended') {
    return error(401, 'Your account is suspended. Contact an admin to reactivate your account.');
  }
  if (user.status === 'dormant') putUser(deployment.world, { ...user, status: 'active' });
  const session = {
    loginType: 'password',
    tokenName: '',
    scopes: ['coder:all'],
    allowList: ['*:*'],
  } as const;
  const token = tokenOf(createKey(deployment, user, { ...session, lifetimeSeconds: DAY_SECONDS }));
  const age = deployment.traits.userFields ? '; Max-Age=31536000' : '';
  const cookie = `coder_session_token=${token}; Path=/${age}; HttpOnly`;
  return { ...json(201, { session_token: token }), headers: { 'Set-Cookie': cookie } };
};

/** Logging in with a password, and out; logging out deletes the key in use, a long-lived token too. */
export const loginRoutes: readonly Route[] = [
  open('POST', '/users/login', login),
  keyed('POST', '/users/logout', ({ deployment, subject }) => {
    deployment.world.keys.delete(subject.key.id);
    const cookie = 'coder_session_token=; Path=/; Max-Age=0';
    return { ...json(200, { message: 'Logged out!' }), headers: { 'Set-Cookie': cookie } };
  }),
];
