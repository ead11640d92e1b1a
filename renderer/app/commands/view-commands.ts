import { startNewRole } from '#renderer/features/roles/roles-store.ts';
import { useStatus } from '#renderer/features/status/status-store.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useFocus } from '#renderer/window/focus.ts';
import { checkJournal } from '#renderer/window/journal-check.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { CommandContext } from './context.ts';
import type { Action } from './table.ts';

const hasDeployment = ({ deployment }: CommandContext): boolean => deployment !== undefined;

/** Panels, saved views, help. */
export const viewCommands = {
  'palette.open': {
    isEnabled: () => true,
    run: () => useDialogs.getState().show({ kind: 'palette', mode: 'all' }),
  },
  'role.create': {
    isEnabled: ({ scope }) => scope !== null,
    run: () => {
      useWhere.getState().go('roles');
      startNewRole();
    },
  },
  'history.verify': {
    isEnabled: hasDeployment,
    run: async ({ client }) => {
      useWhere.getState().go('history');
      await checkJournal(client);
    },
  },
  'inspector.toggle': { isEnabled: hasDeployment, run: () => useFocus.getState().toggleInspector() },
  'status.open': { isEnabled: () => true, run: () => useStatus.setState({ isOpen: true }) },
  'view.save': {
    isEnabled: ({ scope, screen }) => scope !== null && (screen === 'members' || screen === 'users'),
    run: () => useDialogs.getState().show({ kind: 'save-view' }),
  },
  'help.keys': { isEnabled: () => true, run: () => useDialogs.getState().show({ kind: 'keys' }) },
  'help.diagnostics': {
    isEnabled: () => true,
    run: () => useDialogs.getState().show({ kind: 'diagnostics' }),
  },
  'help.about': { isEnabled: () => true, run: () => useDialogs.getState().show({ kind: 'about' }) },
} as const satisfies Record<string, Action>;
