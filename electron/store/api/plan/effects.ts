import { ok } from '#shared/base/result.ts';
import type { effects } from '#shared/contract/plan/effects.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { describeEffects, listEffectPeople } from '../../change/plan/effects.ts';
import type { AreaHandlers } from '../handlers.ts';
import { afterReview, findReviewed, type ReviewedDeps } from './reviewed.ts';

/** What the plan means in permissions. */
export const createEffectHandlers = (deps: ReviewedDeps): AreaHandlers<typeof effects> => ({
  'plan.getEffects': afterReview(deps, ({ deploymentId }) =>
    deps.findRecord(deploymentId) === null
      ? NOT_KEPT
      : ok(describeEffects(deps.copyOf(deploymentId), deploymentId, deps.reviews.getReview(deploymentId))),
  ),
  'plan.listEffectPeople': afterReview(deps, ({ of, offset, limit, ...named }) => {
    const found = findReviewed(deps, named);
    if (!found.ok) return found;
    return ok(
      listEffectPeople(deps.copyOf(named.deploymentId), named.deploymentId, found.value.review, of, {
        offset,
        limit,
      }),
    );
  }),
});
