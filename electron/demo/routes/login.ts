import { decodeBody } from '../http/body.ts';
import { type Call, keyed, open, type Route, type UserCall } from '../http/call.ts';
import { error, json, type Reply } from '../http/reply.ts';
import { checkEmail, checkRequired, validationRefusal } from '../http/validate.ts';
import { NIL_UUID } from '../rules/name-rule.ts';
import type { ApiKey, User } from '../world/rows.ts';
import { tokenOf } from '../world/seed-keys.ts';
import { auditKey } from './audit-write.ts';
import { createKey, SESSION, sessionCookie, wake } from './session.ts';

/** Why this user cannot log in with this password; the order gives nothing away to a stranger. */
const loginRefusal = (call: Call, user: User | undefined, password: string): Reply | undefined => {
  if (user === undefined || user.password === '' || user.password !== password)
    return error(401, 'Incorrect email or password.');
  if (!call.deployment.world.settings.passwordLogin) {
    return error(403, 'Password authentication is disabled.');
  }
  if (user.loginType !== 'password') {
    const types = `attempting to use "password" but user is of login type "${user.loginType}"`;
    return error(403, `Incorrect login type, ${types}`);
  }
  return user.status === 'suspended'
    ? error(401, 'Your account is suspended. Contact an admin to reactivate your account.')
    : undefined;
};

type Outcome = { readonly reply: Reply; readonly user?: User | undefined; readonly key?: ApiKey };

const login = (call: Call): Outcome => {
  const { deployment } = call;
  const body = decodeBody(call.rawBody, 'LoginWithPasswordRequest', { email: 'string', password: 'string' });
  if (!body.ok) return { reply: body.reply };
  const { email, password } = body.value;
  const invalid = validationRefusal([...checkEmail(email), ...checkRequired('password', password)]);
  if (invalid !== undefined) return { reply: invalid };
  const user = deployment.world.users.get(deployment.world.emails.get(email.toLowerCase()) ?? '');
  const refused = loginRefusal(call, user, password);
  if (refused !== undefined || user === undefined) {
    return { reply: refused ?? error(401, 'Incorrect email or password.'), user };
  }
  wake(deployment, user);
  const key = createKey(deployment, user, { ...SESSION, loginType: 'password' });
  const reply = json(201, { session_token: tokenOf(key) });
  return { reply: { ...reply, cookies: [sessionCookie(deployment, key)] }, user, key };
};

const auditedLogin = (call: Call): Reply => {
  const { reply, user, key } = login(call);
  auditKey(call, user?.id ?? NIL_UUID, 'login', key, reply.status);
  return reply;
};

/** Deletes the key in use, a long-lived token too, and all keys for workspace apps of the same user. */
const logout = (call: UserCall): Reply => {
  const { keys } = call.deployment.world;
  const { key, user } = call.subject;
  keys.delete(key.id);
  for (const other of keys.values()) {
    const isForApps = other.scopes.includes('coder:application_connect');
    if (other.userId === user.id && isForApps) keys.delete(other.id);
  }
  auditKey(call, user.id, 'logout', key, 200);
  return {
    ...json(200, { message: 'Logged out!' }),
    cookies: ['coder_session_token=; Path=/; Max-Age=0'],
  };
};

/** Logging in with a password, and out. */
export const loginRoutes: readonly Route[] = [
  open('POST', '/users/login', auditedLogin),
  keyed('POST', '/users/logout', logout),
];
