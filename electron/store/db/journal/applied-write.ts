import type { PlanId } from '#shared/base/brand.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** A write that took effect and whose request id is known: what was read before it, and what it carried. */
export type AppliedWrite = {
  readonly n: number;
  readonly kind: ChangeKind;
  readonly requestId: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

type Stored = Omit<AppliedWrite, 'before' | 'after'> & { readonly before: string; readonly after: string };

/** The writes of a plan that the server's audit log can be asked about, in order. */
export const listAppliedWrites = (journal: ReadHandle, planId: PlanId): readonly AppliedWrite[] =>
  journal
    .all<Stored>(
      sql`SELECT n, kind, request_id AS requestId, before_roles AS before, target_roles AS after
        FROM change WHERE plan_id = ${planId} AND state = 'applied' AND request_id IS NOT NULL ORDER BY n`,
    )
    .map((row) => ({
      ...row,
      // JSON that only `change.ts` writes.
      before: JSON.parse(row.before) as readonly string[],
      after: JSON.parse(row.after) as readonly string[],
    }));
