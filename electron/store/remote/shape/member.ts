import { z } from 'zod';
import type { RemoteMember } from '../port.ts';
import { roleNames } from './role-names.ts';
import { lastSeen, optionalText, organizationId, text, userId, word } from './scalars.ts';

/** The most rows one page may bring. */
export const PAGE_ROWS = 1000;

/** A member with user data (coder-api 3.5): status and what came with it are absent before 2.32. */
export const memberRow = z
  .object({
    user_id: userId,
    organization_id: organizationId,
    username: text,
    name: optionalText,
    email: optionalText,
    status: word,
    login_type: word,
    last_seen_at: lastSeen,
    is_service_account: z.boolean().nullish(),
    roles: roleNames,
    global_roles: roleNames.nullish(),
  })
  .transform((row) => {
    const member: RemoteMember = {
      userId: row.user_id,
      username: row.username,
      name: row.name,
      email: row.email,
      status: row.status,
      loginType: row.login_type,
      lastSeenAt: row.last_seen_at,
      isServiceAccount: row.is_service_account ?? false,
      roles: row.roles,
      siteRoles: row.global_roles ?? [],
    };
    return { organizationId: row.organization_id, member };
  });

/** An object with the count, although the docs print an array (coder-api 3.2). */
export const memberPage = z.object({
  members: z.array(memberRow).max(PAGE_ROWS),
  count: z.number().int().min(0),
});

/** What PUT roles answers: no user data, only who, where and which roles. */
export const bareMember = z.object({ user_id: userId, organization_id: organizationId, roles: roleNames });

/** The plain list, asked with `q=user_id:` or, on servers that ignore that, whole. */
export const memberList = z.array(
  z.object({ user_id: userId, organization_id: organizationId, roles: roleNames }),
);
