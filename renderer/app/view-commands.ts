import type { Action } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useFocus } from '#renderer/window/focus.ts';

/** What is the window's own: its palette and its inspector. */
export const viewCommands = {
  'palette.open': {
    isEnabled: () => true,
    run: () => useDialogs.getState().show({ kind: 'palette', mode: 'all' }),
  },
  'inspector.toggle': {
    isEnabled: ({ deployment }) => deployment !== undefined,
    run: () => useFocus.getState().toggleInspector(),
  },
} as const satisfies Record<string, Action>;
