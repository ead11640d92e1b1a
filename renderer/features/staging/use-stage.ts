import { useCommand } from '#renderer/client/use-command.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { Input } from '#shared/contract/index.ts';
import { toStagedNote } from './staged-text.ts';

/** Stages, says so in the tray, and closes the dialog. `same`: what one, or several, for whom nothing changes are already. */
export const useStage = (same: readonly [string, string]) => {
  const { run, isBusy, failure } = useCommand('draft.stage');
  const stage = async (input: Input<'draft.stage'>): Promise<void> => {
    if (isBusy) return;
    const reply = await run(input);
    if (!reply.ok) return;
    useNotice.getState().say(toStagedNote(same, reply.value));
    useDialogs.getState().close();
  };
  return { stage, isBusy, failure };
};
