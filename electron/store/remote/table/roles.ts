import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ofOrganization, permission } from './shape/input.ts';
import { nothing } from './shape/parts.ts';
import { assignableRoles, oneRole } from './shape/role.ts';

const ROLES = '/api/v2/organizations/{organization}/members/roles';

const wanted = z.object({
  ...ofOrganization,
  name: z.string(),
  display_name: z.string(),
  organization_permissions: z.array(permission),
  /** The server takes only empty lists here, in all generations. */
  site_permissions: z.array(permission).optional(),
  user_permissions: z.array(permission).optional(),
  organization_member_permissions: z.array(permission).optional(),
});

const isOtherRole = (asked: { readonly name: string }, answer: { readonly name: string }): string | null =>
  asked.name.toLowerCase() === answer.name.toLowerCase() ? null : 'the answer is about another role';

/** Roles of organizations and of the site (coder-api 3.1 and 4). */
export const roleEndpoints = {
  listOrganizationRoles: endpoint({
    method: 'GET',
    path: ROLES,
    input: z.object(ofOrganization),
    output: assignableRoles,
    success: [200],
    permission: 'Members of the organization; owner, user-admin, template-admin, auditor.',
    isList: true,
    effect: 'read',
    deviations: ['another order on every call'],
    usedIn: ['sync', 'apply'],
  }),
  createRole: endpoint({
    method: 'POST',
    path: ROLES,
    input: wanted,
    output: oneRole,
    success: [200],
    permission: 'Licensed `custom_roles`, and owner or organization-admin.',
    effect: 'write',
    deviations: [
      'one role, not an array',
      'the name is stored in lower case',
      'a name that exists is a 400, not a 409',
    ],
    usedIn: ['apply'],
    findLie: isOtherRole,
  }),
  updateRole: endpoint({
    method: 'PUT',
    path: ROLES,
    input: wanted,
    output: oneRole,
    success: [200],
    permission: 'Licensed `custom_roles`, and owner or organization-admin.',
    effect: 'write',
    deviations: [
      'one role, not an array',
      'not an upsert: 404 for a name that does not exist',
      'permissions that do not exist are dropped without a word',
    ],
    usedIn: ['apply'],
    findLie: isOtherRole,
  }),
  deleteRole: endpoint({
    method: 'DELETE',
    path: `${ROLES}/{roleName}`,
    input: z.object({ ...ofOrganization, roleName: ofOrganization.organization }),
    output: nothing,
    body: 'none',
    success: [204],
    permission: 'Licensed `custom_roles`, and owner or organization-admin.',
    effect: 'write',
    deviations: ['204 without a body, not 200 with an array', 'takes the role from everybody who has it'],
    usedIn: ['apply'],
  }),
  listSiteRoles: endpoint({
    method: 'GET',
    path: '/api/v2/users/roles',
    input: z.object({}),
    output: assignableRoles,
    success: [200],
    permission: 'Everybody with an unrestricted token.',
    isList: true,
    effect: 'read',
    deviations: ['another order on every call'],
    usedIn: ['sync'],
  }),
} as const;
