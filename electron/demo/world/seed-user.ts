import type { CastEntry } from './cast.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { LoginType, User, UserStatus } from './rows.ts';
import { DAY_MS, EPOCH_MS, formatTime, NEVER_SEEN } from './time.ts';

/** The id Coder gives its system user that owns prebuilt workspaces, on every deployment. */
export const PREBUILDS_USER_ID = 'c42fdf75-3097-471c-8c33-fb52454d81c0';

/** The password of every seeded user who logs in with one. */
export const DEMO_PASSWORD = 'demo-Passw0rd-of-nobody';

type Dates = Pick<User, 'createdAt' | 'updatedAt' | 'lastSeenAt'>;

const drawDates = (random: Random, status: UserStatus, isNeverSeen: boolean): Dates => {
  const createdMs = EPOCH_MS - random.below(800 * 24 * 60) * 60_000 - random.below(60_000) - DAY_MS;
  const createdAt = formatTime(createdMs, random.below(1000));
  if (isNeverSeen) return { createdAt, updatedAt: createdAt, lastSeenAt: NEVER_SEEN };
  // Active people were seen within weeks; the others have been away for longer than the dormancy limit.
  const awayDays = status === 'active' ? random.below(40) : 90 + random.below(200);
  const seenMs = Math.max(createdMs, EPOCH_MS - awayDays * DAY_MS - random.below(DAY_MS));
  const lastSeenAt = formatTime(seenMs, random.below(1000));
  return { createdAt, updatedAt: lastSeenAt, lastSeenAt };
};

const passwordOf = (loginType: LoginType): string => (loginType === 'password' ? DEMO_PASSWORD : '');

/** An ordinary person as a user row. */
export const toUser = (random: Random, person: Person): User => ({
  id: random.uuid(),
  username: person.username,
  email: `${person.username.replaceAll('-', '.')}@acme.example`,
  name: person.name,
  avatarUrl: person.loginType === 'github' ? `https://img.acme.example/${person.username}.png` : '',
  ...drawDates(random, person.status, person.isNeverSeen),
  status: person.status,
  loginType: person.loginType,
  serviceAccount: false,
  system: false,
  deleted: false,
  roles: [],
  password: passwordOf(person.loginType),
});

/** A member of the cast as a user row; service accounts are ordinary users where the server has none. */
export const toCastUser = (random: Random, entry: CastEntry, hasServiceAccounts: boolean): User => {
  const drawnId = random.uuid();
  const status = entry.status ?? 'active';
  const loginType = entry.loginType ?? 'oidc';
  const serviceAccount = hasServiceAccounts && entry.serviceAccount === true;
  const email = entry.email ?? `${entry.username}@acme.example`;
  return {
    id: entry.system === true ? PREBUILDS_USER_ID : drawnId,
    username: entry.username,
    email: serviceAccount ? '' : email,
    name: entry.name ?? '',
    avatarUrl: '',
    ...drawDates(random, status, entry.neverSeen === true),
    status,
    loginType,
    serviceAccount,
    system: entry.system === true,
    deleted: entry.deleted === true,
    roles: entry.siteRoles ?? [],
    password: passwordOf(loginType),
  };
};
