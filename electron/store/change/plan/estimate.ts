import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import {
  type EstimatePace,
  type EstimateRange,
  estimateApply,
  estimateRange,
  type PastRun,
} from '#shared/core/plan/estimate.ts';
import { toPhaseStretches } from '#shared/core/plan/phases.ts';
import { isSiteKind } from '#shared/core/plan/subject.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
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

/** Pages of every list that is read again, and one list of roles for each organization whose roles change. */
const countVerifyReads = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  review: Review,
  pageSize: number,
): number => {
  const lists = new Set<OrganizationId>();
  const roles = new Set<OrganizationId>();
  for (const { change } of review.rows)
    (isAboutRole(change.kind) ? roles : lists).add(
      isSiteKind(change.kind) ? SITE_ORGANIZATION_ID : change.organizationId,
    );
  const pages = [...lists].map((id) =>
    Math.max(1, Math.ceil(countMembers(cache, { deploymentId, organizationId: id }) / pageSize)),
  );
  return roles.size + pages.reduce((sum, count) => sum + count, 0);
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
