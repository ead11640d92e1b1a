import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../db/handles.ts';
import { sql } from '../db/sql.ts';
import { toRoles } from './members/row.ts';

export type DifferenceKind = 'joined' | 'left' | 'roles' | 'profile';

/** When the last two passes were made, and how many people the later one found different, by kind. */
export const countDifferences = (cache: ReadHandle, deploymentId: DeploymentId) => {
  const pass = cache.get<{ as_of: string; since: string | null }>(
    sql`SELECT as_of, since FROM pass WHERE deployment_id = ${deploymentId}`,
  );
  return {
    since: pass?.since ?? null,
    until: pass?.as_of ?? null,
    counts: cache.all<{ kind: DifferenceKind; count: number }>(
      sql`SELECT kind, count(*) AS count FROM difference WHERE deployment_id = ${deploymentId}
        GROUP BY kind ORDER BY count DESC`,
    ),
  };
};

type DifferenceRecord = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly username: string;
  readonly kind: DifferenceKind;
  readonly added: string;
  readonly removed: string;
};

/** A window of those differences: role changes first, since those are what an admin looks for. */
export const listDifferences = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  page: { readonly offset: number; readonly limit: number },
) => ({
  total:
    cache.get<{ n: number }>(sql`SELECT count(*) AS n FROM difference WHERE deployment_id = ${deploymentId}`)
      ?.n ?? 0,
  rows: cache
    .all<DifferenceRecord>(
      sql`SELECT organization_id AS organizationId, user_id AS userId, username, kind, added, removed
        FROM difference WHERE deployment_id = ${deploymentId}
        ORDER BY CASE kind WHEN 'roles' THEN 0 WHEN 'joined' THEN 1 WHEN 'left' THEN 2 ELSE 3 END, seq
        LIMIT ${page.limit} OFFSET ${page.offset}`,
    )
    .map((row) => ({ ...row, added: toRoles(row.added), removed: toRoles(row.removed) })),
});
