import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Draft } from '../draft/draft.ts';

/**
 * The plan that a draft takes back: the last thing staged is its undo, whatever was taken out of it since. What was
 * staged before it had all been discarded, or the undo would not have been staged. Null: the draft is no undo, or
 * something was staged on top of it.
 */
export const findUndone = (draft: Pick<Draft, 'listSteps'>, deploymentId: DeploymentId): PlanId | null =>
  draft.listSteps(deploymentId).findLast(({ undone, kind }) => !undone && kind === 'stage')?.undoesPlan ??
  null;
