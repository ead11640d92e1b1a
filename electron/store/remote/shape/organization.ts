import { z } from 'zod';
import type { RemoteOrganization } from '../port.ts';
import { roleNameList } from './role-names.ts';
import { optionalText, organizationId, text } from './scalars.ts';

const organization = z
  .object({
    id: organizationId,
    name: text,
    display_name: optionalText,
    is_default: z.boolean().nullish(),
    default_org_member_roles: roleNameList.nullish(),
  })
  .transform(
    (row): RemoteOrganization => ({
      id: row.id,
      name: row.name,
      displayName: row.display_name || row.name,
      isDefault: row.is_default ?? false,
      defaultRoles: row.default_org_member_roles ?? null,
    }),
  );

/** Each once: two rows for one organization would be two truths about its members. */
export const organizationList = z
  .array(organization)
  .max(10_000)
  .refine((rows) => new Set(rows.map((row) => row.id)).size === rows.length, 'the same organization twice');

/** Settings of IdP role sync: a field that is not empty means it is on (coder-api 3.6). */
export const roleSyncSettings = z.object({ field: z.string().nullish() });
