import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Scope } from '#shared/model/organization.ts';
import { toNames } from '../db/columns.ts';
import type { ReadHandle } from '../db/handles.ts';
import { inList, sql } from '../db/sql.ts';
import { toChunks } from './chunks.ts';
import { BY_NAME, isOrganizationOf, PLACE, type Place } from './organization.ts';

/** The organizations of some users, as the member lists of the copy have them; each list by name. */
export const listPlaces = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userIds: readonly UserId[],
): ReadonlyMap<UserId, readonly Place[]> => {
  const places = new Map<UserId, Place[]>();
  for (const { userId, ...place } of cache.all<Place & { readonly userId: UserId }>(
    sql`SELECT m.user_id AS userId, ${PLACE}
      FROM organization AS o JOIN member AS m ON m.organization_key = o.key
      WHERE ${isOrganizationOf(deploymentId)} AND m.user_id IN ${inList(userIds)} ${BY_NAME}`,
  )) {
    const mine = places.get(userId);
    if (mine === undefined) places.set(userId, [place]);
    else mine.push(place);
  }
  return places;
};

/** The other organizations of somebody in the deployment, with their roles there. */
export const listElsewhere = (
  cache: ReadHandle,
  scope: Scope,
  userId: UserId,
): readonly (Place & { readonly roles: readonly string[] })[] =>
  cache
    .all<Place & { readonly roles: string }>(
      sql`SELECT ${PLACE}, m.roles FROM member AS m JOIN organization AS o ON o.key = m.organization_key
        WHERE ${isOrganizationOf(scope.deploymentId)} AND o.id <> ${scope.organizationId} AND m.user_id = ${userId}
        ORDER BY organization`,
    )
    .map((row) => ({ ...row, roles: toNames(row.roles) }));

/** Those among some users who are in another organization of the deployment too, as far as the copy knows. */
export const listInOthers = (
  cache: ReadHandle,
  scope: Scope,
  userIds: readonly UserId[],
): ReadonlySet<UserId> => {
  const keys = cache.column<number>(
    sql`SELECT o.key FROM organization AS o
      WHERE ${isOrganizationOf(scope.deploymentId)} AND o.id <> ${scope.organizationId}`,
  );
  const found = new Set<UserId>();
  for (const chunk of toChunks(userIds))
    for (const id of cache.column<UserId>(
      sql`SELECT user_id FROM member WHERE organization_key IN ${inList(keys)} AND user_id IN ${inList(chunk)}`,
    ))
      found.add(id);
  return found;
};

/** The organizations of everybody, without the site, in one walk. */
export const readAllOrganizations = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
): ReadonlyMap<UserId, readonly OrganizationId[]> => {
  const all = new Map<UserId, OrganizationId[]>();
  for (const { userId, organizationId } of cache.iterate<{ userId: UserId; organizationId: OrganizationId }>(
    sql`SELECT m.user_id AS userId, o.id AS organizationId FROM member AS m
      JOIN organization AS o ON o.key = m.organization_key WHERE ${isOrganizationOf(deploymentId)}`,
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
      WHERE m.user_id = ${userId} AND ${isOrganizationOf(deploymentId)}`,
  );
