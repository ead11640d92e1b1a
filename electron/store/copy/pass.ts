import type { DeploymentId } from '#shared/base/brand.ts';
import { type ColumnsOf, describeTable, flag, integer, orNull, type RowOf, text } from '../db/columns.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { sql } from '../db/sql.ts';

/** Where the list of users came from: nowhere yet, from the members of organizations, or from the server's own list. */
type UsersFrom = 'none' | 'members' | 'all';

/** The last whole copy: when it was read, when the one before it was read, and how many members it has. */
type Pass = {
  readonly asOf: string;
  readonly since: string | null;
  readonly members: number;
  readonly users: UsersFrom;
  /** The identity provider decides who is in which organization; null: this token may not see whether it does. */
  readonly organizationSync: boolean | null;
};

const PASS = describeTable({
  asOf: text('as_of'),
  since: orNull(text('since')),
  members: integer('members'),
  users: text<UsersFrom>('users'),
  organizationSync: orNull(flag('organization_sync')),
} satisfies ColumnsOf<Pass>);

/** The last pass of a deployment, or null when it was never copied. */
export const findPass = (cache: ReadHandle, deploymentId: DeploymentId): Pass | null => {
  const row = cache.get<RowOf<typeof PASS>>(
    sql`SELECT ${PASS.select('p')} FROM pass AS p WHERE deployment_id = ${deploymentId}`,
  );
  return row === undefined ? null : PASS.toValues(row);
};

/** When the copy of a deployment was read from the server, ISO 8601; null: never. */
export const findAsOf = (cache: ReadHandle, deploymentId: DeploymentId): string | null =>
  findPass(cache, deploymentId)?.asOf ?? null;

/**
 * Was a copy (`asOf`) read after something that ended at a time, both ISO 8601 by one clock? One of the future is no proof:
 * the clock was set back since it was read.
 */
export const isReadAfter = (asOf: string | null, endedAt: string | null, nowMs: number): boolean =>
  asOf !== null && endedAt !== null && asOf >= endedAt && Date.parse(asOf) <= nowMs;

/** Where the list of users in the copy came from. */
export const findUsersFrom = (cache: ReadHandle, deploymentId: DeploymentId): UsersFrom =>
  findPass(cache, deploymentId)?.users ?? 'none';

/** Puts a pass in the place of the one before. */
export const savePass = (cache: WriteHandle, deploymentId: DeploymentId, pass: Pass): void => {
  cache.run(
    sql`INSERT INTO pass (deployment_id, ${PASS.names()})
      VALUES (${deploymentId}, ${PASS.bound(pass)})
      ON CONFLICT (deployment_id) DO UPDATE SET ${PASS.excluded()}`,
  );
};
