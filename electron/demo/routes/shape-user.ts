import type { Deployment } from '../deployment.ts';
import { encode } from '../http/reply.ts';
import type { User } from '../world/rows.ts';
import { slimSiteRoles } from './shape-member.ts';

const organizationIds = (deployment: Deployment, user: User): readonly string[] => [
  ...(deployment.world.organizationsOf.get(user.id) ?? []),
];

/** A user as the API shows one; `emptyIds` is what a user of no organization has in organization_ids. */
const userObject = (deployment: Deployment, user: User, emptyIds: null | readonly string[]) => {
  const ids = organizationIds(deployment, user);
  return {
    id: user.id,
    username: user.username,
    ...(user.name === '' ? {} : { name: user.name }),
    ...(user.avatarUrl === '' ? {} : { avatar_url: user.avatarUrl }),
    email: user.email,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    last_seen_at: user.lastSeenAt,
    status: user.status,
    login_type: user.loginType,
    ...(user.serviceAccount ? { is_service_account: true } : {}),
    organization_ids: ids.length === 0 ? emptyIds : ids,
    roles: slimSiteRoles(deployment, user.roles),
    ...(deployment.traits.userFields ? { has_ai_seat: false } : {}),
  };
};

/** A user from a single-user endpoint. */
export const userJson = (deployment: Deployment, user: User): string =>
  encode(userObject(deployment, user, []));

/** A user as an item of GET /users, where a user of no organization has null. */
export const listedUserJson = (deployment: Deployment, user: User): string =>
  encode(userObject(deployment, user, null));
