import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { countReach } from '#shared/core/plan/reach.ts';
import type { Change } from '#shared/model/change.ts';
import type { Reach } from '#shared/model/reach.ts';
import { listHolders, listRoleHolders } from '../../copy/member-role.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';

/** Everybody who holds a role, by user id; null: the copy has no member of the organization. */
export const listAllHolders = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  role: string,
): readonly string[] | null =>
  listHolders(cache, deploymentId, organizationId, role) === null
    ? null
    : listRoleHolders(cache, deploymentId, organizationId, role);

/** Whom compiled changes concern, counted once for each list of them: the same list is asked about again and again. */
export const createReachOf = (copyOf: CopyOf) => {
  const counted = new WeakMap<readonly Change[], Reach>();
  return (deploymentId: DeploymentId, changes: readonly Change[]): Reach => {
    const found = counted.get(changes);
    if (found !== undefined) return found;
    const reach = countReach(changes, (organizationId, role) =>
      listAllHolders(copyOf(deploymentId), deploymentId, organizationId, role),
    );
    counted.set(changes, reach);
    return reach;
  };
};
export type ReachOf = ReturnType<typeof createReachOf>;
