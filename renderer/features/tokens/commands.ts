import type { Action } from '#renderer/window/commands.ts';

/** What can be done with the tokens of the list. What it takes is not loaded before: a start has no need of it. */
export const tokenCommands = {
  'stage.expire': {
    isEnabled: ({ screen, deployment }) => screen === 'tokens' && deployment !== undefined,
    run: async (context) => (await import('./expire.ts')).stageExpiry(context),
  },
} as const satisfies Record<string, Action>;
