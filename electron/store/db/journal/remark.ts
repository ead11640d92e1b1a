import type { PlanId } from '#shared/base/brand.ts';
import type { AuditJoin, Gaps } from '#shared/contract/apply-facts.ts';
import type { ReadHandle } from '../handles.ts';
import { inList, sql } from '../sql.ts';

/** What was learned of a change after it had ended: rows of the journal that never touch the change itself. */
export type Remarks = {
  /** What our write found on the server, where that was not what we had read. */
  readonly overlapped: readonly string[] | null;
  readonly isDifferent: boolean;
  readonly isAcknowledged: boolean;
};

const NONE: Remarks = { overlapped: null, isDifferent: false, isAcknowledged: false };

/** The remarks on some changes of a plan, by number; a change without any is left out. */
export const listRemarks = (
  journal: ReadHandle,
  planId: PlanId,
  numbers: readonly number[],
): ReadonlyMap<number, Remarks> => {
  const found = new Map<number, Remarks>();
  if (numbers.length === 0) return found;
  const rows = journal.all<{ n: number; kind: string; data: string }>(
    sql`SELECT n, kind, data FROM event WHERE plan_id = ${planId} AND n IN ${inList(numbers)}
      AND kind IN ('overlapped', 'differs', 'acknowledge')`,
  );
  for (const { n, kind, data } of rows) {
    const was = found.get(n) ?? NONE;
    // Only the engine writes these events.
    const { found: seen } = JSON.parse(data) as { readonly found?: readonly string[] };
    if (kind === 'overlapped') found.set(n, { ...was, overlapped: seen ?? [] });
    else if (kind === 'differs') found.set(n, { ...was, isDifferent: true });
    else found.set(n, { ...was, isAcknowledged: true });
  }
  return found;
};

/** Spelled out, not bound: the index of remarks is used only where the statement itself names the kind. */
const IS_KIND = {
  overlapped: sql`kind = 'overlapped'`,
  differs: sql`kind = 'differs'`,
  acknowledge: sql`kind = 'acknowledge'`,
} as const;

/** The numbers of changes with a remark of this kind, in order. */
export const listRemarked = (
  journal: ReadHandle,
  planId: PlanId,
  kind: keyof typeof IS_KIND,
): readonly number[] =>
  journal
    .all<{ n: number }>(
      sql`SELECT DISTINCT n FROM event
        WHERE plan_id = ${planId} AND ${IS_KIND[kind]} AND n IS NOT NULL ORDER BY n`,
    )
    .map(({ n }) => n);

/** Changes that a person has to look at and has not acknowledged, in order. */
export const listToLookAt = (journal: ReadHandle, planId: PlanId): readonly number[] =>
  journal
    .all<{ n: number }>(
      sql`SELECT n FROM change
        WHERE plan_id = ${planId} AND state = 'skipped' AND reason = 'conflict-after-unknown'
      UNION SELECT n FROM event WHERE plan_id = ${planId} AND kind = 'differs' AND n IS NOT NULL
      EXCEPT SELECT n FROM event WHERE plan_id = ${planId} AND kind = 'acknowledge' AND n IS NOT NULL
      ORDER BY n`,
    )
    .map(({ n }) => n);

/** What the server's audit log said about a plan's writes, or null when it was not asked. */
export const findAuditJoin = (journal: ReadHandle, planId: PlanId): AuditJoin | null => {
  const row = journal.get<{ data: string }>(
    sql`SELECT data FROM event WHERE plan_id = ${planId} AND n IS NULL AND kind = 'audit' ORDER BY seq DESC LIMIT 1`,
  );
  // Only the engine writes these events; those of before rows were counted alone had none that it could not read.
  type Kept = Omit<AuditJoin, 'unreadableRows'> & Partial<AuditJoin>;
  return row === undefined ? null : { unreadableRows: 0, ...(JSON.parse(row.data) as Kept) };
};

/** The gaps as the end of the plan noted them; null: it has not ended. */
export const findGaps = (journal: ReadHandle, planId: PlanId): Gaps | null => {
  const row = journal.get<{ gaps: string | null }>(
    sql`SELECT data -> 'gaps' AS gaps FROM event
      WHERE plan_id = ${planId} AND n IS NULL AND kind = 'close' ORDER BY seq DESC LIMIT 1`,
  );
  // As above.
  return row === undefined || row.gaps === null ? null : (JSON.parse(row.gaps) as Gaps);
};

/** Every gap between read and write of a plan, in milliseconds, in no order. */
export const listGaps = (journal: ReadHandle, planId: PlanId): readonly number[] =>
  journal
    .all<{ ms: number | null }>(
      sql`SELECT data ->> 'gapMs' AS ms FROM event WHERE plan_id = ${planId} AND n IS NOT NULL AND kind = 'result'`,
    )
    .flatMap(({ ms }) => (ms === null ? [] : [ms]));
