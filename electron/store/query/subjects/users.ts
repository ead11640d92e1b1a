import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { inList, sql } from '../../db/sql.ts';
import { toRoles } from '../members/row.ts';
import { findOrganizationKey } from '../members/scope.ts';

/** A user of the deployment, whatever organizations they are in. Status null: this server or token does not tell. */
export type UserStanding = {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly loginType: string | null;
  readonly status: string | null;
  readonly siteRoles: readonly string[];
};

type Stored = {
  readonly is_site: number;
  readonly user_id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly status: string | null;
  readonly login_type: string | null;
  readonly roles: string;
  readonly site_roles: string;
};

const CHUNK = 500;

/**
 * Some users, by id: as the list of everybody shows them, whose roles are the site roles, or else as a member list
 * does. Who is in none of them is missing.
 */
export const listUserStandings = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userIds: readonly UserId[],
): ReadonlyMap<UserId, UserStanding> => runWhole(listUserStandingsInSlices(cache, deploymentId, userIds));

/** The same, some hundred people a slice. */
export function* listUserStandingsInSlices(
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userIds: readonly UserId[],
): Slices<ReadonlyMap<UserId, UserStanding>> {
  const found = new Map<UserId, UserStanding>();
  const site = findOrganizationKey(cache, { deploymentId, organizationId: SITE_ORGANIZATION_ID }) ?? -1;
  const keys = cache.column<number>(sql`SELECT key FROM organization WHERE deployment_id = ${deploymentId}`);
  for (let at = 0; at < userIds.length; at += CHUNK) {
    yield;
    for (const row of cache.all<Stored>(
      sql`SELECT organization_key = ${site} AS is_site, user_id, username, name, email, status, login_type, roles,
          site_roles FROM member
        WHERE organization_key IN ${inList(keys)} AND user_id IN ${inList(userIds.slice(at, at + CHUNK))}
        ORDER BY is_site`,
    ))
      found.set(row.user_id as UserId, {
        username: row.username,
        name: row.name,
        email: row.email,
        loginType: row.login_type,
        status: row.status,
        siteRoles: toRoles(row.is_site === 1 ? row.roles : row.site_roles),
      });
  }
  return found;
}
