import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, internal, json, type Reply, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import { publicScopes } from '../rules/scopes.ts';
import type { User } from '../world/rows.ts';
import { tokenOf } from '../world/seed-keys.ts';
import { createKey } from './login.ts';
import { DEFAULT_LIFETIME_SECONDS, maxLifetimeSeconds } from './token-lifetime.ts';

const NANOS = 1_000_000_000;

const FAILED = 'Failed to create API key.';

type TokenBody = {
  readonly lifetime: number;
  readonly token_name: string;
  readonly scope: string;
  readonly scopes: readonly string[];
  readonly allow_list: readonly string[];
};

const LEGACY: Readonly<Record<string, string>> = {
  all: 'coder:all',
  application_connect: 'coder:application_connect',
};

/** The scopes of the new token in canonical form, or the refusal. */
const readScopes = (call: UserCall, body: TokenBody): readonly string[] | Reply => {
  const { traits } = call.deployment;
  const asked = traits.keyScopes ? body.scopes : [];
  const known = publicScopes(traits.minor);
  const legacy = body.scope === '' ? [] : [body.scope];
  const unknown = [...asked, ...legacy].find((scope) => !known.includes(scope) && !(scope in LEGACY));
  if (unknown !== undefined) return error(400, FAILED, `invalid or unsupported API key scope: "${unknown}"`);
  // The legacy word passes the public check and fails when the key is made.
  const trap = asked.find((scope) => scope in LEGACY);
  if (trap !== undefined) return internal(`generate API key: invalid API key scope: "${trap}"`);
  const all = [...asked, ...legacy.map((scope) => LEGACY[scope] ?? scope)];
  return all.length === 0 ? ['coder:all'] : [...new Set(all)].sort();
};

const readLifetime = (body: TokenBody, user: User): number | Reply => {
  if (body.lifetime === 0) return DEFAULT_LIFETIME_SECONDS;
  const refuse = (detail: string): Reply => error(400, 'Failed to validate create API key request.', detail);
  if (body.lifetime < 0) return refuse('lifetime must be positive number greater than 0');
  const maximum = maxLifetimeSeconds(user);
  if (body.lifetime / NANOS > maximum) return refuse(`lifetime must be less than ${maximum / 3600}h0m0s`);
  return Math.floor(body.lifetime / NANOS);
};

const nameTaken = (name: string): Reply =>
  error(409, `A token with name "${name}" already exists.`, '', [
    { field: 'name', detail: 'This value is already in use and should be unique.' },
  ]);

const badAllowEntry = (entries: readonly string[]): Reply | undefined => {
  const bad = entries.find((entry) => !/^[^:]+:[^:]+$/.test(entry));
  if (bad === undefined) return undefined;
  return error(
    400,
    'Request body must be valid JSON.',
    `invalid allow_list entry "${bad}": want <type>:<id>`,
  );
};

const create = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  const body = decodeBody(call.rawBody, 'CreateTokenRequest', {
    lifetime: 'int',
    token_name: 'string',
    scope: 'string',
    scopes: 'strings',
    allow_list: 'strings',
  });
  if (!body.ok) return body.reply;
  const badEntry = deployment.traits.keyScopes ? badAllowEntry(body.value.allow_list) : undefined;
  if (badEntry !== undefined) return badEntry;
  const scopes = readScopes(call, body.value);
  if ('status' in scopes) return scopes;
  const lifetimeSeconds = readLifetime(body.value, user);
  if (typeof lifetimeSeconds !== 'number') return lifetimeSeconds;
  if (!subject.can('create', { type: 'api_key', ownerId: user.id }))
    return error(500, FAILED, UNAUTHORIZED_DETAIL);
  const tokenName = body.value.token_name || `demo-${deployment.random.word(8)}`;
  const isTaken = [...deployment.world.keys.values()].some(
    (key) => key.userId === user.id && key.loginType === 'token' && key.tokenName === tokenName,
  );
  if (isTaken) return nameTaken(tokenName);
  const allowList = body.value.allow_list.length > 0 ? [...new Set(body.value.allow_list)].sort() : ['*:*'];
  const key = createKey(deployment, user, {
    loginType: 'token',
    tokenName,
    scopes,
    allowList,
    lifetimeSeconds,
  });
  return json(201, { key: tokenOf(key) });
};

const createSession = ({ deployment, subject }: UserCall, user: User): Reply => {
  if (!subject.can('create', { type: 'api_key', ownerId: user.id }))
    return error(500, FAILED, UNAUTHORIZED_DETAIL);
  const session = {
    loginType: 'password',
    tokenName: '',
    scopes: ['coder:all'],
    allowList: ['*:*'],
  } as const;
  const key = createKey(deployment, user, { ...session, lifetimeSeconds: DEFAULT_LIFETIME_SECONDS });
  return json(201, { key: tokenOf(key) });
};

/** Making keys: named tokens, and session-like ones. */
export const tokenCreateRoutes: readonly Route[] = [
  keyed('POST', '/users/{user}/keys/tokens', withUser(create)),
  keyed('POST', '/users/{user}/keys', withUser(createSession)),
];
