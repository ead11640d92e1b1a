import type { Action } from '#renderer/window/commands.ts';
import { checkJournal } from '#renderer/window/journal-check.ts';
import { useWhere } from '#renderer/window/where.ts';

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
