import { z } from 'zod';
import type { RemoteRole } from '../port.ts';
import { roleName } from './role-names.ts';
import { optionalText, organizationId } from './scalars.ts';

const permission = z
  .object({
    negate: z.boolean().nullish(),
    resource_type: z.string().max(256),
    action: z.string().max(256),
  })
  .transform((row) => ({ negate: row.negate ?? false, resourceType: row.resource_type, action: row.action }));

/** Letters of one list of permissions: eight times those of an owner, since a change of the role keeps each several times. */
const MAX_PERMISSION_LETTERS = 64 * 1024;

/** Null for custom roles from 2.28, absent before. */
const permissions = z
  .array(permission)
  .max(5_000)
  .refine(
    (rows) =>
      rows.reduce((sum, { resourceType, action }) => sum + resourceType.length + action.length, 0) <=
      MAX_PERMISSION_LETTERS,
    'permissions that are too long',
  )
  .nullish()
  .transform((rows) => rows ?? []);

const role = z
  .object({
    name: roleName,
    display_name: optionalText,
    organization_id: z.union([organizationId, z.literal('')]).nullish(),
    built_in: z.boolean(),
    assignable: z.boolean(),
    site_permissions: permissions,
    organization_permissions: permissions,
    user_permissions: permissions,
    organization_member_permissions: permissions,
  })
  .transform(
    (row): RemoteRole => ({
      name: row.name,
      displayName: row.display_name || row.name,
      organizationId: row.organization_id || null,
      builtIn: row.built_in,
      assignable: row.assignable,
      sitePermissions: row.site_permissions,
      organizationPermissions: row.organization_permissions,
      userPermissions: row.user_permissions,
      memberPermissions: row.organization_member_permissions,
    }),
  );

/** Roles come in a new random order on every call (coder-api 3.1); they are put in order of their names. */
export const roleList = z
  .array(role)
  .max(10_000)
  .transform((rows) => rows.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)));
