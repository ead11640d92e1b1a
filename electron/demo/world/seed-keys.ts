import { ACTING_ODDITIES, ACTORS, type ActorName, ODDITIES } from './cast.ts';
import type { Random } from './random.ts';
import type { ApiKey } from './rows.ts';
import { DAY_MS, EPOCH_MS, FAR_FUTURE, formatTime, NEVER_USED } from './time.ts';
import type { World } from './world.ts';

/** The token string of a key, as a client sends it. */
export const tokenOf = (key: Pick<ApiKey, 'id' | 'secret'>): string => `${key.id}-${key.secret}`;

const ACTOR_USERNAMES: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(ACTORS).map(([name, entry]) => [name, entry.username]),
  ...Object.entries(ACTING_ODDITIES).map(([name, oddity]) => [name, ODDITIES[oddity].username]),
]);

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

/** Gives every actor one token and returns the tokens by actor; the order of `names` decides who gets which. */
export const seedKeys = (random: Random, world: World): Readonly<Record<ActorName, string>> => {
  const names = [...Object.keys(ACTORS), ...Object.keys(ACTING_ODDITIES)];
  const tokens = names.map((name) => {
    const userId = world.usernames.get(ACTOR_USERNAMES[name] ?? '');
    if (userId === undefined) throw new Error(`the cast lacks ${name}`);
    const key = actorKey(random, userId, name === 'expired');
    world.keys.set(key.id, key);
    return [name, tokenOf(key)];
  });
  // The names are those of the two tables that ActorName is made of.
  return Object.fromEntries(tokens) as Readonly<Record<ActorName, string>>;
};
