import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { PlanFilter } from '#shared/model/plan-filter.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { findPlan, listPlanIds, listUndoings } from '../../db/journal/plan.ts';
import type { PlanStatus } from '../apply/reports.ts';

export type PastPlan = PlanStatus & { readonly undoneBy: PlanId | null };

type Deps = {
  readonly journal: ReadHandle;
  readonly getStatus: (planId: PlanId) => Result<PlanStatus, 'unknown-plan'>;
};

const needsPerson = ({ state }: PlanStatus): boolean => state === 'paused' || state === 'needs-review';

/** A window of the plans of a deployment, newest first, and how many there are. */
export const createListPlans =
  ({ journal, getStatus }: Deps) =>
  (
    deploymentId: DeploymentId,
    filter: PlanFilter,
    page: { readonly offset: number; readonly limit: number },
  ): { readonly total: number; readonly rows: readonly PastPlan[] } => {
    const toStatuses = (ids: readonly PlanId[]): readonly PlanStatus[] =>
      ids.flatMap((id) => {
        const status = getStatus(id);
        return status.ok ? [status.value] : [];
      });
    const ids = listPlanIds(journal, deploymentId, filter);
    // Few plans are open or wait for a look, so those are all read before the page is cut.
    const wanted =
      filter === 'attention'
        ? toStatuses(ids)
            .filter(needsPerson)
            .map(({ planId }) => planId)
        : ids;
    const shown = wanted.slice(page.offset, page.offset + page.limit);
    const undoneBy = listUndoings(journal, deploymentId, shown);
    const rows = toStatuses(shown).map((plan) => ({ ...plan, undoneBy: undoneBy.get(plan.planId) ?? null }));
    return { total: wanted.length, rows };
  };

/** Which plan took another one back, if one did. */
export const createGetUndoing =
  (journal: ReadHandle) =>
  (planId: PlanId): Result<{ readonly undoneBy: PlanId | null }, 'unknown-plan'> => {
    const plan = findPlan(journal, planId);
    if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
    return ok({ undoneBy: listUndoings(journal, plan.deploymentId, [planId]).get(planId) ?? null });
  };
