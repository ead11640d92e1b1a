import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import {
  type CommandId,
  SCREENS as LIST,
  type Screen,
  type ScreenSpec as Spec,
} from '#shared/contract/commands.ts';

export type { Screen };

/** Commands that lead to a screen. */
export type ScreenCommandId =
  | 'deployment.add'
  | 'plan.review'
  | Exclude<Extract<CommandId, `view.${string}`>, 'view.save'>;

const useUserCount = (deploymentId: DeploymentId): number | undefined => {
  const users = useQuery('user.count', { deploymentId }).value;
  // A deployment has somebody always: with nobody in the copy, nothing was read yet.
  return users === undefined || users.all === 0 ? undefined : users.all;
};

/** How many there are, beside the title of some screens; undefined: not known. */
const COUNTS: Readonly<Partial<Record<Screen, (deploymentId: DeploymentId) => number | undefined>>> = {
  users: useUserCount,
};

export type SidebarScreen = Spec & { readonly useCount?: (deploymentId: DeploymentId) => number | undefined };

/** Every screen, in the order of the contract. */
export const SCREENS: readonly SidebarScreen[] = LIST.map((spec) => {
  const useCount = COUNTS[spec.id];
  return useCount === undefined ? spec : { ...spec, useCount };
});
