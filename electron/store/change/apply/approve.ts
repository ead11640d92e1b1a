import { createHash } from 'node:crypto';
import type { PlanId } from '#shared/base/brand.ts';
import { mapInSlices, type Slices } from '#shared/base/slices.ts';
import {
  type CanonicalPlan,
  toCanonicalPlanInSlices,
  toFirstCanonicalPlan,
} from '#shared/core/plan/canonical-text.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import type { WordChange } from '#shared/model/change.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { ApprovedRoles } from '../../db/journal/approved-roles.ts';
import { listBetween } from '../../db/journal/change.ts';
import { appendEvent, findApproval } from '../../db/journal/event.ts';
import { approveWritten, dropUnapproved, type PlanRow, writeUnapproved } from '../../db/journal/plan.ts';
import { stampOf } from './journal-writer.ts';
import type { EngineDeps, PlanInput } from './types.ts';

type Frozen = Subject & Omit<WordChange, 'added' | 'removed'>;

type Header = Pick<PlanRow, 'deploymentId' | 'actorId'>;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

function* toPlan({ deploymentId, actorId }: Header, changes: readonly Frozen[]): Slices<CanonicalPlan> {
  return {
    deploymentId,
    actorId,
    changes: yield* mapInSlices(changes, (change) => ({
      ...change,
      ...diffRoles(change.base, change.target),
    })),
  };
}

function* toDigest(plan: Header, changes: readonly Frozen[]): Slices<string> {
  const text = yield* toCanonicalPlanInSlices(yield* toPlan(plan, changes));
  return hash(text);
}

/** The digest of a plan that was approved by a Rollcall that knew member roles only; null: it is none of those. */
function* toFirstDigest(plan: Header, changes: readonly Frozen[]): Slices<string | null> {
  const text = toFirstCanonicalPlan(yield* toPlan(plan, changes));
  return text === null ? null : hash(text);
}

type Deps = Pick<EngineDeps, 'journal' | 'clock' | 'ids' | 'bootId' | 'atPoint'>;

/** What belongs to an approval: both are asked, and `alongside` is done, in its last slice. */
type Alongside = {
  /** Runs inside the approval's transaction. */
  readonly alongside: (planId: PlanId) => void;
  /** False: something has changed meanwhile, and nothing is to be approved. */
  readonly isStill: () => boolean;
  /** What roles permitted when the person approved them: it is kept with the plan; null: not told. */
  readonly permits?: ApprovedRoles | null;
};

/**
 * Writes an approved plan in slices, of which the last approves it: until then it is nobody's plan, which nothing finds
 * and which goes again after a crash. Then the plan is there, with all its changes and the event, together with what
 * `alongside` does (emptying the draft it came from): one transaction. `overtaken`: `isStill` said no. Throws when the
 * journal cannot be written. Nothing of it is kept then, nor when it is overtaken.
 */
export function* approve(
  deps: Deps,
  input: PlanInput,
  { alongside, isStill, permits = null }: Alongside,
): Slices<PlanId | 'overtaken'> {
  const { write } = deps.journal;
  // A new id is the one thing that becomes a plan's by being given to it.
  const planId = deps.ids.uuid() as PlanId;
  const digest = yield* toDigest(input, input.changes);
  let isApproved = false;
  try {
    yield* writeAhead(deps, planId, input);
    void deps.atPoint?.('written-ahead', null);
    if (!isStill()) return 'overtaken';
    const stamp = stampOf(deps);
    write.transaction(() => {
      approveWritten(write, planId, { ...input, createdAt: stamp.wallUtc });
      void deps.atPoint?.('in-approval', null);
      const { reasons = {}, confirmed = [], waves } = input;
      const facts = { hash: input.hash, digest, waves, reasons, confirmed };
      const data = permits === null ? facts : { ...facts, permits };
      appendEvent(write, { planId, n: null, kind: 'approve', attempt: null, data }, stamp);
      alongside(planId);
    });
    isApproved = true;
    return planId;
  } finally {
    if (!isApproved) yield* dropIfPossible(deps, planId);
  }
}

function* writeAhead(deps: Deps, planId: PlanId, input: PlanInput): Slices<void> {
  const { reasons = {}, serverVersion = null, changes } = input;
  const { wallUtc: createdAt } = stampOf(deps);
  const plan = { ...input, id: planId, changes: changes.length, createdAt, reasons, serverVersion };
  const work = writeUnapproved(deps.journal.write, plan, changes);
  while (work.next().done !== true) {
    void deps.atPoint?.('writing-ahead', null);
    yield;
  }
}

function* dropIfPossible({ journal }: Deps, planId: PlanId): Slices<void> {
  try {
    yield* dropUnapproved(journal.write, planId);
  } catch {
    // A full or broken disk takes no deletion either. It is nobody's plan, and the next start tries again.
  }
}

const CHANGES_A_SLICE = 1_000;

function* listFrozen(journal: ReadHandle, plan: PlanRow): Slices<readonly Frozen[]> {
  const changes: Frozen[] = [];
  // One more than there are: a row too many is none of the plan's.
  for (let from = 1; from <= plan.changes + 1; from += CHANGES_A_SLICE) {
    for (const row of listBetween(journal, plan.id, { from, to: from + CHANGES_A_SLICE - 1 }))
      changes.push({ ...row, target: row.planned });
    yield;
  }
  return changes;
}

/** True while the journal still holds exactly the plan that was approved. Tells in slices: the changes of a plan stay. */
export function* isAsApproved(journal: ReadHandle, plan: PlanRow): Slices<boolean> {
  const changes = yield* listFrozen(journal, plan);
  if (changes.length !== plan.changes) return false;
  const approved = findApproval(journal, plan.id);
  if (approved === null) return false;
  return approved === (yield* toDigest(plan, changes)) || approved === (yield* toFirstDigest(plan, changes));
}
