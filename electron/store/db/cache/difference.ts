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

/** Rows written between two chances for others. */
const ROWS_A_TURN = 1_000;

/** Puts the differences of the last pass in the place of those of the pass before, some at a time. */
export const replaceDifferences = async (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  rows: readonly Difference[],
  breathe: () => Promise<void>,
): Promise<void> => {
  const some = sql`DELETE FROM difference WHERE seq IN
    (SELECT seq FROM difference WHERE deployment_id = ${deploymentId} LIMIT ${ROWS_A_TURN})`;
  while (cache.run(some).changes >= ROWS_A_TURN) await breathe();
  const insert = cache.prepare(
    `INSERT INTO difference (deployment_id, organization_id, user_id, username, kind, added, removed)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_TURN === 0) await breathe();
    insert(
      deploymentId,
      row.organizationId,
      row.userId,
      row.username,
      row.kind,
      JSON.stringify(row.added),
      JSON.stringify(row.removed),
    );
  }
};
