import { useDialogs } from '#renderer/window/dialogs.ts';
import { type CopyFormat, copyPlan, openPlan } from '#renderer/window/plan-file.ts';
import type { CommandContext } from './context.ts';
import type { Action } from './table.ts';

const hasPlan = ({ deployment, review, draft }: CommandContext): boolean =>
  deployment !== undefined && review !== undefined && (draft?.people ?? 0) > 0;

const copyAs = (format: CopyFormat): Action => ({
  isEnabled: hasPlan,
  run: async ({ client, deployment, review }) => {
    if (deployment === undefined || review === undefined) return;
    await copyPlan(client, { deploymentId: deployment.id, hash: review.hash }, format);
  },
});

/** The plan as a file, and as commands to run elsewhere. */
export const planCommands = {
  'plan.open': {
    isEnabled: ({ deployments }) => deployments > 0,
    run: ({ client }) => openPlan(client),
  },
  'plan.save': {
    isEnabled: ({ deployment, draft }) =>
      deployment !== undefined && draft !== undefined && draft.people + draft.conflicts > 0,
    run: () => useDialogs.getState().show({ kind: 'save-plan' }),
  },
  'plan.copy-curl': copyAs('curl'),
  'plan.copy-coder': copyAs('coder'),
  'plan.copy-json': copyAs('json'),
} as const satisfies Record<string, Action>;
