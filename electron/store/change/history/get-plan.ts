import type { DeploymentId, OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import { listStandings } from '../../copy/member.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listPlanned, type PlannedGroup } from '../../db/journal/change-outcome.ts';
import { findPlan } from '../../db/journal/plan.ts';

/** Everybody for whom the same was planned. */
export type PlannedShape = {
  readonly kind: ChangeKind;
  readonly roleName: string;
  readonly organizationId: OrganizationId;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changes: number;
};

export type ApprovedPlan = {
  readonly approvedBy: { readonly userId: UserId; readonly username: string };
  readonly approvedAt: string;
  readonly hash: string;
  readonly appVersion: string;
  readonly shapes: readonly PlannedShape[];
  readonly shapesTotal: number;
};

const MOST_SHAPES = 50;

/** Folds groups of equal words into shapes of equal differences, the largest first. */
const toPlannedShapes = (groups: readonly PlannedGroup[]): readonly PlannedShape[] => {
  const shapes = new Map<string, PlannedShape>();
  for (const { kind, organizationId, roleName, base, planned, changes } of groups) {
    const delta = diffRoles(base, planned);
    const key = JSON.stringify([kind, organizationId, roleName, delta.added, delta.removed]);
    const known = shapes.get(key)?.changes ?? 0;
    shapes.set(key, { kind, organizationId, roleName, ...delta, changes: known + changes });
  }
  return [...shapes.values()].sort((a, b) => b.changes - a.changes);
};

type Deps = { readonly copyOf: CopyOf; readonly journal: ReadHandle };

const findName = (copyOf: CopyOf, deploymentId: DeploymentId, userId: UserId): string =>
  listStandings(copyOf(deploymentId), { deploymentId, organizationId: SITE_ORGANIZATION_ID }, [userId]).get(
    userId,
  )?.username ?? '';

/** What was approved, by whom and when, from the journal; names come from the copy. */
export const createGetPlan =
  ({ copyOf, journal }: Deps) =>
  (planId: PlanId): Result<ApprovedPlan, 'unknown-plan'> => {
    const plan = findPlan(journal, planId);
    if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
    const shapes = toPlannedShapes(listPlanned(journal, planId));
    return ok({
      approvedBy: { userId: plan.actorId, username: findName(copyOf, plan.deploymentId, plan.actorId) },
      approvedAt: plan.createdAt,
      hash: plan.hash,
      appVersion: plan.appVersion,
      shapes: shapes.slice(0, MOST_SHAPES),
      shapesTotal: shapes.length,
    });
  };
