import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listRoles } from '../../query/directory.ts';
import type { Review } from './review.ts';

/** True when the plan takes a role from everybody who holds it in the copy and gives it to nobody. */
export const losesLastHolder = (cache: ReadHandle, deploymentId: DeploymentId, review: Review): boolean => {
  const organizations = new Set(review.rows.map(({ change }) => change.organizationId));
  return [...organizations].some((organizationId) => {
    const moves = new Map<string, number>();
    const move = (role: string, by: number): void => void moves.set(role, (moves.get(role) ?? 0) + by);
    for (const { change } of review.rows) {
      if (change.kind !== 'member-roles' || change.organizationId !== organizationId) continue;
      for (const role of change.added) move(role, 1);
      for (const role of change.removed) move(role, -1);
    }
    return listRoles(cache, deploymentId, organizationId).some(
      (role) =>
        role.organizationId !== null && role.holders > 0 && role.holders + (moves.get(role.name) ?? 0) <= 0,
    );
  });
};
