import type { DeploymentId, UserId } from '../base/brand.ts';
import type { Change } from '../model/change.ts';
import type { Intent } from '../model/intent.ts';
import { byPlace } from './compile.ts';
import { toPlainIntent } from './intent.ts';
import { toRoleSet } from './roles.ts';

/** Names the format, so that a later format can never be taken for this one. */
const FORMAT = 'rollcall-plan/1';

const toIntentParts = (intent: Intent) => {
  const plain = toPlainIntent(intent);
  return plain.kind === 'exactly' ? [plain.kind, plain.roles] : [plain.kind, plain.add, plain.remove];
};

// Arrays, not objects: JSON keeps their order, so nothing depends on how an object came to be.
const toLine = (change: Change): string =>
  JSON.stringify([
    change.organizationId,
    change.userId,
    toIntentParts(change.intent),
    toRoleSet(change.base),
    toRoleSet(change.target),
    toRoleSet(change.added),
    toRoleSet(change.removed),
  ]);

/**
 * The text whose hash names a plan: one line for where and who, then one line per change in the order of
 * `byPlace`. The same plan gives the same text whatever the order of keys, roles or changes; two plans that differ
 * in any fact give different texts. A plan has at most one change per person and organization.
 */
export const toCanonicalPlan = (plan: {
  readonly deploymentId: DeploymentId;
  readonly actorId: UserId;
  readonly changes: readonly Change[];
}): string =>
  [
    JSON.stringify([FORMAT, plan.deploymentId, plan.actorId, plan.changes.length]),
    ...plan.changes.toSorted(byPlace).map(toLine),
  ].join('\n');
