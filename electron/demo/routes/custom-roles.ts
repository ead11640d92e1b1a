import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withOrganization } from '../http/params.ts';
import {
  empty,
  error,
  forbidden,
  internal,
  json,
  notFound,
  type Reply,
  UNAUTHORIZED_DETAIL,
} from '../http/reply.ts';
import { isLegalName, NIL_UUID } from '../rules/name-rule.ts';
import type { CustomRole, Organization } from '../world/rows.ts';
import { deleteCustomRole, putCustomRole } from '../world/write.ts';
import { roleDiff } from './audit-diff.ts';
import { writeAudit } from './audit-write.ts';
import { findPermissionProblem, findScopeProblem, keepKnown, type RoleBody } from './custom-role-checks.ts';
import { customRoleObject } from './shape-role.ts';

const UPDATE_FAILED = 'Failed to update role permissions';

const unlicensed = (): Reply => error(403, 'Custom Roles is a Premium feature. Contact sales!');

const reserved = (name: string): Reply =>
  error(400, 'Reserved role name', `"${name}" is a reserved role name, and not allowed to be used`);

const readBody = (call: UserCall) =>
  decodeBody(call.rawBody, 'CustomRoleRequest', {
    name: 'string',
    display_name: 'string',
    site_permissions: 'permissions',
    user_permissions: 'permissions',
    organization_permissions: 'permissions',
    organization_member_permissions: 'permissions',
  });

const nameInBody = (call: UserCall): string => {
  const body = readBody(call);
  return body.ok ? body.value.name.toLowerCase() : '';
};

/** What may be wrong with a body, in the order of coder-api 3.1, for create and update alike. */
const checkBody = (call: UserCall, body: RoleBody): Reply | undefined => {
  if (!isLegalName(body.name)) {
    const detail = `Validation failed for tag "username" with value: "${body.name}"`;
    return error(400, 'Validation failed.', '', [{ field: 'name', detail }]);
  }
  if (call.deployment.book.reserved.has(body.name)) return reserved(body.name);
  return findScopeProblem(call.deployment.traits, body);
};

const isNameTaken = (call: UserCall, organization: Organization, name: string): boolean => {
  const { customRoles } = call.deployment.world;
  if (call.deployment.traits.serviceAccounts && call.deployment.book.org.get(name)?.listed === false)
    return true;
  return call.deployment.traits.roleNamesPerOrganization
    ? customRoles.get(organization.id)?.has(name) === true
    : [...customRoles.values()].some((roles) => roles.has(name));
};

const duplicate = (call: UserCall): Reply => {
  const key = call.deployment.traits.roleNamesPerOrganization
    ? 'custom_roles_unique_key'
    : 'idx_custom_roles_name_lower';
  return error(400, UPDATE_FAILED, `pq: duplicate key value violates unique constraint "${key}"`);
};

const store = (call: UserCall, organization: Organization, body: RoleBody, name: string): Reply => {
  const { deployment } = call;
  const problem = findPermissionProblem(call, organization.id, body.organization_permissions);
  if (problem !== undefined) return error(400, UPDATE_FAILED, problem);
  const role: CustomRole = {
    name,
    displayName: body.display_name,
    organizationId: organization.id,
    permissions: body.organization_permissions,
  };
  putCustomRole(deployment.world, role);
  return json(200, customRoleObject(deployment, role));
};

const create = (call: UserCall, organization: Organization): Reply => {
  const body = readBody(call);
  if (!body.ok) return body.reply;
  const problem = checkBody(call, body.value);
  if (problem !== undefined) return problem;
  if (!call.subject.can('create', { type: 'assign_org_role', organizationId: organization.id }))
    return notFound();
  const name = body.value.name.toLowerCase();
  const refused = findPermissionProblem(call, organization.id, body.value.organization_permissions);
  if (refused === undefined && isNameTaken(call, organization, name)) return duplicate(call);
  return store(call, organization, body.value, name);
};

const update = (call: UserCall, organization: Organization): Reply => {
  const body = readBody(call);
  if (!body.ok) return body.reply;
  const problem = checkBody(call, body.value);
  if (problem !== undefined) return problem;
  if (!call.subject.can('update', { type: 'assign_org_role', organizationId: organization.id }))
    return notFound();
  const { traits, world } = call.deployment;
  const name = traits.exactRoleNames ? body.value.name : body.value.name.toLowerCase();
  if (!world.customRoles.get(organization.id)?.has(name)) return notFound();
  const kept = keepKnown(traits, body.value.organization_permissions);
  return store(call, organization, { ...body.value, organization_permissions: kept }, name);
};

const remove = (call: UserCall, organization: Organization): Reply => {
  const { deployment, subject, params } = call;
  const name = params.roleName ?? '';
  if (deployment.traits.exactRoleNames && deployment.book.reserved.has(name)) return reserved(name);
  // Only here can a name get this far: the fields of a body are checked before (coder-api 3.1).
  if (deployment.traits.exactRoleNames && !isLegalName(name)) return error(400, 'Invalid role name');
  const target = { type: 'assign_org_role', organizationId: organization.id };
  if (!subject.can('read', target)) return internal(UNAUTHORIZED_DETAIL);
  const isKnown = deployment.world.customRoles.get(organization.id)?.has(name) === true;
  if (!isKnown) return error(404, `No custom role with the name ${name} found`, 'no role found');
  if (!subject.can('delete', target)) return forbidden();
  deleteCustomRole(deployment.world, organization.id, name);
  return empty(204);
};

/** Licence before organization, and a row in the audit log for whatever comes of it. */
const guarded = (
  action: 'create' | 'write' | 'delete',
  handle: (call: UserCall, organization: Organization) => Reply,
) => {
  const run = withOrganization((call, organization) => {
    const name = call.params.roleName ?? nameInBody(call);
    const stored = () => call.deployment.world.customRoles.get(organization.id)?.get(name);
    const before = stored();
    const reply = handle(call, organization);
    writeAudit(call, {
      organizationId: organization.id,
      resourceType: 'custom_role',
      resourceId: NIL_UUID,
      resourceTarget: name,
      action,
      statusCode: reply.status,
      diff: reply.status < 400 ? roleDiff(before, stored()) : {},
    });
    return reply;
  });
  return (call: UserCall): Reply => (call.deployment.isLicensed ? run(call) : unlicensed());
};

const PATH = '/organizations/{organization}/members/roles';

/** Creating, updating and deleting custom organization roles (Premium). */
export const customRoleRoutes: readonly Route[] = [
  keyed('POST', PATH, guarded('create', create)),
  keyed('PUT', PATH, guarded('write', update)),
  keyed('DELETE', `${PATH}/{roleName}`, guarded('delete', remove)),
];
