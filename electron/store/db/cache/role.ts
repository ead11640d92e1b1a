import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

export type RoleRecord = {
  readonly name: string;
  readonly displayName: string;
  readonly builtIn: boolean;
  readonly assignable: boolean;
  /** JSON: `{site, organization, user, member}`, each a list of `{negate, resourceType, action}`. */
  readonly permissions: string;
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

/** Gives the roles that wait under one id to another, in place of those that it has there. */
export const moveRoles = (cache: WriteHandle, from: DeploymentId, to: DeploymentId): void => {
  cache.run(sql`DELETE FROM role WHERE deployment_id = ${to}`);
  cache.run(sql`UPDATE role SET deployment_id = ${to} WHERE deployment_id = ${from}`);
};

/** Removes every role of a deployment. */
export const removeRoles = (cache: WriteHandle, deploymentId: DeploymentId): void => {
  cache.run(sql`DELETE FROM role WHERE deployment_id = ${deploymentId}`);
};
