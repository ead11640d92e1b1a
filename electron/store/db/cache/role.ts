import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { type RolePermission, toRoleWords } from '#shared/core/roles/role-words.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

export type RoleRecord = {
  readonly name: string;
  readonly displayName: string;
  readonly builtIn: boolean;
  readonly assignable: boolean;
  /** JSON: `{site, organization, user, member}`, each a list of `{negate, resourceType, action}`. */
  readonly permissions: string;
};

export type Permission = {
  readonly negate: boolean;
  readonly resourceType: string;
  readonly action: string;
};

/** What a role lets its holder do, as the server listed it; each list is empty where it says nothing. */
export type PermissionLists = {
  readonly site: readonly Permission[];
  readonly organization: readonly Permission[];
  readonly user: readonly Permission[];
  readonly member: readonly Permission[];
};

/** The JSON that `sync/read-directory` writes; anything else says nothing. */
export const toPermissionLists = (json: string): PermissionLists | null => {
  const lists = JSON.parse(json) as Partial<PermissionLists>;
  const { site, organization, user, member } = lists;
  if (organization === undefined && site === undefined) return null;
  return { site: site ?? [], organization: organization ?? [], user: user ?? [], member: member ?? [] };
};

/** A custom role of the copy in the words of a change. */
export const toWordsOfRole = ({
  name,
  displayName,
  permissions,
}: {
  readonly name: string;
  readonly displayName: string;
  readonly permissions: PermissionLists | null;
}): readonly string[] => {
  const scoped = (scope: RolePermission['scope'], list: readonly Permission[]): readonly RolePermission[] =>
    list.map((permission) => ({ scope, ...permission }));
  return toRoleWords(name, {
    displayName,
    permissions: [
      ...scoped('org', permissions?.organization ?? []),
      ...scoped('member', permissions?.member ?? []),
    ],
  });
};

/** Replaces the roles of one organization, or the site roles (null). */
export const replaceRoles = (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId | null,
  rows: readonly RoleRecord[],
): void => {
  const organization = organizationId ?? '';
  cache.run(
    sql`DELETE FROM role WHERE deployment_id = ${deploymentId} AND organization_id = ${organization}`,
  );
  for (const row of rows)
    cache.run(
      sql`INSERT OR REPLACE INTO role
        (deployment_id, organization_id, name, display_name, built_in, assignable, permissions)
        VALUES (${deploymentId}, ${organization}, ${row.name}, ${row.displayName}, ${Number(row.builtIn)},
          ${Number(row.assignable)}, ${row.permissions})`,
    );
};

/** A custom role that is not in two lists alike. `before` null: made since; `after` null: deleted. */
export type RoleMove = {
  /** Empty: a site role. */
  readonly organizationId: OrganizationId | '';
  readonly name: string;
  readonly before: RoleText | null;
  readonly after: RoleText | null;
};
type RoleText = { readonly displayName: string; readonly permissions: string };

type MoveRow = {
  readonly organization_id: OrganizationId | '';
  readonly name: string;
  readonly before_display: string | null;
  readonly before_permissions: string | null;
  readonly after_display: string | null;
  readonly after_permissions: string | null;
};

const toText = (displayName: string | null, permissions: string | null): RoleText | null =>
  displayName === null || permissions === null ? null : { displayName, permissions };

/**
 * Custom roles that differ between the roles of two ids, up to `most`, by organization and name behind `last`. A list
 * that one of them does not have at all was not read, and nothing is said about it: the server always lists its own.
 */
export const listRoleMoves = (
  cache: ReadHandle,
  { from, to }: { readonly from: DeploymentId; readonly to: DeploymentId },
  last: Pick<RoleMove, 'organizationId' | 'name'> | null,
  most: number,
): readonly RoleMove[] =>
  cache
    .all<MoveRow>(
      sql`WITH o AS (SELECT * FROM role WHERE deployment_id = ${from}), n AS (SELECT * FROM role WHERE deployment_id = ${to})
        SELECT coalesce(o.organization_id, n.organization_id) AS organization_id, coalesce(o.name, n.name) AS name,
          o.display_name AS before_display, o.permissions AS before_permissions,
          n.display_name AS after_display, n.permissions AS after_permissions
        FROM o FULL OUTER JOIN n ON n.organization_id = o.organization_id AND n.name = o.name
        WHERE coalesce(n.built_in, o.built_in) = 0
          AND (o.name IS NULL OR n.name IS NULL OR o.display_name <> n.display_name OR o.permissions <> n.permissions)
          AND EXISTS (SELECT 1 FROM role AS r WHERE r.deployment_id = ${from}
            AND r.organization_id = coalesce(o.organization_id, n.organization_id))
          AND EXISTS (SELECT 1 FROM role AS r WHERE r.deployment_id = ${to}
            AND r.organization_id = coalesce(o.organization_id, n.organization_id))
          AND (coalesce(o.organization_id, n.organization_id), coalesce(o.name, n.name))
            > (${last?.organizationId ?? ''}, ${last?.name ?? ''})
        ORDER BY 1, 2 LIMIT ${most}`,
    )
    .map((row) => ({
      organizationId: row.organization_id,
      name: row.name,
      before: toText(row.before_display, row.before_permissions),
      after: toText(row.after_display, row.after_permissions),
    }));

/** Gives the roles that wait under one id to another, in place of those that it has there. */
export const moveRoles = (cache: WriteHandle, from: DeploymentId, to: DeploymentId): void => {
  cache.run(sql`DELETE FROM role WHERE deployment_id = ${to}`);
  cache.run(sql`UPDATE role SET deployment_id = ${to} WHERE deployment_id = ${from}`);
};

/** Removes every role of a deployment. */
export const removeRoles = (cache: WriteHandle, deploymentId: DeploymentId): void => {
  cache.run(sql`DELETE FROM role WHERE deployment_id = ${deploymentId}`);
};
