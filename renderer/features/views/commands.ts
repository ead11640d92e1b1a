import { type Action, isOnList } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';

/** The view that is on the screen. */
export const savedViewCommands = {
  'view.save': { isEnabled: isOnList, run: () => useDialogs.getState().show({ kind: 'save-view' }) },
} as const satisfies Record<string, Action>;
