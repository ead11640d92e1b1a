import { ok } from '#shared/base/result.ts';
import type { conflicts } from '#shared/contract/plan/conflicts.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import {
  decideConflicts,
  hashConflicts,
  listConflictKinds,
  listConflictRows,
} from '../../change/plan/conflicts.ts';
import type { AreaHandlers } from '../handlers.ts';
import { afterReview, type ReviewedDeps, STALE } from './reviewed.ts';

/** Staged work that somebody else moved the other way: shown, and decided. */
export const createConflictHandlers = (deps: ReviewedDeps): AreaHandlers<typeof conflicts> => ({
  'plan.listConflicts': afterReview(deps, ({ deploymentId }) =>
    deps.findRecord(deploymentId) === null
      ? NOT_KEPT
      : ok(
          listConflictKinds(deps.copyOf(deploymentId), deploymentId, deps.reviews.getCompiled(deploymentId)),
        ),
  ),
  'plan.listConflictRows': afterReview(deps, ({ deploymentId, ...page }) =>
    deps.findRecord(deploymentId) === null
      ? NOT_KEPT
      : ok(
          listConflictRows(
            deps.copyOf(deploymentId),
            deploymentId,
            deps.reviews.getCompiled(deploymentId),
            page,
          ),
        ),
  ),
  'plan.resolveConflicts': afterReview(deps, ({ deploymentId, hash, which, take }) => {
    if (deps.findRecord(deploymentId) === null) return NOT_KEPT;
    const compiled = deps.reviews.getCompiled(deploymentId);
    if (hashConflicts(compiled) !== hash) return STALE;
    const decided = decideConflicts(deps.draft, deploymentId, compiled, which, take);
    if (!decided.ok) return decided;
    const resolved = decided.value;
    if (resolved === 0) return STALE;
    return ok({ resolved, left: compiled.conflicts.length - resolved });
  }),
});
