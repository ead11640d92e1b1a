import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { plan } from '#shared/contract/plan.ts';
import type { Draft } from '../change/draft/draft.ts';
import { countVerdicts, listIssues } from '../change/plan/numbers.ts';
import { listPeople } from '../change/plan/people.ts';
import type { Review, Reviews } from '../change/plan/review.ts';
import { describeShapes } from '../change/plan/shapes.ts';
import type { ReadHandle } from '../db/handles.ts';
import type { MemberViews } from '../query/members/views.ts';
import { findAsOf } from '../query/pass.ts';
import type { AreaHandlers } from './handlers.ts';

export type PlanDeps = {
  readonly cache: ReadHandle;
  readonly draft: Draft;
  readonly reviews: Reviews;
  readonly views: MemberViews;
  readonly isKept: (deploymentId: DeploymentId) => boolean;
  /** Why nothing can be applied on this deployment now; null: nothing is in the way. */
  readonly findBlock: (
    deploymentId: DeploymentId,
    people: number,
  ) => { code: string; message: string } | null;
};

const gone = fail('unknown-deployment', 'Rollcall does not keep this deployment any more.');
const stale = fail(
  'review-stale',
  'What is staged has changed since this was shown. Look at the review again.',
  {
    retry: true,
  },
);

/** Reviewing what is staged. */
export const createPlanHandlers = (deps: PlanDeps): AreaHandlers<typeof plan> => {
  /** Takes rows out of the draft as one step. */
  const reject = (deploymentId: DeploymentId, label: string, rows: Review['rows']) => {
    const wishes = rows.flatMap(({ change }) => {
      const wish = deps.draft.findWish(deploymentId, change);
      return wish === null ? [] : [wish];
    });
    deps.draft.discard(deploymentId, label, wishes);
    deps.reviews.forget();
    deps.views.forget('overlays');
    return ok({ people: wishes.length });
  };

  return {
    'plan.review': ({ deploymentId }) => {
      if (!deps.isKept(deploymentId)) return gone;
      const review = deps.reviews.getReview(deploymentId);
      return ok({
        hash: review.hash,
        ...countVerdicts(review.rows),
        unchanged: review.unchanged,
        shapes: describeShapes(deps.cache, deploymentId, review),
        issues: listIssues(review.rows),
        // One fresh read and one write each; the re-read afterwards goes by pages.
        requests: review.rows.length * 2,
        asOf: findAsOf(deps.cache, deploymentId),
        blocked: deps.findBlock(deploymentId, review.rows.length),
      });
    },
    'plan.listPeople': ({ deploymentId, ...question }) =>
      deps.isKept(deploymentId) ? ok(listPeople(deps.reviews.getReview(deploymentId), question)) : gone,
    'plan.rejectShape': ({ deploymentId, hash, shapeId }) => {
      if (!deps.isKept(deploymentId)) return gone;
      const review = deps.reviews.getReview(deploymentId);
      const shape = review.shapes.find((candidate) => candidate.id === shapeId);
      if (review.hash !== hash || shape === undefined) return stale;
      const rows = shape.members.flatMap((at) => review.rows[at] ?? []);
      return reject(deploymentId, `Take ${rows.length} people out`, rows);
    },
    'plan.rejectRefused': ({ deploymentId, hash }) => {
      if (!deps.isKept(deploymentId)) return gone;
      const review = deps.reviews.getReview(deploymentId);
      if (review.hash !== hash) return stale;
      const rows = review.rows.filter((row) => row.verdict === 'will-be-refused');
      return reject(deploymentId, `Take ${rows.length} people out who would be refused`, rows);
    },
  };
};
