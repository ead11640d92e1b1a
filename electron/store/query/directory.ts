import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { type Organization, SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Role } from '#shared/model/role.ts';
import type { ReadHandle } from '../db/handles.ts';
import { sql } from '../db/sql.ts';
import { toRoles } from './members/row.ts';

type OrganizationRecord = {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly is_default: number;
  readonly default_roles: string | null;
  readonly role_sync: number | null;
  readonly members: number;
};

const toDisplayName = (row: { readonly name: string; readonly display_name: string }): string =>
  row.display_name === '' ? row.name : row.display_name;

/** Organizations of a deployment in the copy, the default one first; the list of users is none. */
export const listOrganizations = (cache: ReadHandle, deploymentId: DeploymentId): readonly Organization[] =>
  cache
    .all<OrganizationRecord>(
      sql`SELECT o.id, o.name, o.display_name, o.is_default, o.default_roles, o.role_sync, o.members
        FROM organization AS o WHERE o.deployment_id = ${deploymentId} AND o.id <> ${SITE_ORGANIZATION_ID}
        ORDER BY o.is_default DESC, o.display_name COLLATE NOCASE, o.name`,
    )
    .map((row) => ({
      id: row.id as OrganizationId,
      name: row.name,
      displayName: toDisplayName(row),
      isDefault: row.is_default === 1,
      defaultRoles: row.default_roles === null ? null : toRoles(row.default_roles),
      roleSync: row.role_sync === null ? null : row.role_sync === 1,
      members: row.members,
    }));

/** The order of roles: those of the organization (built-in, then custom), then site roles, each by display name. */
const BY_KIND_AND_NAME = sql`ORDER BY r.organization_id = '', r.built_in DESC, r.display_name COLLATE NOCASE, r.name`;

type RoleRecord = {
  readonly organization_id: string;
  readonly name: string;
  readonly display_name: string;
  readonly built_in: number;
  readonly assignable: number;
  readonly holders: number;
};

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
    .all<RoleRecord>(
      sql`WITH org AS (SELECT key FROM organization WHERE deployment_id = ${deploymentId} AND id = ${organizationId}),
        held AS (SELECT r.role AS name, count(*) AS n FROM member_role AS r JOIN member AS m ON m.key = r.member_key
          WHERE m.organization_key = (SELECT key FROM org) GROUP BY r.role),
        site AS (SELECT s.value AS name, count(*) AS n FROM member AS m, json_each(m.site_roles) AS s
          WHERE m.organization_key = (SELECT key FROM org) AND m.site_roles <> '[]' GROUP BY s.value)
        SELECT r.organization_id, r.name, r.display_name, r.built_in, r.assignable,
          coalesce(CASE r.organization_id WHEN '' THEN (SELECT n FROM site WHERE site.name = r.name)
            ELSE (SELECT n FROM held WHERE held.name = r.name) END, 0) AS holders
        FROM role AS r
        WHERE r.deployment_id = ${deploymentId} AND r.organization_id IN (${organizationId}, '')
        ${BY_KIND_AND_NAME}`,
    )
    .map((row) => ({
      name: row.name,
      displayName: toDisplayName(row),
      organizationId: row.organization_id === '' ? null : row.organization_id,
      builtIn: row.built_in === 1,
      assignable: row.assignable === 1,
      holders: row.holders,
    }));

/** The roles of `listRoles` by name alone, without a walk over their holders. */
export const listRoleNames = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
): readonly Pick<Role, 'name' | 'displayName'>[] =>
  cache
    .all<Pick<RoleRecord, 'name' | 'display_name'>>(
      sql`SELECT r.name, r.display_name FROM role AS r
        WHERE r.deployment_id = ${deploymentId} AND r.organization_id IN (${organizationId}, '')
        ${BY_KIND_AND_NAME}`,
    )
    .map((row) => ({ name: row.name, displayName: toDisplayName(row) }));
