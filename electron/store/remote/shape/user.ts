import { z } from 'zod';
import type { RemoteUser } from '../port.ts';
import { MAX_COUNT, PAGE_ROWS } from './member-page.ts';
import { roleNameList, roleNames } from './role-names.ts';
import { lastSeen, organizationId, text, userId, word } from './scalars.ts';

const userRow = z.object({ id: userId, status: word, login_type: word, last_seen_at: lastSeen }).transform(
  (row): RemoteUser => ({
    userId: row.id,
    status: row.status,
    loginType: row.login_type,
    lastSeenAt: row.last_seen_at,
  }),
);

export const userPage = z.object({
  users: z.array(userRow).max(PAGE_ROWS),
  count: z.number().int().min(0).max(MAX_COUNT),
});

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
