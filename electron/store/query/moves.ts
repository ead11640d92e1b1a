import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../db/handles.ts';
import { inList, sql } from '../db/sql.ts';
import { toRoles } from './members/row.ts';

/** What the last refresh found moved for somebody in an organization. Times of the refreshes, ISO 8601. */
export type Move = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly since: string | null;
  readonly until: string;
};

const CHUNK = 500;

/** What the last refresh found moved for some people; those it found unmoved are missing. */
export const listMoves = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userIds: readonly UserId[],
): readonly Move[] => {
  const pass = cache.get<{ as_of: string; since: string | null }>(
    sql`SELECT as_of, since FROM pass WHERE deployment_id = ${deploymentId}`,
  );
  if (pass === undefined) return [];
  const moves: Move[] = [];
  for (let at = 0; at < userIds.length; at += CHUNK)
    for (const row of cache.all<{
      organizationId: OrganizationId;
      userId: UserId;
      added: string;
      removed: string;
    }>(
      sql`SELECT organization_id AS organizationId, user_id AS userId, added, removed FROM difference
        WHERE deployment_id = ${deploymentId} AND user_id IN ${inList(userIds.slice(at, at + CHUNK))}`,
    ))
      moves.push({
        ...row,
        added: toRoles(row.added),
        removed: toRoles(row.removed),
        since: pass.since,
        until: pass.as_of,
      });
  return moves;
};
