import { useEffect } from 'react';
import { useWhere } from '#renderer/data/window/where.ts';
import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Bridge } from '#shared/contract/bridge.ts';

/** Shows the run of a plan when its notification was clicked. */
export const useNotices = (bridge: Bridge): void => {
  useEffect(
    () =>
      bridge.onOpenPlan(({ deploymentId, planId }) => {
        const where = useWhere.getState();
        // Ids that the store gave to main.
        if (where.deploymentId !== deploymentId) where.openDeployment(deploymentId as DeploymentId);
        where.openPlan(planId as PlanId);
      }),
    [bridge],
  );
};
