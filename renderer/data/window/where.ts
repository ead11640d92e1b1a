import { create } from 'zustand';
import type { DeploymentId, OrganizationId, PlanId } from '#shared/base/brand.ts';

export type Screen = 'connect' | 'members' | 'review' | 'run' | 'history' | 'changed';

type Where = {
  readonly screen: Screen;
  readonly deploymentId: DeploymentId | null;
  readonly organizationId: OrganizationId | null;
  /** The plan that the run screen shows. */
  readonly planId: PlanId | null;
  readonly go: (screen: Screen) => void;
  /** Shows a deployment; its default organization is chosen when the list of them is known. */
  readonly openDeployment: (id: DeploymentId) => void;
  readonly openOrganization: (id: OrganizationId) => void;
  readonly openPlan: (id: PlanId) => void;
};

/** Where the window is: which deployment, organization, screen and plan. */
export const useWhere = create<Where>()((set) => ({
  screen: 'members',
  deploymentId: null,
  organizationId: null,
  planId: null,
  go: (screen) => set({ screen }),
  openDeployment: (deploymentId) =>
    set({ deploymentId, organizationId: null, planId: null, screen: 'members' }),
  openOrganization: (organizationId) => set({ organizationId, screen: 'members' }),
  openPlan: (planId) => set({ planId, screen: 'run' }),
}));

export type Scope = { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId };

/** The list the window is on, or null while no organization is chosen. */
export const toScope = (where: Pick<Where, 'deploymentId' | 'organizationId'>): Scope | null =>
  where.deploymentId === null || where.organizationId === null
    ? null
    : { deploymentId: where.deploymentId, organizationId: where.organizationId };

/** The same as a hook. */
export const useScope = (): Scope | null => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const organizationId = useWhere((where) => where.organizationId);
  return toScope({ deploymentId, organizationId });
};
