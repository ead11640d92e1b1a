import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

export type OrganizationRecord = {
  readonly id: OrganizationId;
  readonly name: string;
  readonly displayName: string;
  readonly isDefault: boolean;
  readonly defaultRoles: readonly string[] | null;
  readonly roleSync: boolean | null;
};

/** Keys of the organizations in the copy, by id. */
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

/** Display names of the organizations in the copy, by id. */
export const listOrganizationNames = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
): ReadonlyMap<OrganizationId, string> =>
  new Map(
    cache
      .all<{ id: OrganizationId; name: string }>(
        sql`SELECT id, display_name AS name FROM organization WHERE deployment_id = ${deploymentId}`,
      )
      .map((row) => [row.id, row.name] as const),
  );

/** Inserts or updates one organization; its key stays. Gives the key. */
export const saveOrganization = (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  row: OrganizationRecord,
): number => {
  const defaultRoles = row.defaultRoles === null ? null : JSON.stringify(row.defaultRoles);
  const roleSync = row.roleSync === null ? null : Number(row.roleSync);
  const saved = cache.get<{ key: number }>(
    sql`INSERT INTO organization (deployment_id, id, name, display_name, is_default, default_roles, role_sync)
      VALUES (${deploymentId}, ${row.id}, ${row.name}, ${row.displayName}, ${Number(row.isDefault)},
        ${defaultRoles}, ${roleSync})
      ON CONFLICT (deployment_id, id) DO UPDATE
      SET name = excluded.name, display_name = excluded.display_name, is_default = excluded.is_default,
        default_roles = excluded.default_roles, role_sync = excluded.role_sync
      RETURNING key`,
  );
  if (saved === undefined) throw new Error('The organization row was not written');
  return saved.key;
};

/**
 * Where a first copy waits until it is whole: a deployment of its own, with an id that none has, so that no question
 * finds it.
 */
export const toWaitingRoom = (deploymentId: DeploymentId): DeploymentId =>
  `incoming ${deploymentId}` as DeploymentId;

/** Gives an organization, with its members, to another deployment; its key stays. */
export const moveOrganization = (cache: WriteHandle, key: number, to: DeploymentId): void => {
  cache.run(sql`UPDATE organization SET deployment_id = ${to} WHERE key = ${key}`);
};

/** Removes up to `most` members of an organization. True: there may be more. */
export const removeSomeMembers = (cache: WriteHandle, key: number, most: number): boolean =>
  cache.run(
    sql`DELETE FROM member WHERE key IN (SELECT key FROM member WHERE organization_key = ${key} LIMIT ${most})`,
  ).changes >= most;

/** Removes an organization with the members that it still has: of many, `removeSomeMembers` first. */
export const removeOrganization = (cache: WriteHandle, key: number): void => {
  cache.run(sql`DELETE FROM organization WHERE key = ${key}`);
};
