import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, forbidden, json, type Reply, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import { normalizeAllowList } from '../rules/allow-list.ts';
import type { ApiKey, User } from '../world/rows.ts';
import { tokenOf } from '../world/seed-keys.ts';
import { auditKey } from './audit-write.ts';
import { createKey, SESSION } from './session.ts';
import { badAllowEntry, FAILED, readLifetime, readScopes, tooLongAllowList } from './token-checks.ts';
import { DEFAULT_LIFETIME_SECONDS } from './token-lifetime.ts';

const nameTaken = (name: string): Reply =>
  error(409, `A token with name "${name}" already exists.`, '', [
    { field: 'name', detail: 'This value is already in use and should be unique.' },
  ]);

/** Keys for others are made by owners only; everybody else who can read the user gets a 500. */
const insertRefusal = ({ subject }: UserCall, user: User): Reply | undefined =>
  subject.can('create', { type: 'api_key', ownerId: user.id })
    ? undefined
    : error(500, FAILED, `insert API key: ${UNAUTHORIZED_DETAIL}`);

const systemRefusal = ({ deployment }: UserCall, user: User): Reply | undefined =>
  user.system && deployment.traits.noKeysForSystemUsers ? forbidden() : undefined;

type Outcome = { readonly reply: Reply; readonly key?: ApiKey };

const create = (call: UserCall, user: User): Outcome => {
  const { deployment } = call;
  const system = systemRefusal(call, user);
  if (system !== undefined) return { reply: system };
  const body = decodeBody(call.rawBody, 'CreateTokenRequest', {
    lifetime: 'int',
    token_name: 'string',
    scope: 'string',
    scopes: 'strings',
    allow_list: 'strings',
  });
  if (!body.ok) return { reply: body.reply };
  const allowed = deployment.traits.keyScopes ? body.value.allow_list : [];
  const badEntry = badAllowEntry(deployment.traits, allowed);
  if (badEntry !== undefined) return { reply: badEntry };
  const scopes = readScopes(deployment.traits, body.value);
  if ('status' in scopes) return { reply: scopes };
  const lifetimeSeconds = readLifetime(body.value.lifetime, user);
  if (typeof lifetimeSeconds !== 'number') return { reply: lifetimeSeconds };
  const refused = tooLongAllowList(allowed) ?? insertRefusal(call, user);
  if (refused !== undefined) return { reply: refused };
  const tokenName = body.value.token_name || `demo-${deployment.random.word(8)}`;
  const isTaken = [...deployment.world.keys.values()].some(
    (key) => key.userId === user.id && key.loginType === 'token' && key.tokenName === tokenName,
  );
  if (isTaken) return { reply: nameTaken(tokenName) };
  const allowList = normalizeAllowList(allowed);
  const wanted = { loginType: 'token', tokenName, scopes, allowList, lifetimeSeconds } as const;
  const key = createKey(deployment, user, wanted);
  return { reply: json(201, { key: tokenOf(key) }), key };
};

const auditedCreate = (call: UserCall, user: User): Reply => {
  const { reply, key } = create(call, user);
  auditKey(call, call.subject.user.id, 'create', key, reply.status);
  return reply;
};

/** A key like that of a session, but for a week; no body is read. */
const createSession = (call: UserCall, user: User): Reply => {
  const refused = systemRefusal(call, user) ?? insertRefusal(call, user);
  if (refused !== undefined) return refused;
  const lifetimeSeconds = DEFAULT_LIFETIME_SECONDS;
  const key = createKey(call.deployment, user, { ...SESSION, loginType: 'password', lifetimeSeconds });
  return json(201, { key: tokenOf(key) });
};

/** Making keys: named tokens, and session-like ones. */
export const tokenCreateRoutes: readonly Route[] = [
  keyed('POST', '/users/{user}/keys/tokens', withUser(auditedCreate)),
  keyed('POST', '/users/{user}/keys', withUser(createSession)),
];
