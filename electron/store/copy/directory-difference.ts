import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { type ColumnsOf, describeTable, names, type RowOf, text } from '../db/columns.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { sql } from '../db/sql.ts';

type Kind = 'role-made' | 'role-deleted' | 'role-changed' | 'organization-new' | 'organization-gone';

/**
 * What changed about a custom role or an organization between two passes. `organization` is its display name as it was
 * known last. `added` and `removed` are words of the role (`shared/core/roles/role-words.ts`); an organization has none, nor
 * a name beside its own.
 */
export type DirectoryDifference = {
  readonly organizationId: OrganizationId;
  readonly organization: string;
  readonly kind: Kind;
  readonly name: string;
  readonly displayName: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

const DIFFERENCE = describeTable({
  organizationId: text<OrganizationId>('organization_id'),
  organization: text('organization'),
  kind: text<Kind>('kind'),
  name: text('name'),
  displayName: text('display_name'),
  added: names('added'),
  removed: names('removed'),
} satisfies ColumnsOf<DirectoryDifference>);

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
    sql`INSERT INTO directory_difference (deployment_id, ${DIFFERENCE.names()})
      VALUES (${deploymentId}, ${DIFFERENCE.bound(row)})`,
  );
};

/** How many differences there are of each kind. */
export const countDirectoryDifferences = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
): readonly { readonly kind: Kind; readonly count: number }[] =>
  cache.all(
    sql`SELECT kind, count(*) AS count FROM directory_difference WHERE deployment_id = ${deploymentId} GROUP BY kind`,
  );

/** Some of the differences, in the order in which they were found. */
export const listDirectoryDifferences = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  page: { readonly offset: number; readonly limit: number },
): readonly DirectoryDifference[] =>
  cache
    .all<RowOf<typeof DIFFERENCE>>(
      sql`SELECT ${DIFFERENCE.select('d')} FROM directory_difference AS d WHERE d.deployment_id = ${deploymentId}
        ORDER BY d.seq LIMIT ${page.limit} OFFSET ${page.offset}`,
    )
    .map(DIFFERENCE.toValues);
