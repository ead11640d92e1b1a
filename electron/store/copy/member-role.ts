import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { toNames } from '../db/columns.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { inList, type Sql, sql } from '../db/sql.ts';
import { findOrganizationKey, toOrganizationKey } from './organization.ts';

/** Keeps the roles that somebody holds explicitly findable by role: the names in `member.roles`, a row each. */
export const createHolderWriter = (cache: WriteHandle) => {
  const add = cache.prepare('INSERT INTO member_role (member_key, role) VALUES (?, ?)');
  const drop = cache.prepare('DELETE FROM member_role WHERE member_key = ?');
  return {
    add: (memberKey: number, roles: string): void => {
      for (const role of toNames(roles)) add(memberKey, role);
    },
    drop: (memberKey: number): void => void drop(memberKey),
  };
};

/** The same for the members `m` that a test holds for, all at once. */
export const rewriteHolders = (cache: WriteHandle, test: Sql): void => {
  cache.run(sql`DELETE FROM member_role WHERE member_key IN (SELECT m.key FROM member AS m WHERE ${test})`);
  cache.run(
    sql`INSERT INTO member_role (member_key, role)
      SELECT m.key, r.value FROM member AS m, json_each(m.roles) AS r WHERE ${test}`,
  );
};

/** The keys of whoever holds one of some roles explicitly, once for each that they hold. */
export const holdersOf = (roles: readonly string[]): Sql =>
  sql`SELECT member_key FROM member_role WHERE role IN ${inList(roles)}`;

/** Each role of a list with how many hold it explicitly: `name`, `n`. */
export const countByRole = (organizationKey: Sql): Sql =>
  sql`SELECT r.role AS name, count(*) AS n FROM member_role AS r JOIN member AS m ON m.key = r.member_key
    WHERE m.organization_key = ${organizationKey} GROUP BY r.role`;

/** The holders `m` of a role, explicitly, in a list. */
const holders = (organizationKey: number, role: string): Sql =>
  sql`FROM member_role AS r JOIN member AS m ON m.key = r.member_key
    WHERE r.role = ${role} AND m.organization_key = ${organizationKey}`;

const keyOf = (cache: ReadHandle, deploymentId: DeploymentId, organizationId: OrganizationId): number =>
  toOrganizationKey(cache, { deploymentId, organizationId });

/** How many members of an organization hold a role explicitly, in the copy. */
export const countHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  role: string,
): number =>
  cache.get<{ n: number }>(
    sql`SELECT count(*) AS n ${holders(keyOf(cache, deploymentId, organizationId), role)}`,
  )?.n ?? 0;

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
  const isUntold =
    organizationId === SITE_ORGANIZATION_ID &&
    findOrganizationKey(cache, { deploymentId, organizationId }) === null;
  const siteKey = keyOf(cache, deploymentId, SITE_ORGANIZATION_ID);
  const counted = isUntold
    ? countFromMembers(cache, deploymentId, role)
    : cache.get<{ all_n: number; active_n: number }>(
        sql`SELECT count(*) AS all_n, count(CASE WHEN ${statusSql(siteKey)} IS NOT 'suspended' THEN 1 END) AS active_n
            ${holders(keyOf(cache, deploymentId, organizationId), role)}`,
      );
  return { all: counted?.all_n ?? 0, active: counted?.active_n ?? 0 };
};

/** Everybody in the copy who holds a role of an organization explicitly. */
export const listRoleHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  role: string,
): readonly UserId[] =>
  cache.column<UserId>(sql`SELECT m.user_id ${holders(keyOf(cache, deploymentId, organizationId), role)}`);

/** More than any question needs to know how many they are. */
const SOME_HOLDERS = 1_000;

/** The user ids of some who hold a role, as `countHolders` counts them; null: the copy has no member of the organization. */
export const listHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  role: string,
): readonly UserId[] | null => {
  const key = keyOf(cache, deploymentId, organizationId);
  const isRead = cache.get(sql`SELECT 1 FROM member WHERE organization_key = ${key} LIMIT 1`) !== undefined;
  return isRead
    ? cache.column<UserId>(sql`SELECT m.user_id ${holders(key, role)} LIMIT ${SOME_HOLDERS}`)
    : null;
};

/** The first who hold a role of an organization explicitly, by username, from `offset` on. */
export const pageRoleHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  where: { readonly organizationId: OrganizationId; readonly role: string },
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly { readonly userId: UserId; readonly username: string; readonly name: string }[] =>
  cache.all(
    sql`SELECT m.user_id AS userId, m.username, m.name
      ${holders(keyOf(cache, deploymentId, where.organizationId), where.role)}
      ORDER BY m.sort_key, m.key LIMIT ${limit} OFFSET ${offset}`,
  );
