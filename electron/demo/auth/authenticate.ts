import type { Deployment } from '../deployment.ts';
import { error, type Reply } from '../http/reply.ts';
import type { ApiKey, User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { putUser } from '../world/write.ts';
import { createSubject, type Subject } from './subject.ts';

/** Who is calling, or the 401 to answer with. */
export type Authentication =
  | { readonly ok: true; readonly subject: Subject }
  | { readonly ok: false; readonly reply: Reply };

const SIGNED_OUT = 'You are signed out or your session has expired. Please sign in again to continue.';
const HOUR_MS = 3_600_000;

const refuse = (deployment: Deployment, message: string, detail = ''): Authentication => {
  const reply = error(401, message, detail);
  if (!deployment.traits.bearer) return { ok: false, reply };
  const challenge = `Bearer realm="coder", error="invalid_token", error_description="${detail || message}", resource_metadata="${deployment.externalUrl()}/.well-known/oauth-protected-resource"`;
  return { ok: false, reply: { ...reply, headers: { 'WWW-Authenticate': challenge.replaceAll('\n', ' ') } } };
};

const findKey = (deployment: Deployment, token: string): ApiKey | string => {
  if (token === '') return 'Cookie "coder_session_token" or query parameter must be provided.';
  const parts = token.split('-');
  const [id = '', secret = ''] = parts;
  const prefix = 'Invalid API key format:';
  if (parts.length !== 2)
    return `${prefix} incorrect amount of API key parts, expected 2 got ${parts.length}`;
  if (id.length !== 10) return `${prefix} invalid API key ID length, expected 10 got ${id.length}`;
  if (secret.length !== 22)
    return `${prefix} invalid API key secret length, expected 22 got ${secret.length}`;
  const key = deployment.world.keys.get(id);
  if (key === undefined) return 'API key is invalid.';
  if (key.secret !== secret) return 'API key secret is invalid.';
  if (Date.parse(key.expiresAt) < deployment.nowMs()) {
    return `API key expired at "${key.expiresAt.replace('T', ' ').replace('Z', ' +0000 UTC')}".`;
  }
  return key;
};

/** The end of a key that slides: a whole lifetime from now, moved at most about hourly. */
const slide = (deployment: Deployment, key: ApiKey, now: number): string => {
  if (key.loginType === 'token' && !deployment.traits.tokensSlide) return key.expiresAt;
  const leftMs = Date.parse(key.expiresAt) - now;
  const lifetimeMs = key.lifetimeSeconds * 1000;
  return leftMs <= lifetimeMs - HOUR_MS ? formatTime(now + lifetimeMs) : key.expiresAt;
};

/** Any authenticated call wakes a dormant user and, about hourly per key, moves the stamps of use. */
const touch = (deployment: Deployment, key: ApiKey, user: User): User => {
  const now = deployment.nowMs();
  const stamp = formatTime(now);
  const isStale = now - Date.parse(key.lastUsed) > HOUR_MS;
  const expiresAt = slide(deployment, key, now);
  if (!isStale && expiresAt === key.expiresAt && user.status !== 'dormant') return user;
  deployment.world.keys.set(key.id, { ...key, lastUsed: isStale ? stamp : key.lastUsed, expiresAt });
  const seen: User = { ...user, status: 'active', lastSeenAt: stamp, updatedAt: stamp };
  putUser(deployment.world, seen);
  return seen;
};

const PROVIDERS: Readonly<Record<string, string>> = { oidc: 'OpenID Connect', github: 'GitHub' };

/** A session from an identity provider lives only as long as the login there; tokens do not ask for it. */
const providerRefusal = (deployment: Deployment, key: ApiKey): Authentication | undefined => {
  const provider = PROVIDERS[key.loginType];
  const trouble = deployment.world.loginTroubles.get(key.userId);
  if (provider === undefined || trouble === undefined) return undefined;
  if (trouble === 'link-gone') {
    return refuse(deployment, SIGNED_OUT, 'You must re-authenticate with the login provider.');
  }
  if (trouble === 'session-expired') {
    const at = key.updatedAt.replace('T', ' ').replace('Z', ' +0000 UTC');
    return refuse(deployment, SIGNED_OUT, `${provider} session expired at "${at}". Try signing in again.`);
  }
  const message = `Could not refresh expired ${provider} token. Try re-authenticating to resolve this issue.`;
  return refuse(deployment, message);
};

/** Finds the caller by token. Messages and details are those of coder-api 1.2. */
export const authenticate = (deployment: Deployment, token: string): Authentication => {
  const key = findKey(deployment, token);
  if (typeof key === 'string') return refuse(deployment, SIGNED_OUT, key);
  const user = deployment.world.users.get(key.userId);
  if (user === undefined || user.deleted) return refuse(deployment, SIGNED_OUT, 'API key is invalid.');
  const over = providerRefusal(deployment, key);
  if (over !== undefined) return over;
  if (user.status === 'suspended') {
    const message = `User is not active (status = "${user.status}"). Contact an admin to reactivate your account.`;
    return refuse(deployment, message);
  }
  const seen = touch(deployment, key, user);
  return { ok: true, subject: createSubject(deployment.world, deployment.book, seen, key) };
};
