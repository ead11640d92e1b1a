import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { CommandId, Screen } from '#shared/contract/commands.ts';

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

/** A hook for how many there are, beside the title of some screens; what it gives is undefined where that is not known. */
export const SCREEN_COUNTS: Readonly<
  Partial<Record<Screen, (deploymentId: DeploymentId) => number | undefined>>
> = {
  users: useUserCount,
};
