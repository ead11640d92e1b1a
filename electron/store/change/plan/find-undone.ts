import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Draft } from '../draft/draft.ts';

/**
 * The plan that a draft takes back: the one thing staged is its undo, whatever was taken out of it since. Null: the
 * draft is no undo, or holds more than one.
 */
export const findUndone = (draft: Pick<Draft, 'listSteps'>, deploymentId: DeploymentId): PlanId | null => {
  const staged = draft.listSteps(deploymentId).filter(({ undone, kind }) => !undone && kind === 'stage');
  return staged.length === 1 ? (staged[0]?.undoesPlan ?? null) : null;
};
