import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import {
  type EstimatePace,
  type EstimateRange,
  estimateApply,
  estimateRange,
  type PastRun,
} from '#shared/core/plan/estimate.ts';
import { toPhaseStretches } from '#shared/core/plan/phases.ts';
import { isAboutPerson, isAboutRole } from '#shared/kinds/index.ts';
import { countMembers } from '../../copy/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { Review } from './review.ts';

/** The numbers an apply obeys on one deployment, and what is known of how quickly it answers. */
export type ApplyPace = EstimatePace & {
  /** People on a page of the check afterwards. */
  readonly pageSize: number;
  /** False: nothing was measured lately, and the latencies are usual ones. */
  readonly isMeasured: boolean;
};

/**
 * Pages of every list that is read again, one list of roles for each organization whose roles change, and a read for
 * each subject that is in no list.
 */
const countVerifyReads = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  review: Review,
  pageSize: number,
): number => {
  const lists = new Set<OrganizationId>();
  const roles = new Set<OrganizationId>();
  let single = 0;
  for (const { change } of review.rows)
    if (isAboutPerson(change.kind)) lists.add(change.organizationId);
    else if (isAboutRole(change.kind)) roles.add(change.organizationId);
    else single += 1;
  const pages = [...lists].map((id) =>
    Math.max(1, Math.ceil(countMembers(cache, { deploymentId, organizationId: id }) / pageSize)),
  );
  return single + roles.size + pages.reduce((sum, count) => sum + count, 0);
};

const toTime = ({ from, to, isMeasured }: EstimateRange) => ({
  fromSeconds: from,
  toSeconds: to,
  isMeasured,
});

/** Requests and seconds of applying a review, before anything is sent. */
export const estimateReview = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  review: Review,
  pace: ApplyPace,
  runs: readonly PastRun[],
) => {
  const stretches = toPhaseStretches(review.rows.map(({ change }) => change)).map(
    ({ from, to }) => to - from,
  );
  const verifyReads = countVerifyReads(cache, deploymentId, review, pace.pageSize);
  const work = { stretches, verifyReads };
  return { ...estimateApply(work, pace), ...toTime(estimateRange(work, pace, runs)) };
};
