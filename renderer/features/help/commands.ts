import type { Action } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';

/** The menu Help. */
export const helpCommands = {
  'help.keys': { isEnabled: () => true, run: () => useDialogs.getState().show({ kind: 'keys' }) },
  'help.diagnostics': {
    isEnabled: () => true,
    run: () => useDialogs.getState().show({ kind: 'diagnostics' }),
  },
  'help.about': { isEnabled: () => true, run: () => useDialogs.getState().show({ kind: 'about' }) },
} as const satisfies Record<string, Action>;
