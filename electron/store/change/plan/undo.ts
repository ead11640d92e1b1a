import type { PlanId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { runToEnd, type Slices } from '#shared/base/slices.ts';
import { isNotDone } from '#shared/core/plan/outcome.ts';
import { isKnown, subjectOf } from '#shared/core/plan/subject.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { readChanges } from '../../db/journal/change.ts';
import { listAppliedChanges, listLost } from '../../db/journal/change-outcome.ts';
import { findDeployment } from '../../db/journal/deployment.ts';
import { findPlan, type PlanRow } from '../../db/journal/plan.ts';
import type { Draft } from '../draft/draft.ts';
import { readSubjectsInSlices } from '../kinds/subject-copy.ts';
import { OF_NEWER_VERSION } from './newer-version.ts';
import type { ReviewTurn } from './review.ts';
import { type Cannot, groupUndo, listUndoSubjects, type UndoGroups } from './undo-groups.ts';

export type UndoDeps = {
  readonly copyOf: CopyOf;
  readonly journal: ReadHandle;
  readonly draft: Draft;
  /**
   * Fetches the deployment again unless the copy is younger than the plan's end: against an older copy the inverse
   * would look as if there were nothing to do. False where that did not work, as without a network: the intents are
   * staged all the same.
   */
  readonly freshen: (plan: PlanRow) => Promise<boolean>;
  readonly monotonicMs: () => number;
};

export type RestageDeps = Omit<UndoDeps, 'freshen' | 'copyOf'>;

const toTurn = (
  { monotonicMs }: Pick<UndoDeps, 'monotonicMs'>,
  { breathe }: Pick<ReviewTurn, 'breathe'>,
) => ({
  rest: breathe,
  monotonicMs,
});

type Refusal = 'unknown-plan' | 'draft-not-empty' | 'busy';

const WORKING: readonly PlanRow['state'][] = ['approved', 'running', 'paused', 'verifying'];

const findEnded = (
  { journal, draft }: Pick<RestageDeps, 'journal' | 'draft'>,
  planId: PlanId,
): Result<PlanRow, Refusal> => {
  const plan = findPlan(journal, planId);
  if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
  // Its history stays. Nothing could be applied there, and what is staged for nobody would stay in the journal.
  if (findDeployment(journal, plan.deploymentId) === null)
    return fail(
      'unknown-plan',
      'Rollcall does not keep the deployment of this plan any more. Nothing was staged.',
    );
  if (WORKING.includes(plan.state))
    return fail('busy', 'This apply has not ended yet. Wait for it, or cancel it first.', { retry: true });
  if (draft.listStaged(plan.deploymentId).length > 0)
    return fail(
      'draft-not-empty',
      'Other changes are staged here. Apply or discard them first, then come back.',
    );
  return ok(plan);
};

/** What an undo staged, and what it left and why. The three groups and `alreadyBack` add up to what the plan did. */
export type Undone = {
  /** What was staged can be taken back cleanly; people who come back count once. */
  readonly people: number;
  /** Changed since by others: left alone. */
  readonly leftAlone: number;
  /** Already as it was before: nothing to take back. */
  readonly alreadyBack: number;
  readonly cannot: readonly Cannot[];
  /** To whom a deleted role is given back, in whole sentences. */
  readonly givenBack: readonly string[];
  readonly notRestored: readonly string[];
};

const NOTHING = fail('nothing-to-undo', 'This apply changed nothing, so there is nothing to undo.');

const describeLeft = ({ alreadyBack, changedSince, cannot }: UndoGroups): string => {
  const gone = cannot.reduce((sum, { code, count }) => sum + (code === 'final' ? 0 : count), 0);
  const left = [
    alreadyBack > 0 && `${alreadyBack} already as before`,
    changedSince.length > 0 && `${changedSince.length} changed since by others`,
    gone > 0 && `${gone} no longer there`,
  ]
    .filter((part) => part !== false)
    .join(', ');
  const said = cannot.flatMap(({ code, text }) => (code === 'final' ? [` ${text}`] : [])).join('');
  return `${left === '' ? '' : `: ${left}`}.${said}`;
};

/**
 * Stages what an apply did, turned around: intents against the world as it is now, reviewed like any others. What
 * others changed since is left alone, and what cannot come back is said.
 */
export const createUndo =
  (deps: UndoDeps) =>
  async (
    planId: PlanId,
    turn: Pick<ReviewTurn, 'breathe'>,
  ): Promise<Result<Undone, Refusal | 'nothing-to-undo' | 'draft-full'>> => {
    const plan = findEnded(deps, planId);
    if (!plan.ok) return plan;
    const { deploymentId } = plan.value;
    const applied = listAppliedChanges(deps.journal, planId);
    if (applied.length === 0) return NOTHING;
    const isFresh = await deps.freshen(plan.value);
    const lost = listLost(deps.journal, planId);
    const subjects = listUndoSubjects(applied, lost);
    const { findWords } = await runToEnd(toTurn(deps, turn), () =>
      readSubjectsInSlices(deps.copyOf(deploymentId), deploymentId, subjects),
    );
    const groups = groupUndo(applied, lost, isFresh ? findWords : null);
    if (groups.clean.length === 0)
      return fail('nothing-to-undo', `Nothing of this apply can be taken back${describeLeft(groups)}`);
    const { alreadyBack, cannot, givenBack, notRestored } = groups;
    const leftAlone = groups.changedSince.length;
    const people =
      applied.length - alreadyBack - leftAlone - cannot.reduce((sum, { count }) => sum + count, 0);
    const label = `Undo the apply of ${applied.length} ${applied.length === 1 ? 'change' : 'changes'}`;
    const staged = await runToEnd(toTurn(deps, turn), function* () {
      // Something may have been staged while the copy was fetched and read.
      const still = findEnded(deps, planId);
      return still.ok
        ? yield* deps.draft.stageEachInSlices(deploymentId, label, planId, groups.clean)
        : still;
    });
    if (!staged.ok) return staged;
    return ok({ people, leftAlone, alreadyBack, cannot, givenBack, notRestored });
  };

/** Stages again what an apply did not do: refused, cancelled, or in conflict. In slices, of which the last does it. */
export const createRestage = (deps: RestageDeps) => {
  type Restaged = Result<{ people: number }, Refusal | 'nothing-to-stage' | 'draft-full' | 'newer-version'>;

  function* restage(planId: PlanId): Slices<Restaged | 'overtaken'> {
    const plan = findEnded(deps, planId);
    if (!plan.ok) return plan;
    const changes = yield* readChanges(deps.journal, plan.value);
    const left = changes.filter(({ state, reason }) => isNotDone(state, reason));
    if (left.length === 0) return fail('nothing-to-stage', 'This apply left nothing undone.');
    if (!left.every(isKnown)) return OF_NEWER_VERSION;
    const people = left.map((row) => ({ ...subjectOf(row), intent: row.intent, base: row.base }));
    const label = `Stage ${english.countOf(left.length, 'change', 'changes')} again`;
    // Something may have been staged while it was read.
    const still = findEnded(deps, planId);
    if (!still.ok) return still;
    const staged = yield* deps.draft.stageEachInSlices(plan.value.deploymentId, label, null, people);
    if (staged === 'overtaken') return staged;
    return staged.ok ? ok({ people: left.length }) : staged;
  }

  return (planId: PlanId, turn: Pick<ReviewTurn, 'breathe'>): Promise<Restaged> =>
    runToEnd(toTurn(deps, turn), () => restage(planId));
};
