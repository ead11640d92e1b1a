import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { permission as askedPermission, ofOrganization, pathPart } from './shape/input.ts';
import { flag, nothing, ofWhichOrganization } from './shape/parts.ts';
import { MAX_ROLE_LENGTH, roleName } from './shape/role-names.ts';
import { optionalText } from './shape/scalars.ts';

/** Types and actions grow with every release: open sets. */
const permission = z.object({
  negate: flag,
  resource_type: z.string().max(256),
  action: z.string().max(256),
});

/** Letters of one list of permissions: eight times those of an owner, since a change of the role keeps each several times. */
const MAX_PERMISSION_LETTERS = 64 * 1024;

const permissions = z
  .array(permission)
  .max(5_000)
  .nullish()
  .transform((rows) => rows ?? [])
  .refine(
    (rows) =>
      rows.reduce((sum, row) => sum + row.resource_type.length + row.action.length, 0) <=
      MAX_PERMISSION_LETTERS,
    'permissions that are too long',
  );

/** A role. */
const role = z.object({
  name: roleName,
  display_name: optionalText,
  organization_id: ofWhichOrganization,
  site_permissions: permissions,
  organization_permissions: permissions,
  user_permissions: permissions,
  /** Null for custom roles from 2.28, and not there before: only its being there tells the one from the other. */
  organization_member_permissions: permissions.nullable().optional(),
});

/** A role as lists show it. */
const assignableRole = role.extend({ assignable: z.boolean(), built_in: z.boolean() });
/** They come in a new random order on every call (coder-api 3.1); they are put in order of their names. */
const assignableRoles = z
  .array(assignableRole)
  .max(10_000)
  .transform((rows) => rows.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)));

/** One role; the description promises an array, and one such is taken as well. */
const oneRole = z.union([role, z.tuple([role]).transform(([only]) => only)]);

const ROLES = '/api/v2/organizations/{organization}/members/roles';

const wanted = z.object({
  ...ofOrganization,
  name: z.string(),
  display_name: z.string(),
  organization_permissions: z.array(askedPermission),
  /** The server takes only empty lists here, in all generations. */
  site_permissions: z.array(askedPermission).optional(),
  user_permissions: z.array(askedPermission).optional(),
  organization_member_permissions: z.array(askedPermission).optional(),
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
    input: z.object({ ...ofOrganization, roleName: pathPart.max(MAX_ROLE_LENGTH) }),
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
