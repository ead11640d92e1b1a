import type { UserId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { inList, sql } from '../../db/sql.ts';
import type { Scope } from '../members/scope.ts';

const CHUNK = 500;

/** Those among some users who are in another organization of the deployment too, as far as the copy knows. */
export const listInOthers = (
  cache: ReadHandle,
  scope: Scope,
  userIds: readonly UserId[],
): ReadonlySet<UserId> => {
  const keys = cache.column<number>(
    sql`SELECT key FROM organization
      WHERE deployment_id = ${scope.deploymentId} AND id <> ${scope.organizationId}
        AND id <> ${SITE_ORGANIZATION_ID}`,
  );
  const found = new Set<UserId>();
  for (let at = 0; at < userIds.length; at += CHUNK)
    for (const id of cache.column<UserId>(
      sql`SELECT user_id FROM member
        WHERE organization_key IN ${inList(keys)} AND user_id IN ${inList(userIds.slice(at, at + CHUNK))}`,
    ))
      found.add(id);
  return found;
};
