import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { type RolePermission, toRoleWords } from '#shared/core/roles/role-words.ts';
import { type Scope, SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Role } from '#shared/model/role.ts';
import {
  type Column,
  type ColumnsOf,
  describeTable,
  flag,
  pickColumns,
  type RowOf,
  text,
} from '../db/columns.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { type Sql, sql } from '../db/sql.ts';
import { countByRole } from './member-role.ts';
import { toDisplayName } from './organization.ts';

/** One thing that a role permits, as the server tells it. */
export type StoredPermission = {
  readonly negate: boolean;
  readonly resourceType: string;
  readonly action: string;
};

/** What a role lets its holder do, as the server listed it; each list is empty where it says nothing. */
export type PermissionLists = {
  readonly site: readonly StoredPermission[];
  readonly organization: readonly StoredPermission[];
  readonly user: readonly StoredPermission[];
  readonly member: readonly StoredPermission[];
};

/** A role of the copy. `organizationId` is `SITE_ORGANIZATION_ID` for a site role; permissions null: not told. */
export type RoleRecord = {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly displayName: string;
  readonly builtIn: boolean;
  readonly assignable: boolean;
  readonly permissions: PermissionLists | null;
};

/** A site role has no organization in its table. */
const toPlace = (organizationId: OrganizationId): string =>
  organizationId === SITE_ORGANIZATION_ID ? '' : organizationId;
const fromPlace = (place: string): OrganizationId =>
  place === '' ? SITE_ORGANIZATION_ID : (place as OrganizationId);

const place = (name: string): Column<OrganizationId, string> => ({
  name,
  isNullable: false,
  toStored: toPlace,
  toValue: fromPlace,
});

const toLists = (stored: string): PermissionLists | null => {
  const { site, organization, user, member } = JSON.parse(stored) as Partial<PermissionLists>;
  if (organization === undefined && site === undefined) return null;
  return { site: site ?? [], organization: organization ?? [], user: user ?? [], member: member ?? [] };
};

const permissionLists = (name: string): Column<PermissionLists | null, string> => ({
  name,
  isNullable: false,
  toStored: (lists) => JSON.stringify(lists ?? {}),
  toValue: toLists,
});

const COLUMNS = {
  organizationId: place('organization_id'),
  name: text('name'),
  displayName: text('display_name'),
  builtIn: flag('built_in'),
  assignable: flag('assignable'),
  permissions: permissionLists('permissions'),
} satisfies ColumnsOf<RoleRecord>;
const ROLE = describeTable(COLUMNS);

/** A custom role of the copy in the words of a change. */
export const toWordsOfRole = ({
  name,
  displayName,
  permissions,
}: Pick<RoleRecord, 'name' | 'displayName' | 'permissions'>): readonly string[] => {
  const scoped = (
    scope: RolePermission['scope'],
    list: readonly StoredPermission[],
  ): readonly RolePermission[] => list.map((permission) => ({ scope, ...permission }));
  return toRoleWords(name, {
    displayName,
    permissions: [
      ...scoped('org', permissions?.organization ?? []),
      ...scoped('member', permissions?.member ?? []),
    ],
  });
};

/** Replaces the roles of one organization, or the site roles. */
export const replaceRoles = (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  rows: readonly Omit<RoleRecord, 'organizationId'>[],
): void => {
  cache.run(
    sql`DELETE FROM role WHERE deployment_id = ${deploymentId} AND organization_id = ${toPlace(organizationId)}`,
  );
  for (const row of rows)
    cache.run(
      sql`INSERT OR REPLACE INTO role (deployment_id, ${ROLE.names()})
        VALUES (${deploymentId}, ${ROLE.bound({ ...row, organizationId })})`,
    );
};

/** All roles of a deployment in the copy, in no order that means anything. */
export const listRoleRecords = (cache: ReadHandle, deploymentId: DeploymentId): readonly RoleRecord[] =>
  cache
    .all<RowOf<typeof ROLE>>(
      sql`SELECT ${ROLE.select('r')} FROM role AS r WHERE r.deployment_id = ${deploymentId}`,
    )
    .map(ROLE.toValues);

/** The roles `r` that a list of people may hold: those of the organization and the site roles. */
const ofScope = ({ deploymentId, organizationId }: Scope): Sql =>
  sql`r.deployment_id = ${deploymentId} AND r.organization_id IN (${organizationId}, '')`;

/** The order of roles: those of the organization (built-in, then custom), then site roles, each by display name. */
const BY_KIND_AND_NAME = sql`ORDER BY r.organization_id = '', r.built_in DESC, r.display_name COLLATE NOCASE, r.name`;

const LISTED = describeTable(
  pickColumns(COLUMNS, ['organizationId', 'name', 'displayName', 'builtIn', 'assignable']),
);

/**
 * Organization roles (built-in, then custom), then site roles, each by display name, with their holders in the list.
 * For the list of users: the site roles.
 */
export const listRoles = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
): readonly Role[] =>
  cache
    .all<RowOf<typeof LISTED> & { readonly holders: number }>(
      sql`WITH org AS (SELECT key FROM organization WHERE deployment_id = ${deploymentId} AND id = ${organizationId}),
        held AS (${countByRole(sql`(SELECT key FROM org)`)}),
        site AS (SELECT s.value AS name, count(*) AS n FROM member AS m, json_each(m.site_roles) AS s
          WHERE m.organization_key = (SELECT key FROM org) AND m.site_roles <> '[]' GROUP BY s.value)
        SELECT ${LISTED.select('r')},
          coalesce(CASE r.organization_id WHEN '' THEN (SELECT n FROM site WHERE site.name = r.name)
            ELSE (SELECT n FROM held WHERE held.name = r.name) END, 0) AS holders
        FROM role AS r WHERE ${ofScope({ deploymentId, organizationId })} ${BY_KIND_AND_NAME}`,
    )
    .map((row) => {
      const role = LISTED.toValues(row);
      return {
        ...role,
        displayName: toDisplayName(role),
        organizationId: role.organizationId === SITE_ORGANIZATION_ID ? null : role.organizationId,
        holders: row.holders,
      };
    });

type Named = Pick<Role, 'name' | 'displayName'>;

/** The roles of `listRoles` by name alone, without a walk over their holders. */
export const listRoleNames = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
): readonly Named[] =>
  cache
    .all<Named>(
      sql`SELECT r.name, r.display_name AS displayName FROM role AS r
        WHERE ${ofScope({ deploymentId, organizationId })} ${BY_KIND_AND_NAME}`,
    )
    .map((role) => ({ name: role.name, displayName: toDisplayName(role) }));

/** The roles of one organization, or the site roles, by name, as the server names them. */
export const listOwnRoles = (cache: ReadHandle, { deploymentId, organizationId }: Scope): readonly Named[] =>
  cache.all<Named>(
    sql`SELECT name, display_name AS displayName FROM role
      WHERE deployment_id = ${deploymentId} AND organization_id = ${toPlace(organizationId)} ORDER BY name`,
  );

/** A custom role that is not in two lists alike. `before` null: made since; `after` null: deleted. */
export type RoleMove = Pick<RoleRecord, 'organizationId' | 'name'> & {
  readonly before: RoleText | null;
  readonly after: RoleText | null;
};
type RoleText = Pick<RoleRecord, 'displayName' | 'permissions'>;

type MoveRow = {
  readonly place: string;
  readonly name: string;
  readonly beforeName: string | null;
  readonly before: string | null;
  readonly afterName: string | null;
  readonly after: string | null;
};

const toText = (displayName: string | null, permissions: string | null): RoleText | null =>
  displayName === null || permissions === null ? null : { displayName, permissions: toLists(permissions) };

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
        SELECT coalesce(o.organization_id, n.organization_id) AS place, coalesce(o.name, n.name) AS name,
          o.display_name AS beforeName, o.permissions AS before, n.display_name AS afterName, n.permissions AS after
        FROM o FULL OUTER JOIN n ON n.organization_id = o.organization_id AND n.name = o.name
        WHERE coalesce(n.built_in, o.built_in) = 0
          AND (o.name IS NULL OR n.name IS NULL OR o.display_name <> n.display_name OR o.permissions <> n.permissions)
          AND EXISTS (SELECT 1 FROM role AS r WHERE r.deployment_id = ${from}
            AND r.organization_id = coalesce(o.organization_id, n.organization_id))
          AND EXISTS (SELECT 1 FROM role AS r WHERE r.deployment_id = ${to}
            AND r.organization_id = coalesce(o.organization_id, n.organization_id))
          AND (coalesce(o.organization_id, n.organization_id), coalesce(o.name, n.name))
            > (${last === null ? '' : toPlace(last.organizationId)}, ${last?.name ?? ''})
        ORDER BY 1, 2 LIMIT ${most}`,
    )
    .map((row) => ({
      organizationId: fromPlace(row.place),
      name: row.name,
      before: toText(row.beforeName, row.before),
      after: toText(row.afterName, row.after),
    }));

/** Gives the roles that wait under one id to another, in place of those that it has there. */
export const moveRoles = (cache: WriteHandle, from: DeploymentId, to: DeploymentId): void => {
  removeRoles(cache, to);
  cache.run(sql`UPDATE role SET deployment_id = ${to} WHERE deployment_id = ${from}`);
};

/** Removes every role of a deployment. */
export const removeRoles = (cache: WriteHandle, deploymentId: DeploymentId): void => {
  cache.run(sql`DELETE FROM role WHERE deployment_id = ${deploymentId}`);
};
