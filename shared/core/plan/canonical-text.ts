import type { DeploymentId, UserId } from '../../base/brand.ts';
import { mapInSlices, runWhole, type Slices, sortInSlices } from '../../base/slices.ts';
import type { Change } from '../../model/change.ts';
import type { Intent } from '../../model/intent.ts';
import { DEFAULT_KIND } from '../../model/subject.ts';
import { toRoleSet } from '../roles/role-set.ts';
import { byPlace, bySubject } from './compile.ts';
import { toPlainIntent } from './intent.ts';
import { itemOf, userIdOf } from './subject.ts';

/** Names the format, so that a later format can never be taken for this one. */
const FORMAT = 'rollcall-plan/2';

const toIntentParts = (intent: Intent) => {
  const plain = toPlainIntent(intent);
  return plain.kind === 'exactly' ? [plain.kind, plain.roles] : [plain.kind, plain.add, plain.remove];
};

/** Plans approved before there were kinds of change were hashed over this text; all of them are about member roles. */
const FIRST_FORMAT = 'rollcall-plan/1';

// Arrays, not objects: JSON keeps their order, so nothing depends on how an object came to be.
const toFacts = (change: Change) => [
  toIntentParts(change.intent),
  toRoleSet(change.base),
  toRoleSet(change.target),
  toRoleSet(change.added),
  toRoleSet(change.removed),
];

const toLine = (change: Change): string =>
  JSON.stringify([change.kind, change.organizationId, userIdOf(change), itemOf(change), ...toFacts(change)]);

export type CanonicalPlan = {
  readonly deploymentId: DeploymentId;
  readonly actorId: UserId;
  readonly changes: readonly Change[];
};

/**
 * The text whose hash names a plan: one line for where and who, then one line per change in the order of
 * `byPlace`. The same plan gives the same text whatever the order of keys, roles or changes; two plans that differ
 * in any fact give different texts. A plan has at most one change per subject.
 */
export const toCanonicalPlan = (plan: CanonicalPlan): string => runWhole(toCanonicalPlanInSlices(plan));

/** The same, a thousand changes a slice. */
export function* toCanonicalPlanInSlices(plan: CanonicalPlan): Slices<string> {
  const head = JSON.stringify([FORMAT, plan.deploymentId, plan.actorId, plan.changes.length]);
  const lines = yield* mapInSlices(yield* sortInSlices(plan.changes, byPlace), toLine);
  return [head, ...lines].join('\n');
}

/**
 * The same in the format of plans from before there were kinds of change; null for a plan that could not be told in
 * it. Only to recognize what was approved then.
 */
export const toFirstCanonicalPlan = ({ deploymentId, actorId, changes }: CanonicalPlan): string | null =>
  changes.every(({ kind }) => kind === DEFAULT_KIND)
    ? [
        JSON.stringify([FIRST_FORMAT, deploymentId, actorId, changes.length]),
        ...changes
          .toSorted(bySubject)
          .map((change) => JSON.stringify([change.organizationId, userIdOf(change), ...toFacts(change)])),
      ].join('\n')
    : null;
