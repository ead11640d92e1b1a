import { people } from '#renderer/ui/format.ts';
import type { Action, CommandContext } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { isStaged } from '#renderer/window/staged.ts';
import { useWhere } from '#renderer/window/where.ts';
import { startApply } from './decisions.ts';
import { type CopyFormat, copyPlan, openPlan } from './plan-file.ts';

/** There is something to take out, if only what changes nothing. */
const hasSteps = ({ draft }: CommandContext): boolean =>
  draft !== undefined && draft.people + draft.unchanged + draft.conflicts > 0;

const step = (name: 'draft.undo' | 'draft.redo', word: string): Action => ({
  isEnabled: ({ draft }) => (name === 'draft.undo' ? draft?.undoLabel : draft?.redoLabel) != null,
  run: async ({ client, deployment, draft }) => {
    if (deployment === undefined) return;
    const label = name === 'draft.undo' ? draft?.undoLabel : draft?.redoLabel;
    const reply = await client.send(name, { deploymentId: deployment.id });
    const { say } = useNotice.getState();
    if (reply.ok) say(`${word}: ${label ?? ''}`);
    else say(reply.failure.message, 'bad');
  },
});

/** Takes everybody selected out of the draft, as one step. */
const discardSelected = async ({ client, scope }: CommandContext): Promise<void> => {
  if (scope === null) return;
  const { say } = useNotice.getState();
  const { deploymentId, organizationId } = scope;
  const reply = await client.send('draft.discard', {
    deploymentId,
    organizationId,
    who: { kind: 'selection' },
  });
  if (!reply.ok) return say(reply.failure.message, 'bad');
  const { discarded } = reply.value;
  if (discarded === 0) say('Nobody selected has staged changes.');
  else say(`Discarded the staged changes of ${people(discarded)}. Undo brings them back.`);
};

/** Staged work: undo, redo, discard, review, apply. */
export const changeCommands = {
  'draft.undo': step('draft.undo', 'Undone'),
  'draft.redo': step('draft.redo', 'Redone'),
  'draft.discard-selected': {
    isEnabled: (context) => hasSteps(context) && context.selected > 0,
    run: discardSelected,
  },
  'draft.discard-all': {
    isEnabled: hasSteps,
    run: () => useDialogs.getState().show({ kind: 'discard' }),
  },
  'plan.apply': {
    isEnabled: ({ draft, review }) =>
      (draft?.people ?? 0) > 0 && (review === undefined || review.blocked === null),
    run: async ({ client, deployment, review, isReviewSeen, screen }) => {
      if (deployment === undefined) return;
      if (review === undefined && screen === 'review')
        return useNotice.getState().say('The review is still being put together. Apply once it is here.');
      // Only what was on the screen is applied: another hash means another review.
      if (review === undefined || !isReviewSeen || screen !== 'review') useWhere.getState().go('review');
      else await startApply(client, deployment.id, review);
    },
  },
} as const satisfies Record<string, Action>;

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
    isEnabled: ({ deployment, draft }) => deployment !== undefined && isStaged(draft),
    run: () => useDialogs.getState().show({ kind: 'save-plan' }),
  },
  'plan.copy-curl': copyAs('curl'),
  'plan.copy-coder': copyAs('coder'),
  'plan.copy-json': copyAs('json'),
} as const satisfies Record<string, Action>;
