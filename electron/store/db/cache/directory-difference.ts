import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/**
 * What changed about a custom role or an organization between two passes. `organization` is its display name as it was
 * known last. `added` and `removed` are words of the role (`shared/core/roles/role-words.ts`); an organization has none, nor
 * a name beside its own.
 */
export type DirectoryDifference = {
  readonly organizationId: OrganizationId;
  readonly organization: string;
  readonly kind: 'role-made' | 'role-deleted' | 'role-changed' | 'organization-new' | 'organization-gone';
  readonly name: string;
  readonly displayName: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** Forgets the differences of the pass before. They are few: one a role or an organization that moved. */
export const clearDirectoryDifferences = (cache: WriteHandle, deploymentId: DeploymentId): void => {
  cache.run(sql`DELETE FROM directory_difference WHERE deployment_id = ${deploymentId}`);
};

/** Keeps one more difference of the pass that is written. */
export const addDirectoryDifference = (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  row: DirectoryDifference,
): void => {
  cache.run(
    sql`INSERT INTO directory_difference
      (deployment_id, organization_id, organization, kind, name, display_name, added, removed)
      VALUES (${deploymentId}, ${row.organizationId}, ${row.organization}, ${row.kind}, ${row.name},
        ${row.displayName}, ${JSON.stringify(row.added)}, ${JSON.stringify(row.removed)})`,
  );
};
