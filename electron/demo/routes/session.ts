import type { Deployment } from '../deployment.ts';
import type { ApiKey, User } from '../world/rows.ts';
import { tokenOf } from '../world/seed-keys.ts';
import { formatTime, NEVER_USED } from '../world/time.ts';
import { putUser } from '../world/write.ts';

const DAY_SECONDS = 86_400;

/** What a login session is made of, but for the way of logging in: it may do everything, lasts a day and slides. */
export const SESSION = {
  tokenName: '',
  scopes: ['coder:all'],
  allowList: ['*:*'],
  lifetimeSeconds: DAY_SECONDS,
} as const;

/** A new key for a user, stored. */
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
    lastUsed: NEVER_USED,
    expiresAt: formatTime(now + wanted.lifetimeSeconds * 1000),
  };
  deployment.world.keys.set(key.id, key);
  return key;
};

/** The cookie a login sets; it lasts a year from 2.32 on, whatever the key does. */
export const sessionCookie = ({ traits }: Deployment, key: ApiKey): string => {
  const age = traits.userFields ? '; Max-Age=31536000' : '';
  return `coder_session_token=${tokenOf(key)}; Path=/${age}; HttpOnly`;
};

/** Logging in makes a dormant user active. */
export const wake = (deployment: Deployment, user: User): void => {
  if (user.status === 'dormant') putUser(deployment.world, { ...user, status: 'active' });
};
