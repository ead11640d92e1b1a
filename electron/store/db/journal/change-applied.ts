import type { PlanId } from '#shared/base/brand.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** What was really done to one subject: the words read right before, and the words sent. */
export type AppliedChange = Subject & {
  readonly n: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

type Stored = Subject & {
  readonly n: number;
  readonly before: string;
  readonly after: string;
};

const EVERYTHING = { from: 1, to: Number.MAX_SAFE_INTEGER };

/** What a plan did from one change to another (left out: all of it), in its order. */
export const listAppliedChanges = (
  journal: ReadHandle,
  planId: PlanId,
  { from, to }: { readonly from: number; readonly to: number } = EVERYTHING,
): readonly AppliedChange[] =>
  journal
    .all<Stored>(
      sql`SELECT n, kind, organization_id AS organizationId, user_id AS userId, role_name AS roleName,
        before_roles AS before, target_roles AS after
        FROM change WHERE plan_id = ${planId} AND state = 'applied' AND n BETWEEN ${from} AND ${to} ORDER BY n`,
    )
    .map((row) => ({
      ...row,
      before: JSON.parse(row.before) as readonly string[],
      after: JSON.parse(row.after) as readonly string[],
    }));

/** The roles that a plan deleted, by organization: the server took them from everybody by itself. */
export const listDeletedRoles = (
  applied: readonly AppliedChange[],
): ReadonlyMap<string, readonly string[]> => {
  const deleted = new Map<string, readonly string[]>();
  for (const { kind, organizationId, roleName, after } of applied)
    if (isAboutRole(kind) && after.length === 0)
      deleted.set(organizationId, [...(deleted.get(organizationId) ?? []), roleName]);
  return deleted;
};
