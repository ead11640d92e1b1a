import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Outcome } from '#shared/core/outcome.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type AppliedChange, listAppliedChanges } from '../../db/journal/change-applied.ts';
import { iterateChanges, pageChanges } from '../../db/journal/change-list.ts';
import { findPlan, listPlansOf, type PlanRow } from '../../db/journal/plan.ts';
import { type ChangeReport, type LiveFacts, type PlanStatus, toReport, toStatus } from './status.ts';

export const UNKNOWN_PLAN = fail('unknown-plan', 'There is no such plan in the journal.');

/** The questions about plans, answered from the journal. */
export const createReports = (journal: ReadHandle, liveOf: (plan: PlanRow) => LiveFacts) => ({
  getStatus: (planId: PlanId): Result<PlanStatus, 'unknown-plan'> => {
    const plan = findPlan(journal, planId);
    return plan === null ? UNKNOWN_PLAN : ok(toStatus(journal, plan, liveOf(plan)));
  },
  listPlans: (deploymentId: DeploymentId): readonly PlanStatus[] =>
    listPlansOf(journal, deploymentId).map((plan) => toStatus(journal, plan, liveOf(plan))),
  /** A window of the changes that ended in `outcome`, or of all of them. */
  listChanges: (
    planId: PlanId,
    outcome: Outcome | null,
    offset: number,
    limit: number,
  ): Result<{ readonly total: number; readonly rows: readonly ChangeReport[] }, 'unknown-plan'> => {
    if (findPlan(journal, planId) === null) return UNKNOWN_PLAN;
    const page = pageChanges(journal, planId, outcome, { offset, limit });
    return ok({ total: page.total, rows: page.rows.map(toReport) });
  },
  /** What was really done, for an undo. */
  listApplied: (planId: PlanId): readonly AppliedChange[] => listAppliedChanges(journal, planId),
  /** Every change in order, one at a time, for an export. */
  *iterateRows(planId: PlanId): IterableIterator<ChangeReport> {
    for (const row of iterateChanges(journal, planId)) yield toReport(row);
  },
});
