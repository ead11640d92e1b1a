import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** What was really done to one person: the roles read right before, and the roles sent. */
export type AppliedChange = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

type Stored = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly before: string;
  readonly after: string;
};

/** Everything a plan did, in its order: the ground for an undo and for the re-read. */
export const listAppliedChanges = (journal: ReadHandle, planId: PlanId): readonly AppliedChange[] =>
  journal
    .all<Stored>(
      sql`SELECT organization_id AS organizationId, user_id AS userId, before_roles AS before,
        target_roles AS after
        FROM change WHERE plan_id = ${planId} AND state = 'applied' ORDER BY n`,
    )
    .map((row) => ({
      ...row,
      before: JSON.parse(row.before) as readonly string[],
      after: JSON.parse(row.after) as readonly string[],
    }));
