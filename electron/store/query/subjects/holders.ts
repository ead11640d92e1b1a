import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type Sql, sql } from '../../db/sql.ts';
import { findOrganizationKey } from '../members/scope.ts';

const keyOf = (cache: ReadHandle, deploymentId: DeploymentId, organizationId: OrganizationId): number =>
  findOrganizationKey(cache, { deploymentId, organizationId }) ?? -1;

/** The status of a person of a list; older servers tell it only in the list of everybody. */
const statusSql = (siteKey: number): Sql => sql`ifnull(m.status,
  (SELECT s.status FROM member AS s WHERE s.organization_key = ${siteKey} AND s.user_id = m.user_id))`;

/** The site roles as member lists tell them, for a token that may not read the list of everybody. */
const countFromMembers = (cache: ReadHandle, deploymentId: DeploymentId, role: string) =>
  cache.get<{ all_n: number; active_n: number }>(
    sql`SELECT count(DISTINCT m.user_id) AS all_n,
        count(DISTINCT CASE WHEN m.status IS NOT 'suspended' THEN m.user_id END) AS active_n
      FROM member AS m JOIN organization AS o ON o.key = m.organization_key
      WHERE o.deployment_id = ${deploymentId}
        AND EXISTS (SELECT 1 FROM json_each(m.site_roles) WHERE value = ${role})`,
  );

/** How many hold a role of an organization, or of the site, explicitly; and how many of them are not suspended. */
export const countRoleHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  role: string,
): { readonly all: number; readonly active: number } => {
  const siteKey = keyOf(cache, deploymentId, SITE_ORGANIZATION_ID);
  const isSite = organizationId === SITE_ORGANIZATION_ID;
  const counted =
    isSite && siteKey === -1
      ? countFromMembers(cache, deploymentId, role)
      : cache.get<{ all_n: number; active_n: number }>(
          sql`SELECT count(*) AS all_n, count(CASE WHEN ${statusSql(siteKey)} IS NOT 'suspended' THEN 1 END) AS active_n
            FROM member_role AS r JOIN member AS m ON m.key = r.member_key
            WHERE r.role = ${role} AND m.organization_key = ${keyOf(cache, deploymentId, organizationId)}`,
        );
  return { all: counted?.all_n ?? 0, active: counted?.active_n ?? 0 };
};

/** Everybody in the copy who holds a role of an organization explicitly, with all their roles there. */
export const listRoleHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  role: string,
): readonly UserId[] =>
  cache.column<UserId>(
    sql`SELECT m.user_id FROM member_role AS r JOIN member AS m ON m.key = r.member_key
      WHERE r.role = ${role} AND m.organization_key = ${keyOf(cache, deploymentId, organizationId)}`,
  );

/** The first who hold a role of an organization explicitly, by username, from `offset` on. */
export const pageRoleHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  where: { readonly organizationId: OrganizationId; readonly role: string },
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly { readonly userId: UserId; readonly username: string; readonly name: string }[] =>
  cache.all(
    sql`SELECT m.user_id AS userId, m.username, m.name FROM member_role AS r JOIN member AS m ON m.key = r.member_key
      WHERE r.role = ${where.role} AND m.organization_key = ${keyOf(cache, deploymentId, where.organizationId)}
      ORDER BY m.sort_key, m.key LIMIT ${limit} OFFSET ${offset}`,
  );

/** People of an organization in the copy. */
export const countMembers = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
): number =>
  cache.get<{ members: number }>(
    sql`SELECT members FROM organization WHERE deployment_id = ${deploymentId} AND id = ${organizationId}`,
  )?.members ?? 0;

/** The organizations of everybody, without the site, in one walk. */
export const readAllOrganizations = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
): ReadonlyMap<UserId, readonly OrganizationId[]> => {
  const all = new Map<UserId, OrganizationId[]>();
  for (const { userId, organizationId } of cache.iterate<{ userId: UserId; organizationId: OrganizationId }>(
    sql`SELECT m.user_id AS userId, o.id AS organizationId FROM member AS m
      JOIN organization AS o ON o.key = m.organization_key
      WHERE o.deployment_id = ${deploymentId} AND o.id <> ${SITE_ORGANIZATION_ID}`,
  )) {
    const found = all.get(userId);
    if (found === undefined) all.set(userId, [organizationId]);
    else found.push(organizationId);
  }
  return all;
};

/** The organizations somebody is in, without the site. */
export const listOrganizationsOf = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userId: UserId,
): readonly OrganizationId[] =>
  cache.column<OrganizationId>(
    sql`SELECT o.id FROM member AS m JOIN organization AS o ON o.key = m.organization_key
      WHERE m.user_id = ${userId} AND o.deployment_id = ${deploymentId} AND o.id <> ${SITE_ORGANIZATION_ID}`,
  );
