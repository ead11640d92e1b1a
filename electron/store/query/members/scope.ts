import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { sql } from '../../db/sql.ts';

/** One organization's list in one deployment. */
export type Scope = { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId };

/** A key for maps; ids cannot contain a space. */
export const toScopeKey = (scope: Scope): string => `${scope.deploymentId} ${scope.organizationId}`;

/** The cache's own key of an organization; null: not in the copy. */
export const findOrganizationKey = (cache: ReadHandle, scope: Scope): number | null =>
  cache.get<{ key: number }>(
    sql`SELECT key FROM organization WHERE deployment_id = ${scope.deploymentId} AND id = ${scope.organizationId}`,
  )?.key ?? null;
