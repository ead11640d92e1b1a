import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import type { Draft } from '../../change/draft/draft.ts';
import type { Review, Reviews } from '../../change/plan/review.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import type { CallContext } from '../handlers.ts';

/** What the handlers of a review work with. */
export type ReviewedDeps = {
  readonly copyOf: CopyOf;
  readonly draft: Draft;
  readonly reviews: Reviews;
  readonly findRecord: (deploymentId: DeploymentId) => DeploymentRecord | null;
};

export const STALE = fail(
  'review-stale',
  'What is staged has changed since this was shown. Look at the review again.',
  { retry: true },
);

type Turn = Pick<CallContext, 'signal' | 'breathe'>;

/**
 * A handler before which the review is computed in slices, where that was not done yet: it looks at everybody that is
 * staged, and a pause of what is applied elsewhere does not wait for that.
 */
export const afterReview =
  <Input extends { readonly deploymentId: DeploymentId }, Reply, Later = Reply>(
    { findRecord, reviews }: Pick<ReviewedDeps, 'findRecord' | 'reviews'>,
    handler: (input: Input) => Reply | Promise<Later>,
  ) =>
  async (input: Input, turn: Turn): Promise<Reply | Later> => {
    if (findRecord(input.deploymentId) !== null) await reviews.prepareReview(input.deploymentId, turn);
    return handler(input);
  };

/** The review that a hash names, if it is still the one of the draft. */
export const findReviewed = (
  deps: ReviewedDeps,
  { deploymentId, hash }: { readonly deploymentId: DeploymentId; readonly hash: string },
): Result<{ record: DeploymentRecord; review: Review }, 'unknown-deployment' | 'review-stale'> => {
  const record = deps.findRecord(deploymentId);
  if (record === null) return NOT_KEPT;
  const review = deps.reviews.getReview(deploymentId);
  return review.hash === hash ? ok({ record, review }) : STALE;
};
