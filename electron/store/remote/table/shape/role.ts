import { z } from 'zod';
import { flag, ofWhichOrganization } from './parts.ts';
import { roleName } from './role-names.ts';
import { optionalText } from './scalars.ts';

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
export const role = z.object({
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
export const assignableRole = role.extend({ assignable: z.boolean(), built_in: z.boolean() });
/** They come in a new random order on every call (coder-api 3.1); they are put in order of their names. */
export const assignableRoles = z
  .array(assignableRole)
  .max(10_000)
  .transform((rows) => rows.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)));

/** One role; the description promises an array, and one such is taken as well. */
export const oneRole = z.union([role, z.tuple([role]).transform(([only]) => only)]);
