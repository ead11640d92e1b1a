import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { rebaseChange } from '#shared/core/plan/rebase-change.ts';
import { subjectOf } from '#shared/core/plan/subject.ts';
import { hasSameRoles, withoutRoles } from '#shared/core/roles/role-set.ts';
import { holdsRoles } from '#shared/kinds/index.ts';
import type { Subject } from '#shared/model/subject.ts';
import { findAsOf, isReadAfter } from '../../copy/pass.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import {
  type AppliedChange,
  listAppliedChanges,
  listDeletedRoles,
  listLost,
} from '../../db/journal/change-outcome.ts';
import { findPlan } from '../../db/journal/plan.ts';
import type { Draft } from '../draft/draft.ts';
import { readSubjects, type SubjectCopy } from '../kinds/subject-copy.ts';
import { findUndone } from '../plan/find-undone.ts';
import { toSubjectName } from '../plan/names.ts';
import { type Cannot, groupUndo, listUndoSubjects, toInverse } from '../plan/undo-groups.ts';

/** What others did to it since the plan: something else, the very same, or something that stands in the way. */
type UndoFate = 'merged' | 'already-back' | 'left-alone';

/** Somebody or something that was changed since by others: as the plan left it, and as it is now. */
export type ChangedSince = Subject & {
  readonly username: string;
  readonly after: readonly string[];
  readonly now: readonly string[];
  readonly fate: UndoFate;
};

type StagedUndo = {
  readonly planId: PlanId;
  readonly createdAt: string;
  readonly isCurrent: boolean;
  readonly clean: number;
  readonly merged: number;
  readonly alreadyBack: number;
  readonly leftAlone: number;
  readonly changedSince: readonly ChangedSince[];
  readonly cannot: readonly Cannot[];
  readonly givenBack: readonly string[];
  readonly notRestored: readonly string[];
};

const FATES = { write: 'merged', already: 'already-back', conflict: 'left-alone' } as const;

/** The roles that the plan itself took from somebody by deleting them, after it had changed their other roles. */
const listTakenBy = (deleted: ReadonlyMap<string, readonly string[]>, { kind, organizationId }: Subject) =>
  holdsRoles(kind) ? (deleted.get(organizationId) ?? []) : [];

/** What of a plan is no longer as the plan left it, in the plan's order; who is gone is not among it. */
const listChangedSince = (
  applied: readonly AppliedChange[],
  { findWords, ...names }: SubjectCopy,
): readonly ChangedSince[] => {
  const deleted = listDeletedRoles(applied);
  return applied.flatMap((change) => {
    const subject = subjectOf(change);
    const after = withoutRoles(change.after, listTakenBy(deleted, subject));
    const now = findWords(subject);
    if (now === null || hasSameRoles(now, after)) return [];
    const { kind } = rebaseChange(subject.kind, { intent: toInverse(change), base: after, theirs: now });
    return [{ ...subject, username: toSubjectName(names, subject), after, now, fate: FATES[kind] }];
  });
};

const MOST_SHOWN = 100;

type Deps = {
  readonly copyOf: CopyOf;
  readonly journal: ReadHandle;
  readonly draft: Draft;
  readonly nowMs: () => number;
};

/** What the undo that is staged takes back and what not, against the copy as it is now; null: there is none. */
export const createGetStagedUndo =
  ({ copyOf, journal, draft, nowMs }: Deps) =>
  (deploymentId: DeploymentId): StagedUndo | null => {
    const planId = findUndone(draft, deploymentId);
    const plan = planId === null ? null : findPlan(journal, planId);
    if (plan === null) return null;
    const applied = listAppliedChanges(journal, plan.id);
    const asOf = findAsOf(copyOf(deploymentId), deploymentId);
    const isCurrent = isReadAfter(asOf, plan.endedAt, nowMs());
    const lost = listLost(journal, plan.id);
    const copy = readSubjects(copyOf(deploymentId), deploymentId, listUndoSubjects(applied, lost));
    const groups = groupUndo(applied, lost, isCurrent ? copy.findWords : null);
    const cannot = groups.cannot.reduce((sum, { count }) => sum + count, 0);
    const leftAlone = groups.changedSince.length;
    const changedSince = isCurrent ? listChangedSince(applied, copy) : [];
    return {
      planId: plan.id,
      createdAt: plan.createdAt,
      isCurrent,
      clean: applied.length - groups.alreadyBack - leftAlone - cannot,
      merged: changedSince.filter(({ fate }) => fate === 'merged').length,
      alreadyBack: groups.alreadyBack,
      leftAlone,
      changedSince: changedSince.slice(0, MOST_SHOWN),
      cannot: groups.cannot,
      givenBack: groups.givenBack,
      notRestored: groups.notRestored,
    };
  };
