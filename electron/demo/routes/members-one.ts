import { findRoleRefusal, impliedRoles } from '../auth/role-change.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { type Membership, withMember, withOrganization, withUser } from '../http/params.ts';
import { empty, error, internal, json, notFound, type Reply, rawJson } from '../http/reply.ts';
import type { Traits } from '../rules/generation.ts';
import type { Organization, User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { putMember, removeMember } from '../world/write.ts';
import { memberDiff } from './audit-diff.ts';
import { writeAudit } from './audit-write.ts';
import { roleLookupRefusal } from './role-lookup.ts';
import { bareMember, memberJson } from './shape-member.ts';

const getOne = (call: UserCall, { user, member }: Membership): Reply =>
  user.system
    ? notFound()
    : (roleLookupRefusal(call) ?? rawJson(200, memberJson(call.deployment, member, user)));

/** Guards the memberships of OIDC users while organization sync is on; it fails open for all but owners. */
const syncRefusal = ({ deployment, subject }: UserCall, user: User): Reply | undefined => {
  const isOn = deployment.isLicensed && deployment.world.settings.organizationSyncField !== '';
  if (!isOn || user.loginType !== 'oidc' || !subject.siteRoles.includes('owner')) return undefined;
  return error(
    400,
    'Organization sync is enabled for OIDC users, meaning manual organization assignment is not allowed for this user. Have the user re-login to refresh their organizations.',
    `User ${user.username} is an OIDC user and organization sync is enabled. Ask an administrator to resolve the membership in your external IDP.`,
  );
};

const addTo = (call: UserCall, organization: Organization, user: User): Reply => {
  const { deployment, subject } = call;
  const managed = syncRefusal(call, user);
  if (managed !== undefined) return managed;
  const added = impliedRoles(deployment, organization.id);
  const refusal = findRoleRefusal(deployment, subject, {
    organizationId: organization.id,
    added,
    removed: [],
  });
  if (refusal?.kind === 'forbidden') return notFound();
  if (refusal !== undefined) return internal(refusal.message);
  if (!subject.can('create', { type: 'organization_member', organizationId: organization.id }))
    return notFound();
  if (deployment.world.members.get(organization.id)?.has(user.id)) {
    const detail = `${user.username} is already a member of ${organization.displayName}`;
    return error(400, 'User is already an organization member', detail);
  }
  const now = formatTime(deployment.nowMs());
  const member = {
    userId: user.id,
    organizationId: organization.id,
    createdAt: now,
    updatedAt: now,
    roles: [],
  };
  putMember(deployment.world, member);
  return roleLookupRefusal(call) ?? json(200, bareMember(deployment, member));
};

/** Writes the audit row of a call that adds or removes a membership. */
const audited = (
  call: UserCall,
  action: 'create' | 'delete',
  { organization, user }: Pick<Membership, 'organization' | 'user'>,
  handle: () => Reply,
): Reply => {
  const stored = () => {
    const member = call.deployment.world.members.get(organization.id)?.get(user.id);
    return member === undefined ? undefined : { ...member, username: user.username };
  };
  const before = stored();
  const reply = handle();
  writeAudit(call, {
    organizationId: organization.id,
    resourceType: 'organization_member',
    resourceId: user.id,
    resourceTarget: user.username,
    action,
    statusCode: reply.status,
    diff: reply.status < 400 ? memberDiff(before, stored()) : {},
  });
  return reply;
};

const remove = (call: UserCall, { organization, user }: Membership): Reply => {
  if (user.id === call.subject.user.id) return error(400, 'cannot remove self from an organization');
  const target = { type: 'organization_member', organizationId: organization.id };
  if (user.system || !call.subject.can('delete', target)) return notFound();
  removeMember(call.deployment.world, organization.id, user.id);
  return empty(204);
};

const PATH = '/organizations/{organization}/members/{user}';

/** One member: read (2.32), add, remove. */
export const memberRoutes = (traits: Traits): readonly Route[] => [
  ...(traits.memberGet ? [keyed('GET', PATH, withMember(getOne))] : []),
  keyed(
    'POST',
    PATH,
    withOrganization((call, organization) =>
      withUser((inner, user) =>
        audited(inner, 'create', { organization, user }, () => addTo(inner, organization, user)),
      )(call),
    ),
  ),
  keyed(
    'DELETE',
    PATH,
    withMember((call, membership) => audited(call, 'delete', membership, () => remove(call, membership))),
  ),
];
