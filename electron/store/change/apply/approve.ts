import { createHash } from 'node:crypto';
import type { PlanId } from '#shared/base/brand.ts';
import { type CanonicalPlan, toCanonicalPlan, toFirstCanonicalPlan } from '#shared/core/plan-text.ts';
import { diffRoles } from '#shared/core/roles.ts';
import type { Change } from '#shared/model/change.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { ApprovedRoles } from '../../db/journal/approved-roles.ts';
import { insertChanges } from '../../db/journal/change.ts';
import { iterateChanges } from '../../db/journal/change-list.ts';
import { appendEvent, findApproval } from '../../db/journal/event.ts';
import { insertPlan, type PlanRow } from '../../db/journal/plan.ts';
import { stampOf } from './scribe.ts';
import type { EngineDeps, PlanInput } from './types.ts';

type Frozen = Omit<Change, 'added' | 'removed'>;

type Header = Pick<PlanRow, 'deploymentId' | 'actorId'>;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const toPlan = ({ deploymentId, actorId }: Header, changes: readonly Frozen[]): CanonicalPlan => ({
  deploymentId,
  actorId,
  changes: changes.map((change) => ({ ...change, ...diffRoles(change.base, change.target) })),
});

const toDigest = (plan: Header, changes: readonly Frozen[]): string =>
  hash(toCanonicalPlan(toPlan(plan, changes)));

/** The digest of a plan that was approved by a Rollcall that knew member roles only; null: it is none of those. */
const toFirstDigest = (plan: Header, changes: readonly Frozen[]): string | null => {
  const text = toFirstCanonicalPlan(toPlan(plan, changes));
  return text === null ? null : hash(text);
};

/**
 * Writes an approved plan: plan, changes and the event in one transaction, together with what `alongside` does
 * (emptying the draft it came from). `permits`: what its roles permitted then; null: not told. Throws when the journal cannot be written; then nothing of it is kept.
 */
export const approve = (
  deps: Pick<EngineDeps, 'journal' | 'clock' | 'ids' | 'bootId' | 'atPoint'>,
  input: PlanInput,
  alongside: (planId: PlanId) => void,
  permits: ApprovedRoles | null = null,
): PlanId => {
  const { write } = deps.journal;
  // A new id is the one thing that becomes a plan's by being given to it.
  const planId = deps.ids.uuid() as PlanId;
  const stamp = stampOf(deps);
  write.transaction(() => {
    const { reasons = {}, confirmed = [], serverVersion = null } = input;
    insertPlan(write, {
      ...input,
      id: planId,
      changes: input.changes.length,
      createdAt: stamp.wallUtc,
      reasons,
      serverVersion,
    });
    insertChanges(write, planId, input.changes);
    void deps.atPoint?.('in-approval', null);
    const digest = toDigest(input, input.changes);
    const facts = { hash: input.hash, digest, waves: input.waves, reasons, confirmed };
    const data = permits === null ? facts : { ...facts, permits };
    appendEvent(write, { planId, n: null, kind: 'approve', attempt: null, data }, stamp);
    alongside(planId);
  });
  return planId;
};

/** True while the journal still holds exactly the plan that was approved. */
export const isAsApproved = (journal: ReadHandle, plan: PlanRow): boolean => {
  const changes = [...iterateChanges(journal, plan.id)].map((row) => ({ ...row, target: row.planned }));
  if (changes.length !== plan.changes) return false;
  const approved = findApproval(journal, plan.id);
  return (
    approved !== null && (approved === toDigest(plan, changes) || approved === toFirstDigest(plan, changes))
  );
};
