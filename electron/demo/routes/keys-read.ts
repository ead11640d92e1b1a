import type { Deployment } from '../deployment.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { isTrueWord } from '../http/go-bool.ts';
import { withUser } from '../http/params.ts';
import { empty, json, notFound, type Reply } from '../http/reply.ts';
import type { Traits } from '../rules/generation.ts';
import type { ApiKey, User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { auditKey } from './audit-write.ts';
import { maxLifetimeSeconds } from './token-lifetime.ts';

const legacyScope = (key: ApiKey): string => {
  if (key.scopes.includes('coder:application_connect')) return 'application_connect';
  return key.scopes.includes('coder:all') ? 'all' : '';
};

/** A key as the API shows one; the secret is never shown again. */
const keyObject = (deployment: Deployment, key: ApiKey) => ({
  id: key.id,
  user_id: key.userId,
  last_used: key.lastUsed,
  expires_at: key.expiresAt,
  created_at: key.createdAt,
  updated_at: key.updatedAt,
  login_type: key.loginType,
  scope: legacyScope(key),
  ...(deployment.traits.keyScopes ? { scopes: key.scopes } : {}),
  token_name: key.tokenName,
  lifetime_seconds: key.lifetimeSeconds,
  ...(deployment.traits.keyScopes ? { allow_list: key.allowList } : {}),
});

const can = (call: UserCall, action: string, key: ApiKey): boolean =>
  call.subject.can(action, { type: 'api_key', ownerId: key.userId, id: key.id });

const isTrue = (call: UserCall, name: string): boolean => isTrueWord(call.query.get(name) ?? '');

const list = (call: UserCall, user: User): Reply => {
  const { deployment } = call;
  const hidesExpired = deployment.traits.keyExpiry && !isTrue(call, 'include_expired');
  const now = deployment.nowMs();
  const shown = [...deployment.world.keys.values()].filter(
    (key) =>
      key.loginType === 'token' &&
      (key.userId === user.id || isTrue(call, 'include_all')) &&
      !(hidesExpired && Date.parse(key.expiresAt) <= now) &&
      can(call, 'read', key),
  );
  const items = shown.map((key) => ({
    ...keyObject(deployment, key),
    username: deployment.world.users.get(key.userId)?.username ?? '',
  }));
  // An empty list is null here, unlike everywhere else.
  return json(200, items.length === 0 ? null : items);
};

const withKey = (action: string, handle: (call: UserCall, key: ApiKey) => Reply) =>
  withUser((call) => {
    // The user of the path is not compared with the key's.
    const key = call.deployment.world.keys.get(call.params.keyid ?? '');
    return key === undefined || !can(call, action, key) ? notFound() : handle(call, key);
  });

const byName = (call: UserCall, user: User): Reply => {
  const name = call.params.keyname ?? '';
  const found = [...call.deployment.world.keys.values()].find(
    (key) => key.userId === user.id && key.loginType === 'token' && key.tokenName === name,
  );
  return found === undefined || !can(call, 'read', found)
    ? notFound()
    : json(200, keyObject(call.deployment, found));
};

const expire = (call: UserCall, key: ApiKey): Reply => {
  const { deployment } = call;
  const now = deployment.nowMs();
  if (Date.parse(key.expiresAt) > now) {
    deployment.world.keys.set(key.id, { ...key, expiresAt: formatTime(now) });
  }
  auditKey(call, call.subject.user.id, 'write', key, 204);
  return empty(204);
};

const remove = (call: UserCall, key: ApiKey): Reply => {
  call.deployment.world.keys.delete(key.id);
  auditKey(call, call.subject.user.id, 'delete', key, 204);
  return empty(204);
};

/** Reading, expiring and deleting keys. */
export const keyReadRoutes = (traits: Traits): readonly Route[] => [
  keyed('GET', '/users/{user}/keys/tokens', withUser(list)),
  keyed(
    'GET',
    '/users/{user}/keys/tokens/tokenconfig',
    // Nanoseconds: for ordinary users beyond what a JavaScript number holds exactly, so it is written as text.
    withUser((_call, user) => ({
      status: 200,
      type: 'json',
      body: `{"max_token_lifetime":${BigInt(maxLifetimeSeconds(user)) * 1_000_000_000n}}\n`,
    })),
  ),
  keyed('GET', '/users/{user}/keys/tokens/{keyname}', withUser(byName)),
  keyed(
    'GET',
    '/users/{user}/keys/{keyid}',
    withKey('read', ({ deployment }, key) => json(200, keyObject(deployment, key))),
  ),
  keyed('DELETE', '/users/{user}/keys/{keyid}', withKey('delete', remove)),
  ...(traits.keyExpiry ? [keyed('PUT', '/users/{user}/keys/{keyid}/expire', withKey('update', expire))] : []),
];
