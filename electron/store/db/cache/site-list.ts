import type { DeploymentId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/**
 * Puts the list of users together from the members of all organizations, for a token that may not list users.
 * `siteKey` is the key of the list; whoever stays in it keeps theirs.
 */
export const fillSiteFromMembers = (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  siteKey: number,
): void => {
  const known = sql`FROM member AS m JOIN organization AS o ON o.key = m.organization_key
    WHERE o.deployment_id = ${deploymentId} AND o.id <> ${SITE_ORGANIZATION_ID}`;
  cache.run(
    sql`DELETE FROM member WHERE organization_key = ${siteKey} AND user_id NOT IN (SELECT m.user_id ${known})`,
  );
  // One row per person; of several organizations any will do, since these columns are the person's own.
  cache.run(
    sql`INSERT INTO member (organization_key, user_id, username, name, email, status, login_type, last_seen_at,
        is_service_account, roles, site_roles, search, sort_key)
      SELECT ${siteKey}, m.user_id, m.username, m.name, m.email, m.status, m.login_type, m.last_seen_at,
        m.is_service_account, m.site_roles, m.site_roles, m.search, m.sort_key ${known} GROUP BY m.user_id
      ON CONFLICT (organization_key, user_id) DO UPDATE SET username = excluded.username, name = excluded.name,
        email = excluded.email, status = excluded.status, login_type = excluded.login_type,
        last_seen_at = excluded.last_seen_at, is_service_account = excluded.is_service_account,
        roles = excluded.roles, site_roles = excluded.site_roles, search = excluded.search, sort_key = excluded.sort_key, missed_passes = 0
      WHERE (member.username, member.name, member.email, member.status, member.login_type, member.last_seen_at,
          member.is_service_account, member.roles, member.missed_passes)
        IS NOT (excluded.username, excluded.name, excluded.email, excluded.status, excluded.login_type,
          excluded.last_seen_at, excluded.is_service_account, excluded.roles, 0)`,
  );
  const mine = sql`SELECT key FROM member WHERE organization_key = ${siteKey}`;
  cache.run(sql`DELETE FROM member_role WHERE member_key IN (${mine})`);
  cache.run(
    sql`INSERT INTO member_role (member_key, role) SELECT m.key, r.value FROM member AS m, json_each(m.roles) AS r
      WHERE m.organization_key = ${siteKey}`,
  );
};
