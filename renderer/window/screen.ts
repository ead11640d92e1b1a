import type { ComponentType } from 'react';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { CommandId } from '#shared/contract/commands.ts';
import type { Screen } from './where.ts';

/** Commands that lead to a screen. */
export type ScreenCommandId =
  | 'deployment.add'
  | 'plan.review'
  | Exclude<Extract<CommandId, `view.${string}`>, 'view.save'>;

/** What a feature says of its screen, without the code of it: the shell, the sidebar and the commands read a list of these. */
export type ScreenSpec = {
  readonly id: Screen;
  /** Its name in the sidebar. */
  readonly title: string;
  /** The user command that leads there; its key and its line of the menu bar are the contract's. */
  readonly command: ScreenCommandId | null;
  /** Where the sidebar has it; null: something else leads there. */
  readonly group: 'Deployment' | 'Changes' | null;
  /** Whether it shows without any deployment. */
  readonly isForNone?: boolean;
  /** Another screen that is a part of it, as the sidebar sees it. */
  readonly holds?: Screen;
  /** How many there are, beside its title; undefined: not known. */
  readonly useCount?: (deploymentId: DeploymentId) => number | undefined;
  /** Its code. All are fetched once the first rows are painted. */
  readonly load: () => Promise<ComponentType>;
};
