import { ACTORS, type ActorName } from './cast.ts';
import type { Random } from './random.ts';
import type { ApiKey } from './rows.ts';
import { DAY_MS, EPOCH_MS, FAR_FUTURE, formatTime, NEVER_USED } from './time.ts';
import type { World } from './world.ts';

/** The token string of a key, as a client sends it. */
export const tokenOf = (key: Pick<ApiKey, 'id' | 'secret'>): string => `${key.id}-${key.secret}`;

const actorKey = (random: Random, userId: string, isExpired: boolean): ApiKey => {
  const createdAt = formatTime(EPOCH_MS - 30 * DAY_MS);
  return {
    id: `demo${random.word(6)}`,
    secret: `demotoken${random.word(13)}`,
    userId,
    loginType: 'token',
    tokenName: 'demo',
    scopes: ['coder:all'],
    allowList: ['*:*'],
    createdAt,
    updatedAt: createdAt,
    lastUsed: NEVER_USED,
    expiresAt: isExpired ? formatTime(EPOCH_MS - DAY_MS) : FAR_FUTURE,
    lifetimeSeconds: isExpired ? 29 * 86_400 : 604_800,
  };
};

/** Gives every actor one token and returns the tokens by actor. */
export const seedKeys = (random: Random, world: World): Readonly<Record<ActorName, string>> => {
  const token = (name: ActorName): string => {
    const userId = world.usernames.get(ACTORS[name].username);
    if (userId === undefined) throw new Error(`the cast lacks ${name}`);
    const key = actorKey(random, userId, name === 'expired');
    world.keys.set(key.id, key);
    return tokenOf(key);
  };
  return {
    owner: token('owner'),
    secondOwner: token('secondOwner'),
    thirdOwner: token('thirdOwner'),
    userAdmin: token('userAdmin'),
    templateAdmin: token('templateAdmin'),
    auditor: token('auditor'),
    orgAdmin: token('orgAdmin'),
    orgUserAdmin: token('orgUserAdmin'),
    orgTemplateAdmin: token('orgTemplateAdmin'),
    orgAuditor: token('orgAuditor'),
    assigner: token('assigner'),
    member: token('member'),
    outsider: token('outsider'),
    labsAdmin: token('labsAdmin'),
    emeaAdmin: token('emeaAdmin'),
    suspended: token('suspended'),
    dormant: token('dormant'),
    expired: token('expired'),
  };
};
