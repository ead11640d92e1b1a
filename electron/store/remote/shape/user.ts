import { z } from 'zod';
import { roleNameList, roleNames } from './role-names.ts';
import { organizationId, text, userId } from './scalars.ts';

/** The owner of the token. */
export const self = z
  .object({ id: userId, username: text, roles: roleNames.nullish() })
  .transform((row) => ({ userId: row.id, username: row.username, siteRoles: row.roles ?? [] }));

/** Organizations of one user; null in some answers when there are none (coder-api 1.6). */
export const userOrganizations = z
  .object({ organization_ids: z.array(organizationId).max(10_000).nullish() })
  .transform((row) => row.organization_ids ?? []);

/** `{roles, organization_roles: {organization: names}}`: strings, not the User of the docs. */
export const userRoles = z.object({
  organization_roles: z
    .record(z.string(), roleNameList.nullable())
    .nullish()
    .transform(
      (roles) =>
        new Map(Object.entries(roles ?? {}).map(([id, names]) => [id.toLowerCase(), names ?? []] as const)),
    ),
});
