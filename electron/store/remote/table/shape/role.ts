import { z } from 'zod';
import { optionalText, organizationId } from '../../shape/scalars.ts';
import { flag, listOf, name } from './parts.ts';

/** Types and actions grow with every release: open sets. */
const permission = z.object({ negate: flag, resource_type: name, action: name });
const permissions = listOf(permission, 5_000);

/** A role; `organization_member_permissions` is null for custom roles from 2.28 and absent before. */
export const role = z.object({
  name,
  display_name: optionalText,
  /** Null for a site role. */
  organization_id: z
    .union([organizationId, z.literal('')])
    .nullish()
    .transform((value) => value || null),
  site_permissions: permissions,
  organization_permissions: permissions,
  user_permissions: permissions,
  organization_member_permissions: permissions,
});

/** A role as lists show it. They come in another order every time. */
export const assignableRole = role.extend({ assignable: z.boolean(), built_in: z.boolean() });
export const assignableRoles = z.array(assignableRole).max(10_000);

/** One role; the description promises an array, and one such is taken as well. */
export const oneRole = z.union([role, z.tuple([role]).transform(([only]) => only)]);
