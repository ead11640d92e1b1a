import { findRoleRefusal, type RoleRefusal, toRoleChange } from '../auth/role-change.ts';
import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { type Membership, withMember } from '../http/params.ts';
import { error, forbidden, json, type Reply } from '../http/reply.ts';
import { putMember } from '../world/write.ts';
import { memberDiff } from './audit-diff.ts';
import { writeAudit } from './audit-write.ts';
import { roleLookupRefusal } from './role-lookup.ts';
import { bareMember } from './shape-member.ts';

const managedByProvider = (): Reply =>
  error(
    400,
    "Cannot modify roles for OIDC users when role sync is enabled. This organization member's roles are managed by the identity provider. Have the user re-login to refresh their roles.",
    "'User Role Field' is set in the organization settings. Ask an administrator to adjust or disable these settings.",
  );

const ownRoles = (): Reply =>
  error(
    400,
    'You cannot change your own organization roles.',
    'Another user with the appropriate permissions must change your roles.',
  );

/** The raw text with 400, except for missing permission. */
const toRefusalReply = (refusal: RoleRefusal): Reply =>
  refusal.kind === 'forbidden' ? forbidden() : error(400, refusal.message);

const replaceRoles = (
  call: UserCall,
  { organization, user, member }: Membership,
  names: readonly string[],
): Reply => {
  const { deployment } = call;
  if (user.system) return forbidden();
  const scoped = names.find((name) => name.includes(':'));
  if (scoped !== undefined) {
    return error(400, `attempt to assign a role "${scoped}", remove the ':<organization_id> suffix`);
  }
  const wanted = [...new Set(names)];
  const change = toRoleChange(deployment, organization.id, member.roles, wanted);
  const refusal = findRoleRefusal(deployment, call.subject, change);
  if (refusal !== undefined) return toRefusalReply(refusal);
  // The database gives the stored set back in an order of its own.
  const stored = { ...member, roles: deployment.random.shuffle(wanted) };
  putMember(deployment.world, stored);
  return roleLookupRefusal(call) ?? json(200, bareMember(deployment, stored));
};

const putRoles = (call: UserCall, membership: Membership): Reply => {
  const { organization, user, member } = membership;
  if (user.loginType === 'oidc' && organization.roleSyncField !== '' && call.deployment.isLicensed)
    return managedByProvider();
  if (user.id === call.subject.user.id) return ownRoles();
  const body = decodeBody(call.rawBody, 'UpdateRoles', { roles: 'strings' });
  return body.ok ? replaceRoles(call, { organization, user, member }, body.value.roles) : body.reply;
};

const auditedPutRoles = (call: UserCall, membership: Membership): Reply => {
  const reply = putRoles(call, membership);
  const { organization, user, member } = membership;
  const now = call.deployment.world.members.get(organization.id)?.get(user.id)?.roles ?? [];
  writeAudit(call, {
    organizationId: organization.id,
    resourceType: 'organization_member',
    resourceId: user.id,
    resourceTarget: user.username,
    action: 'write',
    statusCode: reply.status,
    diff: memberDiff(
      { userId: user.id, username: user.username, roles: member.roles },
      { userId: user.id, username: user.username, roles: now },
    ),
  });
  return reply;
};

/** Replacing the organization roles of a member: every refusal of the table in coder-api 3.1, in its order. */
export const memberRolesRoutes: readonly Route[] = [
  keyed('PUT', '/organizations/{organization}/members/{user}/roles', withMember(auditedPutRoles)),
];
