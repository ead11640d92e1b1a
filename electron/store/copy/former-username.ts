import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../db/handles.ts';
import { sql } from '../db/sql.ts';

/** A username that somebody had before, as far as the copy saw it change; the database itself keeps the last of them. */
export type FormerUsername = { readonly userId: UserId; readonly username: string };

/** All of them on a deployment, the last given up first. */
export const listFormerUsernames = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
): readonly FormerUsername[] =>
  cache.all<FormerUsername>(
    sql`SELECT user_id AS userId, username FROM former_username WHERE deployment_id = ${deploymentId}
      ORDER BY seq DESC`,
  );
