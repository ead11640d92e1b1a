import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/**
 * What changed about one person between two passes. `added` and `removed` are organization roles; for `profile`
 * (name, e-mail, status and the like) they are site roles.
 */
export type Difference = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly username: string;
  readonly kind: 'joined' | 'left' | 'roles' | 'profile';
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** Puts the differences of the last pass in the place of those of the pass before. */
export const replaceDifferences = (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  rows: readonly Difference[],
): void => {
  cache.run(sql`DELETE FROM difference WHERE deployment_id = ${deploymentId}`);
  const insert = cache.prepare(
    `INSERT INTO difference (deployment_id, organization_id, user_id, username, kind, added, removed)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const row of rows)
    insert(
      deploymentId,
      row.organizationId,
      row.userId,
      row.username,
      row.kind,
      JSON.stringify(row.added),
      JSON.stringify(row.removed),
    );
};
