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
  /** The identity provider decides who is in which organization; null: this token may not see whether it does. */
  readonly organizationSync: boolean | null;
};

type PassRow = {
  readonly as_of: string;
  readonly since: string | null;
  readonly members: number;
  readonly users: UsersFrom;
  readonly organization_sync: 0 | 1 | null;
};

/** The last pass of a deployment, or null when it was never copied. */
export const findPass = (cache: ReadHandle, deploymentId: DeploymentId): Pass | null => {
  const row = cache.get<PassRow>(
    sql`SELECT as_of, since, members, users, organization_sync FROM pass WHERE deployment_id = ${deploymentId}`,
  );
  if (row === undefined) return null;
  const { as_of: asOf, since, members, users, organization_sync: sync } = row;
  return { asOf, since, members, users, organizationSync: sync === null ? null : sync === 1 };
};

export const savePass = (cache: WriteHandle, deploymentId: DeploymentId, pass: Pass): void => {
  const sync = pass.organizationSync === null ? null : Number(pass.organizationSync);
  cache.run(
    sql`INSERT INTO pass (deployment_id, as_of, since, members, users, organization_sync)
      VALUES (${deploymentId}, ${pass.asOf}, ${pass.since}, ${pass.members}, ${pass.users}, ${sync})
      ON CONFLICT (deployment_id) DO UPDATE
      SET as_of = excluded.as_of, since = excluded.since, members = excluded.members,
        users = excluded.users, organization_sync = excluded.organization_sync`,
  );
};
