import { create } from 'zustand';
import type { DeploymentId, OrganizationId, PlanId } from '#shared/base/brand.ts';
import type { LastPlace } from '#shared/contract/bridge.ts';
import type { Screen } from '#shared/contract/commands.ts';
import { type Scope, SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';

export type { Screen };

/** Screens where something is chosen and staged. */
const LISTS = ['members', 'users', 'roles', 'tokens'] as const satisfies readonly Screen[];
type ListScreen = (typeof LISTS)[number];

const toList = (screen: Screen): { readonly list?: ListScreen } => {
  const list = LISTS.find((one) => one === screen);
  return list === undefined ? {} : { list };
};

type Where = {
  readonly screen: Screen;
  /** The list that was on the screen last, from which a review is left again. */
  readonly list: ListScreen;
  readonly deploymentId: DeploymentId | null;
  readonly organizationId: OrganizationId | null;
  /** The plan that the run screen shows, and the one chosen in the history. */
  readonly planId: PlanId | null;
  /** The hash of the review that was last on the screen; Apply works only for exactly that one. */
  readonly seenReview: string | null;
  readonly go: (screen: Screen) => void;
  /** Shows a deployment; its default organization is chosen when the list of them is known. */
  readonly openDeployment: (id: DeploymentId) => void;
  readonly openOrganization: (id: OrganizationId) => void;
  readonly openPlan: (id: PlanId) => void;
  /** Chooses it without leaving the screen. */
  readonly choosePlan: (id: PlanId) => void;
};

/** Where the window is: which deployment, organization, screen and plan, and which review was seen there. */
export const useWhere = create<Where>()((set) => ({
  screen: 'members',
  list: 'members',
  deploymentId: null,
  organizationId: null,
  planId: null,
  seenReview: null,
  go: (screen) => set({ screen, ...toList(screen) }),
  openDeployment: (deploymentId) =>
    set({ deploymentId, organizationId: null, planId: null, screen: 'members', list: 'members' }),
  openOrganization: (organizationId) => set({ organizationId, screen: 'members', list: 'members' }),
  openPlan: (planId) => set({ planId, screen: 'run' }),
  choosePlan: (planId) => set({ planId }),
}));

/** The list the window is on, or null while no organization is chosen. The users are a list of their own. */
export const toScope = (where: Pick<Where, 'screen' | 'deploymentId' | 'organizationId'>): Scope | null => {
  const organizationId = where.screen === 'users' ? SITE_ORGANIZATION_ID : where.organizationId;
  return where.deploymentId === null || organizationId === null
    ? null
    : { deploymentId: where.deploymentId, organizationId };
};

/** The list of users of the deployment that the window is on, whatever the screen. */
export const useUsersScope = (): Scope | null => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const organizationId = useWhere((where) => where.organizationId);
  return toScope({ screen: 'users', deploymentId, organizationId });
};

/** The list of members of the organization that the window is on, whatever the screen. */
export const useMembersScope = (): Scope | null => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const organizationId = useWhere((where) => where.organizationId);
  return toScope({ screen: 'members', deploymentId, organizationId });
};

/** The list that the screen shows, as a hook. */
export const useScope = (): Scope | null => {
  const screen = useWhere((where) => (where.screen === 'users' ? 'users' : 'members'));
  const deploymentId = useWhere((where) => where.deploymentId);
  const organizationId = useWhere((where) => where.organizationId);
  return toScope({ screen, deploymentId, organizationId });
};

/** The deployment that the window opens with, as it was when it was last known; null: none, or not told yet. */
export const useLastPlace = create<{ readonly last: LastPlace | null }>()(() => ({ last: null }));
