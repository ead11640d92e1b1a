import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';

type Draft = Output<'draft.getSummary'>;

/** Is something staged that a review has to show? What changes nothing is staged too, and is none of that. */
export const isStaged = (draft: Draft | undefined): draft is Draft =>
  draft !== undefined && draft.people + draft.conflicts > 0;

/** What is staged on a deployment, in numbers, with its review while it has one. */
export const useStaged = (
  deploymentId: DeploymentId | null,
): { readonly draft: Draft | undefined; readonly review: Output<'plan.review'> | undefined } => {
  const target = deploymentId === null ? null : { deploymentId };
  const draft = useQuery('draft.getSummary', target).value;
  return { draft, review: useQuery('plan.review', isStaged(draft) ? target : null).value };
};
