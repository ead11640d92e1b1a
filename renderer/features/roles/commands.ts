import type { Action } from '#renderer/window/commands.ts';
import { useWhere } from '#renderer/window/where.ts';
import { startNewRole } from './roles-store.ts';

/** Custom roles. */
export const roleCommands = {
  'role.create': {
    isEnabled: ({ scope }) => scope !== null,
    run: () => {
      useWhere.getState().go('roles');
      startNewRole();
    },
  },
} as const satisfies Record<string, Action>;
