import { create } from 'zustand';
import type { Client } from '#renderer/client/client.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import type { Output } from '#shared/contract/index.ts';
import { useNotice } from './notice.ts';
import { listNeeds, toStartOrder } from './review-needs.ts';
import { askForRest, forgetReviewWork, useReviewWork } from './review-work.ts';
import { useWhere } from './where.ts';

type Start = {
  readonly isStarting: boolean;
  /** Why the last start did not happen; shown in the review, at the button that asked for it. */
  readonly failure: Failure | null;
};

/** Is an apply being started, and why did the last one not start. */
export const useApplyStart = create<Start>()(() => ({ isStarting: false, failure: null }));

/**
 * Asks for an apply of exactly this review, and shows its run when it started. With something left to decide nothing
 * is asked: the person is brought to it.
 */
export const startApply = async (
  client: Client,
  deploymentId: DeploymentId,
  review: Output<'plan.review'>,
): Promise<void> => {
  if (useApplyStart.getState().isStarting) return;
  const decided = useReviewWork.getState();
  if (listNeeds(review, decided).length > 0) return askForRest();
  useApplyStart.setState({ isStarting: true, failure: null });
  const order = toStartOrder(review, decided);
  const reply = await client.send('apply.start', { deploymentId, hash: review.hash, ...order });
  useApplyStart.setState({ isStarting: false, failure: reply.ok ? null : reply.failure });
  if (!reply.ok) return;
  forgetReviewWork();
  useNotice.getState().say('');
  useWhere.getState().openPlan(reply.value.planId);
};
