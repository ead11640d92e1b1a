import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { type PermissionLists, toPermissionLists } from '../../db/cache/role.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { sql } from '../../db/sql.ts';

export { toWordsOfRole } from '../../db/cache/role.ts';

/** A role of the copy. `organizationId` is `SITE_ORGANIZATION_ID` for a site role; permissions null: not told. */
export type RoleStanding = {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly displayName: string;
  readonly builtIn: boolean;
  readonly assignable: boolean;
  readonly permissions: PermissionLists | null;
};

type Stored = {
  readonly organization_id: string;
  readonly name: string;
  readonly display_name: string;
  readonly built_in: number;
  readonly assignable: number;
  readonly permissions: string;
};

/** All roles of a deployment in the copy, in no order that means anything. */
export const listRoleStandings = (cache: ReadHandle, deploymentId: DeploymentId): readonly RoleStanding[] =>
  cache
    .all<Stored>(
      sql`SELECT organization_id, name, display_name, built_in, assignable, permissions FROM role
        WHERE deployment_id = ${deploymentId}`,
    )
    .map((row) => ({
      organizationId:
        row.organization_id === '' ? SITE_ORGANIZATION_ID : (row.organization_id as OrganizationId),
      name: row.name,
      displayName: row.display_name,
      builtIn: row.built_in === 1,
      assignable: row.assignable === 1,
      permissions: toPermissionLists(row.permissions),
    }));

/** How many members of an organization hold a role explicitly, in the copy. */
export const countHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  role: string,
): number =>
  cache.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM member_role AS r JOIN member AS m ON m.key = r.member_key
      WHERE r.role = ${role} AND m.organization_key =
        (SELECT key FROM organization WHERE deployment_id = ${deploymentId} AND id = ${organizationId})`,
  )?.n ?? 0;

/** More than any question needs to know how many they are. */
const SOME_HOLDERS = 1_000;

/** The user ids of some who hold a role, as `countHolders` counts them; null: the copy has no member of the organization. */
export const listHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  role: string,
): readonly string[] | null => {
  const organization = sql`(SELECT key FROM organization WHERE deployment_id = ${deploymentId} AND id = ${organizationId})`;
  const isRead =
    cache.get(sql`SELECT 1 FROM member WHERE organization_key = ${organization} LIMIT 1`) !== undefined;
  if (!isRead) return null;
  return cache
    .all<{ id: string }>(
      sql`SELECT m.user_id AS id FROM member_role AS r JOIN member AS m ON m.key = r.member_key
        WHERE r.role = ${role} AND m.organization_key = ${organization} LIMIT ${SOME_HOLDERS}`,
    )
    .map(({ id }) => id);
};
