import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { type Organization, type Scope, SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { type ColumnsOf, describeTable, flag, names, orNull, type RowOf, text } from '../db/columns.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { type Sql, sql } from '../db/sql.ts';

/** An organization as its server tells it; how many members it has is counted by the database itself. */
export type OrganizationRecord = Omit<Organization, 'members'>;

const ORGANIZATION = describeTable({
  id: text<OrganizationId>('id'),
  name: text('name'),
  displayName: text('display_name'),
  isDefault: flag('is_default'),
  defaultRoles: orNull(names('default_roles')),
  roleSync: orNull(flag('role_sync')),
} satisfies ColumnsOf<OrganizationRecord>);

/** The cache's own key of an organization; null: not in the copy. */
export const findOrganizationKey = (cache: ReadHandle, scope: Scope): number | null =>
  cache.get<{ key: number }>(
    sql`SELECT key FROM organization WHERE deployment_id = ${scope.deploymentId} AND id = ${scope.organizationId}`,
  )?.key ?? null;

/** The same for a statement; where it is not in the copy, a key that no list has. */
export const toOrganizationKey = (cache: ReadHandle, scope: Scope): number =>
  findOrganizationKey(cache, scope) ?? -1;

/** Keys of the organizations in the copy, by id; that of the list of users is among them. */
export const listOrganizationKeys = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
): ReadonlyMap<OrganizationId, number> =>
  new Map(
    cache
      .all<{ key: number; id: OrganizationId }>(
        sql`SELECT key, id FROM organization WHERE deployment_id = ${deploymentId}`,
      )
      .map((row) => [row.id, row.key] as const),
  );

/** Everybody in an organization, or in the list of users: the database counts them as they come and go. */
export const countMembers = (cache: ReadHandle, scope: Scope): number =>
  cache.get<{ members: number }>(
    sql`SELECT members FROM organization
      WHERE deployment_id = ${scope.deploymentId} AND id = ${scope.organizationId}`,
  )?.members ?? 0;

/** What a role or an organization is called on the screen. */
export const toDisplayName = (of: { readonly name: string; readonly displayName: string }): string =>
  of.displayName === '' ? of.name : of.displayName;

/** The same of an organization `o`. */
const DISPLAY_NAME: Sql = sql`CASE o.display_name WHEN '' THEN o.name ELSE o.display_name END`;

/** The order of organizations `o` on the screen: the default one first. */
export const BY_NAME: Sql = sql`ORDER BY o.is_default DESC, o.display_name COLLATE NOCASE, o.name`;

/** An organization by its name on the screen. */
export type Place = { readonly organizationId: OrganizationId; readonly organization: string };

/** What is asked of organizations `o` for places. */
export const PLACE: Sql = sql`o.id AS organizationId, ${DISPLAY_NAME} AS organization`;

/** True of every organization `o` of a deployment, and not of the list of users. */
export const isOrganizationOf = (deploymentId: DeploymentId): Sql =>
  sql`o.deployment_id = ${deploymentId} AND o.id <> ${SITE_ORGANIZATION_ID}`;

/** The organizations of a deployment by their names on the screen, the default one first. */
export const listOrganizationNames = (cache: ReadHandle, deploymentId: DeploymentId): readonly Place[] =>
  cache.all<Place>(
    sql`SELECT ${PLACE} FROM organization AS o WHERE ${isOrganizationOf(deploymentId)} ${BY_NAME}`,
  );

/** Organizations of a deployment in the copy, the default one first; the list of users is none. */
export const listOrganizations = (cache: ReadHandle, deploymentId: DeploymentId): readonly Organization[] =>
  cache
    .all<RowOf<typeof ORGANIZATION> & { readonly members: number }>(
      sql`SELECT ${ORGANIZATION.select('o')}, o.members FROM organization AS o
        WHERE ${isOrganizationOf(deploymentId)} ${BY_NAME}`,
    )
    .map((row) => ({
      ...ORGANIZATION.toValues(row),
      displayName: toDisplayName(row),
      members: row.members,
    }));

/** Inserts or updates one organization; its key stays. Gives the key. */
export const saveOrganization = (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  row: OrganizationRecord,
): number => {
  const saved = cache.get<{ key: number }>(
    sql`INSERT INTO organization (deployment_id, ${ORGANIZATION.names()})
      VALUES (${deploymentId}, ${ORGANIZATION.bound(row)})
      ON CONFLICT (deployment_id, id) DO UPDATE SET ${ORGANIZATION.excluded()}
      RETURNING key`,
  );
  if (saved === undefined) throw new Error('The organization row was not written');
  return saved.key;
};

/**
 * The id under which a first copy is written until it is whole: that of a deployment of its own, which none has, so that
 * no question finds it.
 */
export const toIncomingId = (deploymentId: DeploymentId): DeploymentId =>
  `incoming ${deploymentId}` as DeploymentId;

/** Gives an organization, with its members, to another deployment; its key stays. */
export const moveOrganization = (cache: WriteHandle, key: number, to: DeploymentId): void => {
  cache.run(sql`UPDATE organization SET deployment_id = ${to} WHERE key = ${key}`);
};

/** Removes an organization with the members that it still has: of many, `removeSomeMembers` first. */
export const removeOrganization = (cache: WriteHandle, key: number): void => {
  cache.run(sql`DELETE FROM organization WHERE key = ${key}`);
};
