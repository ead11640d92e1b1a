import { createHash } from 'node:crypto';
import type { PlanId } from '#shared/base/brand.ts';
import { toCanonicalPlan } from '#shared/core/plan-text.ts';
import { diffRoles } from '#shared/core/roles.ts';
import type { Change } from '#shared/model/change.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { insertChanges } from '../../db/journal/change.ts';
import { iterateChanges } from '../../db/journal/change-list.ts';
import { appendEvent, findApproval } from '../../db/journal/event.ts';
import { insertPlan, type PlanRow } from '../../db/journal/plan.ts';
import { stampOf } from './scribe.ts';
import type { EngineDeps, PlanInput } from './types.ts';

type Frozen = Pick<Change, 'organizationId' | 'userId' | 'intent' | 'base' | 'target'>;

const toDigest = (plan: Pick<PlanRow, 'deploymentId' | 'actorId'>, changes: readonly Frozen[]): string => {
  const whole = changes.map((change) => ({ ...change, ...diffRoles(change.base, change.target) }));
  const { deploymentId, actorId } = plan;
  return createHash('sha256')
    .update(toCanonicalPlan({ deploymentId, actorId, changes: whole }))
    .digest('hex');
};

/**
 * Writes an approved plan: plan, changes and the event in one transaction, together with what `alongside` does
 * (emptying the draft it came from). Throws when the journal cannot be written; then nothing of it is kept.
 */
export const approve = (
  deps: Pick<EngineDeps, 'journal' | 'clock' | 'ids' | 'bootId' | 'atPoint'>,
  input: PlanInput,
  alongside: (planId: PlanId) => void,
): PlanId => {
  const { write } = deps.journal;
  // A new id is the one thing that becomes a plan's by being given to it.
  const planId = deps.ids.uuid() as PlanId;
  const stamp = stampOf(deps);
  write.transaction(() => {
    insertPlan(write, { ...input, id: planId, changes: input.changes.length, createdAt: stamp.wallUtc });
    insertChanges(write, planId, input.changes);
    void deps.atPoint?.('in-approval', null);
    const data = { hash: input.hash, digest: toDigest(input, input.changes), waves: input.waves };
    appendEvent(write, { planId, n: null, kind: 'approve', attempt: null, data }, stamp);
    alongside(planId);
  });
  return planId;
};

/** True while the journal still holds exactly the plan that was approved. */
export const isAsApproved = (journal: ReadHandle, plan: PlanRow): boolean => {
  const changes = [...iterateChanges(journal, plan.id)].map((row) => ({ ...row, target: row.planned }));
  return changes.length === plan.changes && findApproval(journal, plan.id) === toDigest(plan, changes);
};
