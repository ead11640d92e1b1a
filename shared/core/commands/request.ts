import { assertNever } from '../../base/assert-never.ts';
import type { Change } from '../../model/change.ts';
import { EXISTS, MEMBER, SUSPENDED } from '../../model/subject.ts';
import { fromRoleWords, type RolePermission } from '../role-words.ts';

/** One call of the Coder API. `path` is ready to be put behind the address of the deployment. */
export type ApiRequest = {
  readonly method: 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>> | null;
};

const toPermission = ({ negate, resourceType, action }: RolePermission) => ({
  negate,
  resource_type: resourceType,
  action,
});

/** The body that creates or replaces a custom role (coder-api 3.1). */
export const toRoleBody = ({ roleName, target }: Pick<Change, 'roleName' | 'target'>) => {
  const role = fromRoleWords(target);
  const at = (scope: RolePermission['scope']) =>
    (role?.permissions ?? []).filter((permission) => permission.scope === scope).map(toPermission);
  return {
    name: roleName,
    display_name: role?.displayName ?? '',
    site_permissions: [],
    user_permissions: [],
    organization_permissions: at('org'),
    ...(at('member').length > 0 ? { organization_member_permissions: at('member') } : {}),
  };
};

const toRoleRequest = (change: Change): ApiRequest => {
  const path = `/api/v2/organizations/${change.organizationId}/members/roles`;
  if (!change.target.includes(EXISTS))
    return { method: 'DELETE', path: `${path}/${encodeURIComponent(change.roleName)}`, body: null };
  return { method: change.base.includes(EXISTS) ? 'PUT' : 'POST', path, body: toRoleBody(change) };
};

/**
 * The call that does what a change does, against the roles of the review: Coder takes whole sets, so what somebody
 * else gave meanwhile would be lost; Rollcall itself reads again first.
 */
export const toRequest = (change: Change): ApiRequest => {
  const { kind, organizationId, userId, target } = change;
  const member = `/api/v2/organizations/${organizationId}/members/${userId}`;
  switch (kind) {
    case 'member-roles':
      return { method: 'PUT', path: `${member}/roles`, body: { roles: target } };
    case 'site-roles':
      return { method: 'PUT', path: `/api/v2/users/${userId}/roles`, body: { roles: target } };
    case 'membership':
      return { method: target.includes(MEMBER) ? 'POST' : 'DELETE', path: member, body: null };
    case 'user-status': {
      const verb = target.includes(SUSPENDED) ? 'suspend' : 'activate';
      return { method: 'PUT', path: `/api/v2/users/${userId}/status/${verb}`, body: null };
    }
    case 'custom-role':
      return toRoleRequest(change);
    default:
      return assertNever(kind, 'kind');
  }
};
