import type { Deployment } from '../deployment.ts';
import { encode } from '../http/reply.ts';
import type { Member, User } from '../world/rows.ts';

/** Roles as rows show them; a name without a role keeps an empty display name. */
export const slimOrgRoles = (deployment: Deployment, organizationId: string, names: readonly string[]) =>
  names.map((name) => ({
    name,
    display_name:
      deployment.book.org.get(name)?.displayName ??
      deployment.world.customRoles.get(organizationId)?.get(name)?.displayName ??
      '',
    organization_id: organizationId,
  }));

/** Site roles as rows show them. */
export const slimSiteRoles = (deployment: Deployment, names: readonly string[]) =>
  names.map((name) => ({ name, display_name: deployment.book.site.get(name)?.displayName ?? '' }));

/** A membership without user data, as PUT roles and POST add answer. */
export const bareMember = (deployment: Deployment, member: Member) => ({
  user_id: member.userId,
  organization_id: member.organizationId,
  created_at: member.createdAt,
  updated_at: member.updatedAt,
  roles: slimOrgRoles(deployment, member.organizationId, member.roles),
});

const userFields = (user: User) => ({
  status: user.status,
  login_type: user.loginType,
  last_seen_at: user.lastSeenAt,
  user_created_at: user.createdAt,
  user_updated_at: user.updatedAt,
  ...(user.serviceAccount ? { is_service_account: true } : {}),
});

/** A membership with user data; which fields are there depends on the generation (coder-api 3.5). */
const memberWithUser = (deployment: Deployment, member: Member, user: User) => ({
  username: user.username,
  ...(user.name === '' ? {} : { name: user.name }),
  ...(user.avatarUrl === '' ? {} : { avatar_url: user.avatarUrl }),
  email: user.email,
  ...(deployment.traits.userFields ? userFields(user) : {}),
  global_roles: slimSiteRoles(deployment, user.roles),
  ...(deployment.traits.userFields ? { has_ai_seat: false } : {}),
  ...bareMember(deployment, member),
});

type Kept = { readonly user: User; readonly revision: number; readonly text: string };

const kept = new WeakMap<Member, Kept>();

/** The JSON of a member row. Rows never change, so a text stays good until a row or a custom role is replaced. */
export const memberJson = (deployment: Deployment, member: Member, user: User): string => {
  const revision = deployment.world.customRolesRevision;
  const before = kept.get(member);
  if (before?.user === user && before.revision === revision) return before.text;
  const made = encode(memberWithUser(deployment, member, user));
  kept.set(member, { user, revision, text: made });
  return made;
};
