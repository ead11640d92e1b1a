import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** Where the list of users came from: nowhere yet, from the members of organizations, or from the server's own list. */
export type UsersFrom = 'none' | 'members' | 'all';

/** The last whole copy: when it was read, when the one before it was read, and how many members it has. */
export type Pass = {
  readonly asOf: string;
  readonly since: string | null;
  readonly members: number;
  readonly users: UsersFrom;
};

/** The last pass of a deployment, or null when it was never copied. */
export const findPass = (cache: ReadHandle, deploymentId: DeploymentId): Pass | null => {
  const row = cache.get<{ as_of: string; since: string | null; members: number; users: UsersFrom }>(
    sql`SELECT as_of, since, members, users FROM pass WHERE deployment_id = ${deploymentId}`,
  );
  if (row === undefined) return null;
  return { asOf: row.as_of, since: row.since, members: row.members, users: row.users };
};

export const savePass = (cache: WriteHandle, deploymentId: DeploymentId, pass: Pass): void => {
  cache.run(
    sql`INSERT INTO pass (deployment_id, as_of, since, members, users)
      VALUES (${deploymentId}, ${pass.asOf}, ${pass.since}, ${pass.members}, ${pass.users})
      ON CONFLICT (deployment_id) DO UPDATE
      SET as_of = excluded.as_of, since = excluded.since, members = excluded.members,
        users = excluded.users`,
  );
};
