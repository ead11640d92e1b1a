import type { DeploymentId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { plan } from '#shared/contract/plan.ts';
import { findNameToType } from '#shared/core/guards/reasons.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { MIN_REASON_LENGTH } from '#shared/model/guard.ts';
import { type ApplyPace, estimateReview } from '../change/plan/estimate.ts';
import type { PlanFiles } from '../change/plan/file/plan-files.ts';
import { describeGuards } from '../change/plan/guards.ts';
import { countVerdicts, listIssues } from '../change/plan/numbers.ts';
import { listPeople } from '../change/plan/people.ts';
import type { Review } from '../change/plan/review.ts';
import { describeShapes } from '../change/plan/shapes.ts';
import { findAsOf } from '../query/pass.ts';
import type { AreaHandlers } from './handlers.ts';
import { createCommandHandlers } from './plan/commands.ts';
import { createConflictHandlers } from './plan/conflicts.ts';
import { createEffectHandlers } from './plan/effects.ts';
import { createFileHandlers } from './plan/file.ts';
import { afterReview, findReviewed, forgetDraft, type ReviewedDeps, STALE } from './plan/reviewed.ts';

export type PlanDeps = ReviewedDeps & {
  readonly files: PlanFiles;
  /** How quickly an apply may go on a deployment, for the estimate. */
  readonly paceOf: (deploymentId: DeploymentId) => ApplyPace;
  /** Why nothing can be applied on this deployment now; null: nothing is in the way. */
  readonly findBlock: (
    deploymentId: DeploymentId,
    people: number,
  ) => { code: string; message: string } | null;
};

/** Reviewing what is staged. */
export const createPlanHandlers = (deps: PlanDeps): AreaHandlers<typeof plan> => {
  /** Takes rows out of the draft as one step. */
  const reject = (deploymentId: DeploymentId, label: string, rows: Review['rows']) => {
    const wishes = rows.flatMap(({ change }) => {
      const wish = deps.draft.findWish(deploymentId, change);
      return wish === null ? [] : [wish];
    });
    deps.draft.discard(deploymentId, label, wishes);
    forgetDraft(deps);
    return ok({ people: wishes.length });
  };

  return {
    ...createConflictHandlers(deps),
    ...createEffectHandlers(deps),
    ...createCommandHandlers(deps),
    ...createFileHandlers(deps),
    'plan.review': afterReview(deps, ({ deploymentId }) => {
      const record = deps.findRecord(deploymentId);
      if (record === null) return NOT_KEPT;
      const review = deps.reviews.getReview(deploymentId);
      const estimate = estimateReview(
        deps.copyOf(deploymentId),
        deploymentId,
        review,
        deps.paceOf(deploymentId),
      );
      return ok({
        hash: review.hash,
        ...countVerdicts(review.rows),
        unchanged: review.unchanged,
        shapes: describeShapes(deps.copyOf(deploymentId), deploymentId, review),
        issues: listIssues(review.rows),
        lookalikes: review.lookalikes,
        requests: estimate.requests,
        rebase: review.rebase,
        guards: describeGuards(deps.copyOf(deploymentId), deploymentId, review),
        demands: {
          minReasonLength: MIN_REASON_LENGTH,
          typeName: findNameToType(record, review.rows.length),
        },
        estimate,
        asOf: findAsOf(deps.copyOf(deploymentId), deploymentId),
        blocked: deps.findBlock(deploymentId, review.rows.length),
      });
    }),
    'plan.listPeople': afterReview(deps, ({ deploymentId, ...question }) =>
      deps.findRecord(deploymentId) === null
        ? NOT_KEPT
        : ok(listPeople(deps.reviews.getReview(deploymentId), question)),
    ),
    'plan.rejectShape': afterReview(deps, ({ shapeId, ...named }) => {
      const found = findReviewed(deps, named);
      if (!found.ok) return found;
      const { review } = found.value;
      const shape = review.shapes.find((candidate) => candidate.id === shapeId);
      if (shape === undefined) return STALE;
      const rows = shape.members.flatMap((at) => review.rows[at] ?? []);
      return reject(named.deploymentId, `Take ${rows.length} people out`, rows);
    }),
    'plan.rejectRefused': afterReview(deps, (named) => {
      const found = findReviewed(deps, named);
      if (!found.ok) return found;
      const rows = found.value.review.rows.filter((row) => row.verdict === 'will-be-refused');
      return reject(named.deploymentId, `Take ${rows.length} people out who would be refused`, rows);
    }),
  };
};
