import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import type { Member } from '#shared/model/member.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { inList, sql } from '../../db/sql.ts';
import { MEMBER_COLUMNS, type MemberRecord, toMember, toRoles } from './row.ts';
import { findOrganizationKey, type Scope } from './scope.ts';

/** One person of a list; null: not in the copy. */
export const findMember = (cache: ReadHandle, scope: Scope, userId: UserId): Member | null => {
  const row = cache.get<MemberRecord>(
    sql`SELECT ${MEMBER_COLUMNS} FROM member AS m JOIN organization AS o ON o.key = m.organization_key
      WHERE o.deployment_id = ${scope.deploymentId} AND o.id = ${scope.organizationId} AND m.user_id = ${userId}`,
  );
  return row === undefined ? null : toMember(row);
};

/** The same person's other organizations in the deployment. */
export const listElsewhere = (cache: ReadHandle, scope: Scope, userId: UserId) =>
  cache
    .all<{ id: string; name: string; roles: string }>(
      sql`SELECT o.id, o.display_name AS name, m.roles FROM member AS m
        JOIN organization AS o ON o.key = m.organization_key
        WHERE o.deployment_id = ${scope.deploymentId} AND o.id <> ${scope.organizationId}
          AND o.id <> ${SITE_ORGANIZATION_ID} AND m.user_id = ${userId}
        ORDER BY o.display_name`,
    )
    .map((row) => ({
      organizationId: row.id as OrganizationId,
      organization: row.name,
      roles: toRoles(row.roles),
    }));

/** The cache keys of some people of a list, in no order. */
export const listKeys = (cache: ReadHandle, scope: Scope, userIds: readonly UserId[]): readonly number[] =>
  cache.column<number>(
    sql`SELECT m.key FROM member AS m JOIN organization AS o ON o.key = m.organization_key
      WHERE o.deployment_id = ${scope.deploymentId} AND o.id = ${scope.organizationId}
        AND m.user_id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))`,
  );

export type Standing = {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly status: string | null;
  readonly loginType: string | null;
  readonly isServiceAccount: boolean;
  readonly roles: readonly string[];
  readonly siteRoles: readonly string[];
};

const CHUNK = 500;

/** How some people of a list stand in the copy, by id; people that are not in it are missing from the answer. */
export const listStandings = (
  cache: ReadHandle,
  scope: Scope,
  userIds: readonly UserId[],
): ReadonlyMap<UserId, Standing> => runWhole(listStandingsInSlices(cache, scope, userIds));

/** The same, some hundred people a slice. */
export function* listStandingsInSlices(
  cache: ReadHandle,
  scope: Scope,
  userIds: readonly UserId[],
): Slices<ReadonlyMap<UserId, Standing>> {
  const found = new Map<UserId, Standing>();
  const organization = findOrganizationKey(cache, scope);
  if (organization === null) return found;
  for (let at = 0; at < userIds.length; at += CHUNK) {
    yield;
    for (const row of cache.all<MemberRecord>(
      sql`SELECT ${MEMBER_COLUMNS} FROM member AS m
        WHERE m.organization_key = ${organization} AND m.user_id IN ${inList(userIds.slice(at, at + CHUNK))}`,
    ))
      found.set(row.user_id as UserId, {
        username: row.username,
        name: row.name,
        email: row.email,
        status: row.status,
        loginType: row.login_type,
        isServiceAccount: row.is_service_account === 1,
        roles: toRoles(row.roles),
        siteRoles: toRoles(row.site_roles),
      });
  }
  return found;
}
