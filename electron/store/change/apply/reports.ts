import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Outcome } from '#shared/core/outcome.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type AppliedChange, listAppliedChanges } from '../../db/journal/change-applied.ts';
import { findChange, iterateChanges, pageChanges } from '../../db/journal/change-list.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import { findPlan, listPlansOf, type PlanRow } from '../../db/journal/plan.ts';
import { listRemarked, listRemarks, listToLookAt } from '../../db/journal/remark.ts';
import { type ChangeReport, type LiveFacts, type PlanStatus, toReport, toStatus } from './status.ts';

export const UNKNOWN_PLAN = fail('unknown-plan', 'There is no such plan in the journal.');

/** Which changes to list: those of one outcome, or those with a remark; with neither, all. */
export type Wanted = {
  readonly outcome: Outcome | null;
  readonly only: 'overlapped' | 'to-look-at' | null;
};
type Window = { readonly offset: number; readonly limit: number };
type Rows = { readonly total: number; readonly rows: readonly ChangeRow[] };

const pageOf = (journal: ReadHandle, planId: PlanId, { outcome, only }: Wanted, page: Window): Rows => {
  if (only === null) return pageChanges(journal, planId, outcome, page);
  const numbers = only === 'overlapped' ? listRemarked(journal, planId, only) : listToLookAt(journal, planId);
  const shown = numbers.slice(page.offset, page.offset + page.limit);
  return { total: numbers.length, rows: shown.flatMap((n) => findChange(journal, planId, n) ?? []) };
};

/** Remarks are few: asked for the changes of a page, or once for a whole plan. */
const toReports = (journal: ReadHandle, planId: PlanId, rows: readonly ChangeRow[]): ChangeReport[] => {
  const remarks = listRemarks(
    journal,
    planId,
    rows.map(({ n }) => n),
  );
  return rows.map((row) => toReport(row, remarks.get(row.n)));
};

/** A closed plan never changes again: while one runs, the window asks for all of them several times a second. */
const createStatusReader = (journal: ReadHandle, liveOf: (plan: PlanRow) => LiveFacts) => {
  const closed = new Map<PlanId, PlanStatus>();
  return (plan: PlanRow): PlanStatus => {
    const found = closed.get(plan.id);
    if (found !== undefined) return found;
    const status = toStatus(journal, plan, liveOf(plan));
    if (status.state === 'closed') closed.set(plan.id, status);
    return status;
  };
};

/** The questions about plans, answered from the journal. */
export const createReports = (journal: ReadHandle, liveOf: (plan: PlanRow) => LiveFacts) => {
  const readStatus = createStatusReader(journal, liveOf);
  return {
    getStatus: (planId: PlanId): Result<PlanStatus, 'unknown-plan'> => {
      const plan = findPlan(journal, planId);
      return plan === null ? UNKNOWN_PLAN : ok(readStatus(plan));
    },
    listPlans: (deploymentId: DeploymentId): readonly PlanStatus[] =>
      listPlansOf(journal, deploymentId).map(readStatus),
    /** A window of the changes wanted, in order, and how many there are. */
    listChanges: (
      planId: PlanId,
      wanted: Wanted,
      window: Window,
    ): Result<{ readonly total: number; readonly rows: readonly ChangeReport[] }, 'unknown-plan'> => {
      if (findPlan(journal, planId) === null) return UNKNOWN_PLAN;
      const { total, rows } = pageOf(journal, planId, wanted, window);
      return ok({ total, rows: toReports(journal, planId, rows) });
    },
    /** What was really done, for an undo. */
    listApplied: (planId: PlanId): readonly AppliedChange[] => listAppliedChanges(journal, planId),
    /** Every change in order, one at a time, for an export. */
    *iterateRows(planId: PlanId): IterableIterator<ChangeReport> {
      const marked = new Set(
        (['overlapped', 'differs', 'acknowledge'] as const).flatMap((kind) =>
          listRemarked(journal, planId, kind),
        ),
      );
      for (const row of iterateChanges(journal, planId))
        yield toReport(row, marked.has(row.n) ? listRemarks(journal, planId, [row.n]).get(row.n) : undefined);
    },
  };
};
