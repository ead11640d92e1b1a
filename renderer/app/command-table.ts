import { deploymentCommands } from '#renderer/features/deployments/commands.ts';
import { helpCommands } from '#renderer/features/help/commands.ts';
import { historyCommands } from '#renderer/features/history/commands.ts';
import { peopleCommands } from '#renderer/features/people/commands.ts';
import { changeCommands, planCommands } from '#renderer/features/review/commands.ts';
import { roleCommands } from '#renderer/features/roles/commands.ts';
import { runCommands } from '#renderer/features/run/commands.ts';
import { stagingCommands } from '#renderer/features/staging/commands.ts';
import { statusCommands } from '#renderer/features/status/commands.ts';
import { tokenCommands } from '#renderer/features/tokens/commands.ts';
import { savedViewCommands } from '#renderer/features/views/commands.ts';
import type { Action, CommandContext } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useFocus } from '#renderer/window/focus.ts';
import type { ScreenCommandId } from '#renderer/window/screen.ts';
import { useWhere } from '#renderer/window/where.ts';
import { type CommandId, SCREENS, type ScreenSpec } from '#shared/contract/commands.ts';

/**
 * Each screen's own: it goes there. Not only with something to see: right after staging the summary is still on the way to
 * the review, and its key must not be lost.
 */
const screenCommands = Object.fromEntries<Action>(
  SCREENS.flatMap(({ id, command, isForNone = false }: ScreenSpec) => {
    const isEnabled = ({ deployment }: CommandContext): boolean => isForNone || deployment !== undefined;
    return command === null ? [] : [[command, { isEnabled, run: () => useWhere.getState().go(id) }]];
  }),
);

/** What is the window's own: its palette and its inspector. */
const viewCommands = {
  'palette.open': {
    isEnabled: () => true,
    run: () => useDialogs.getState().show({ kind: 'palette', mode: 'all' }),
  },
  'inspector.toggle': {
    isEnabled: ({ deployment }) => deployment !== undefined,
    run: () => useFocus.getState().toggleInspector(),
  },
} as const satisfies Record<string, Action>;

/** What every command does. A command of the contract that is missing here does not compile. */
export const COMMAND_TABLE: Readonly<Record<CommandId, Action>> = {
  // Which commands the screens name is more than the compiler counts; a test does.
  ...(screenCommands as Readonly<Record<ScreenCommandId, Action>>),
  ...deploymentCommands,
  ...peopleCommands,
  ...stagingCommands,
  ...savedViewCommands,
  ...changeCommands,
  ...planCommands,
  ...runCommands,
  ...viewCommands,
  ...roleCommands,
  ...tokenCommands,
  ...historyCommands,
  ...statusCommands,
  ...helpCommands,
};

/** The commands that are possible now, in the contract's order. */
export const listEnabled = (ids: readonly CommandId[], context: CommandContext): readonly CommandId[] =>
  ids.filter((id) => COMMAND_TABLE[id].isEnabled(context));
