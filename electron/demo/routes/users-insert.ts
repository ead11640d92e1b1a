import type { Deployment } from '../deployment.ts';
import { accountAdmins, notify } from '../world/notify.ts';
import type { LoginType, User, UserStatus } from '../world/rows.ts';
import { formatTime, NEVER_SEEN } from '../world/time.ts';
import { putMember, putUser } from '../world/write.ts';

/** A user to be made; everything has been checked. */
export type NewUser = {
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly loginType: LoginType;
  /** Empty means dormant, as users are until they are first seen. */
  readonly user_status: string;
  readonly service_account: boolean;
  readonly roles: readonly string[];
  readonly organizationIds: readonly string[];
};

const statusOf = (text: string): UserStatus => (text === 'active' || text === 'suspended' ? text : 'dormant');

/** Makes a user with plain memberships, and tells every owner and user admin but the new user. */
export const insertUser = (deployment: Deployment, wanted: NewUser): User => {
  const { world, random } = deployment;
  const now = formatTime(deployment.nowMs());
  const user: User = {
    id: random.uuid(),
    username: wanted.username,
    email: wanted.email,
    name: wanted.name,
    avatarUrl: '',
    createdAt: now,
    updatedAt: now,
    lastSeenAt: NEVER_SEEN,
    status: statusOf(wanted.user_status),
    loginType: wanted.loginType,
    serviceAccount: wanted.service_account,
    system: false,
    deleted: false,
    roles: [...new Set(wanted.roles)],
    password: wanted.password,
  };
  putUser(world, user);
  for (const organizationId of wanted.organizationIds) {
    putMember(world, { userId: user.id, organizationId, createdAt: now, updatedAt: now, roles: [] });
  }
  const told = accountAdmins(world).filter((id) => id !== user.id);
  notify(world, told, { at: now, targetId: user.id, template: 'user-account-created' });
  return user;
};
