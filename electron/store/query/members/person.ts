import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Member } from '#shared/model/member.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { inList, sql } from '../../db/sql.ts';
import { MEMBER_COLUMNS, type MemberRecord, toMember, toRoles } from './row.ts';
import type { Scope } from './scope.ts';

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
        WHERE o.deployment_id = ${scope.deploymentId} AND o.id <> ${scope.organizationId} AND m.user_id = ${userId}
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
        AND m.user_id IN ${inList(userIds)}`,
  );

export type Standing = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly loginType: string | null;
  readonly roles: readonly string[];
};

/** How everybody of a deployment stands in the copy, one at a time: for folding a whole draft against it. */
export function* iterateStandings(cache: ReadHandle, deploymentId: DeploymentId): IterableIterator<Standing> {
  const rows = cache.iterate<{
    id: string;
    user_id: string;
    username: string;
    name: string;
    email: string;
    login_type: string | null;
    roles: string;
  }>(sql`SELECT o.id, m.user_id, m.username, m.name, m.email, m.login_type, m.roles FROM member AS m
    JOIN organization AS o ON o.key = m.organization_key WHERE o.deployment_id = ${deploymentId}`);
  for (const row of rows)
    yield {
      organizationId: row.id as OrganizationId,
      userId: row.user_id as UserId,
      username: row.username,
      name: row.name,
      email: row.email,
      loginType: row.login_type,
      roles: toRoles(row.roles),
    };
}
