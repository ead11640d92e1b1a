import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { CommandId } from '#shared/contract/commands.ts';

/** Commands that lead to a screen. */
export type ScreenCommandId =
  | 'deployment.add'
  | 'plan.review'
  | Exclude<Extract<CommandId, `view.${string}`>, 'view.save'>;

/** What is known of a screen without its code, which is `PAGES` in `renderer/app/later-parts.tsx`. */
type Spec = {
  readonly id: string;
  /** Its name in the sidebar. */
  readonly title: string;
  /** The user command that leads there; its key and its line of the menu bar are the contract's. */
  readonly command: ScreenCommandId | null;
  /** Where the sidebar has it; null: something else leads there. */
  readonly group: 'Deployment' | 'Changes' | null;
  /** Whether it shows without any deployment. */
  readonly isForNone?: boolean;
  /** Another screen that is a part of it, as the sidebar sees it. */
  readonly holds?: string;
  /** How many there are, beside its title; undefined: not known. */
  readonly useCount?: (deploymentId: DeploymentId) => number | undefined;
};

const useUserCount = (deploymentId: DeploymentId): number | undefined => {
  const users = useQuery('user.count', { deploymentId }).value;
  // A deployment has somebody always: with nobody in the copy, nothing was read yet.
  return users === undefined || users.all === 0 ? undefined : users.all;
};

const LIST = [
  { id: 'connect', title: 'Add deployment', command: 'deployment.add', group: null, isForNone: true },
  // Each organization is a place of its own there.
  { id: 'members', title: 'Members', command: 'view.members', group: null },
  { id: 'users', title: 'Users', command: 'view.users', group: 'Deployment', useCount: useUserCount },
  { id: 'roles', title: 'Roles', command: 'view.roles', group: 'Deployment' },
  { id: 'review', title: 'Review', command: 'plan.review', group: 'Changes' },
  { id: 'run', title: 'Apply', command: null, group: null },
  { id: 'history', title: 'History', command: 'view.history', group: 'Changes', holds: 'run' },
  { id: 'changed', title: 'What changed', command: 'view.changes', group: 'Changes' },
] as const satisfies readonly Spec[];

export type Screen = (typeof LIST)[number]['id'];
export type ScreenSpec = Spec & { readonly id: Screen };

/** Every screen; the sidebar has those of a group in this order. */
export const SCREENS: readonly ScreenSpec[] = LIST;
