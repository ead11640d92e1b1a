import type { PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { invertChange } from '#shared/core/intent.ts';
import { isNotDone, toOutcome } from '#shared/core/outcome.ts';
import { subjectOf } from '#shared/core/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listAppliedChanges } from '../../db/journal/change-applied.ts';
import { iterateChanges } from '../../db/journal/change-list.ts';
import { findPlan, type PlanRow } from '../../db/journal/plan.ts';
import type { Draft } from '../draft/draft.ts';

export type UndoDeps = {
  readonly journal: ReadHandle;
  readonly draft: Draft;
  /**
   * Fetches the deployment again unless the copy is younger than the plan's end: against an older copy the inverse
   * would look as if there were nothing to do. Without a network the intents are staged all the same.
   */
  readonly freshen: (plan: PlanRow) => Promise<void>;
};

export type RestageDeps = Omit<UndoDeps, 'freshen'>;

type Refusal = 'unknown-plan' | 'draft-not-empty' | 'busy';

const WORKING: readonly PlanRow['state'][] = ['approved', 'running', 'paused', 'verifying'];

const findEnded = ({ journal, draft }: RestageDeps, planId: PlanId): Result<PlanRow, Refusal> => {
  const plan = findPlan(journal, planId);
  if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
  if (WORKING.includes(plan.state))
    return fail('busy', 'This apply has not ended yet. Wait for it, or cancel it first.', { retry: true });
  if (draft.listWishes(plan.deploymentId).length > 0)
    return fail(
      'draft-not-empty',
      'Other changes are staged here. Apply or discard them first, then come back.',
    );
  return ok(plan);
};

/** Stages what an apply did, turned around: intents against the world as it is now, reviewed like any others. */
export const createUndo =
  (deps: UndoDeps) =>
  async (
    planId: PlanId,
  ): Promise<Result<{ people: number; leftAlone: number }, Refusal | 'nothing-to-undo'>> => {
    const plan = findEnded(deps, planId);
    if (!plan.ok) return plan;
    const applied = listAppliedChanges(deps.journal, planId);
    if (applied.length === 0)
      return fail('nothing-to-undo', 'This apply changed nobody, so there is nothing to undo.');
    await deps.freshen(plan.value);
    deps.draft.stageEach(
      plan.value.deploymentId,
      `Undo the apply of ${applied.length} people`,
      planId,
      applied.map(({ before, after, ...subject }) => ({
        ...subject,
        intent: invertChange({ before, after }),
        base: after,
      })),
    );
    return ok({ people: applied.length, leftAlone: plan.value.changes - applied.length });
  };

/** Stages again what an apply did not do: refused, cancelled, or in conflict. */
export const createRestage =
  (deps: RestageDeps) =>
  (planId: PlanId): Result<{ people: number }, Refusal | 'nothing-to-stage'> => {
    const plan = findEnded(deps, planId);
    if (!plan.ok) return plan;
    const left = [...iterateChanges(deps.journal, planId)].filter(({ state, reason }) =>
      isNotDone(toOutcome(state, reason)),
    );
    if (left.length === 0) return fail('nothing-to-stage', 'This apply left nothing undone.');
    const people = left.map((row) => ({ ...subjectOf(row), intent: row.intent, base: row.base }));
    deps.draft.stageEach(plan.value.deploymentId, `Stage ${left.length} people again`, null, people);
    return ok({ people: left.length });
  };
