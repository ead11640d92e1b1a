import type { Deployment } from '../deployment.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withOrganization } from '../http/params.ts';
import { forbidden, json, notFound, type Reply } from '../http/reply.ts';
import { ANY_CUSTOM_ROLE, canAssign } from '../rules/assign-table.ts';
import type { BuiltInRole } from '../rules/role.ts';
import type { Organization } from '../world/rows.ts';
import { customRoleObject } from './shape-role.ts';

const builtInObject = (deployment: Deployment, role: BuiltInRole, organizationId?: string) => ({
  name: role.name,
  ...(organizationId === undefined ? {} : { organization_id: organizationId }),
  display_name: role.displayName,
  site_permissions: role.site,
  ...(deployment.traits.memberPermissions
    ? {
        user_permissions: role.user,
        organization_permissions: role.org,
        organization_member_permissions: role.orgMember,
      }
    : { organization_permissions: role.org, user_permissions: role.user }),
});

const siteList = ({ deployment, subject }: UserCall): Reply => {
  if (!subject.can('read', { type: 'assign_role' })) return forbidden();
  const holder = { site: subject.siteRoles, org: [] };
  const roles = [...deployment.book.site.values()].filter((role) => role.listed);
  const items = deployment.random.shuffle(roles).map((role) => ({
    ...builtInObject(deployment, role),
    assignable: canAssign(deployment.table, holder, role.name),
    built_in: true,
  }));
  return json(200, items);
};

const organizationList = ({ deployment, subject }: UserCall, organization: Organization): Reply => {
  if (!subject.can('read', { type: 'assign_org_role', organizationId: organization.id })) return notFound();
  const holder = { site: subject.siteRoles, org: subject.rolesIn(organization.id) };
  const listed = [...deployment.book.org.values()].filter((role) => role.listed);
  // The server walks a Go map: built-in roles come in another order on every call.
  const builtIn = deployment.random.shuffle(listed).map((role) => ({
    ...builtInObject(deployment, role, organization.id),
    assignable: canAssign(deployment.table, holder, role.name),
    built_in: true,
  }));
  const isAssignable = canAssign(deployment.table, holder, ANY_CUSTOM_ROLE);
  const rows = [...(deployment.world.customRoles.get(organization.id)?.values() ?? [])];
  const custom = rows.map((role) => ({
    ...customRoleObject(deployment, role),
    assignable: isAssignable,
    built_in: false,
  }));
  return json(200, [...builtIn, ...custom]);
};

/** The roles that can be given: on the site, and in an organization. */
export const roleListRoutes: readonly Route[] = [
  keyed('GET', '/users/roles', siteList),
  keyed('GET', '/organizations/{organization}/members/roles', withOrganization(organizationList)),
];
