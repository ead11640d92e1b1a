import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { inList, sql } from '../../db/sql.ts';

/** An organization that somebody is a member of, by its name on the screen. */
export type Place = { readonly organizationId: OrganizationId; readonly organization: string };

/** The organizations of a deployment by their names on the screen, the default one first. */
export const listNames = (cache: ReadHandle, deploymentId: DeploymentId): readonly Place[] =>
  cache.all<Place>(
    sql`SELECT o.id AS organizationId, CASE o.display_name WHEN '' THEN o.name ELSE o.display_name END AS organization
      FROM organization AS o WHERE o.deployment_id = ${deploymentId} AND o.id <> ${SITE_ORGANIZATION_ID}
      ORDER BY o.is_default DESC, o.display_name COLLATE NOCASE, o.name`,
  );

/** The organizations of some users, as the member lists of the copy have them; each list by name. */
export const listPlaces = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userIds: readonly UserId[],
): ReadonlyMap<UserId, readonly Place[]> => {
  const places = new Map<UserId, Place[]>();
  for (const { userId, ...place } of cache.all<Place & { readonly userId: UserId }>(
    sql`SELECT m.user_id AS userId, o.id AS organizationId,
        CASE o.display_name WHEN '' THEN o.name ELSE o.display_name END AS organization
      FROM organization AS o JOIN member AS m ON m.organization_key = o.key
      WHERE o.deployment_id = ${deploymentId} AND o.id <> ${SITE_ORGANIZATION_ID} AND m.user_id IN ${inList(userIds)}
      ORDER BY o.is_default DESC, o.display_name COLLATE NOCASE, o.name`,
  )) {
    const mine = places.get(userId);
    if (mine === undefined) places.set(userId, [place]);
    else mine.push(place);
  }
  return places;
};
