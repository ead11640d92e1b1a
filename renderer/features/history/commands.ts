import type { Action } from '#renderer/window/commands.ts';
import { useWhere } from '#renderer/window/where.ts';
import { checkJournal } from './history-store.ts';

/** The journal as evidence. */
export const historyCommands = {
  'history.verify': {
    isEnabled: ({ deployment }) => deployment !== undefined,
    run: async ({ client }) => {
      useWhere.getState().go('history');
      await checkJournal(client);
    },
  },
} as const satisfies Record<string, Action>;
