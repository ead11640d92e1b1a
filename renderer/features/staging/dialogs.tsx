import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { Output } from '#shared/contract/index.ts';
import { tellReach } from '#shared/core/plan/reach-text.ts';
import { AddPeopleDialog } from './add-people/add-people-dialog.tsx';
import { PasteDialog } from './paste/paste-dialog.tsx';
import { JoinDialog, LeaveDialog, StatusDialog } from './people-dialogs.tsx';
import { StageDialog } from './stage-dialog.tsx';

/** "changes of 412 people", "14 changes"; with what is held back or changes nothing. */
const toStagedCount = (draft: Output<'draft.getSummary'> | undefined): string => {
  if (draft === undefined) return 'what is staged';
  const more = draft.unchanged + draft.conflicts;
  const { changes, people } = draft.reach;
  if (more > 0) return countOf(changes + more, 'staged change', 'staged changes');
  return changes === people && draft.reach.written + draft.reach.deleted === 0
    ? `changes of ${tellReach(draft.reach, formatCount)}`
    : countOf(changes, 'change', 'changes');
};

/** Asks before all staged work of the deployment is taken out; undo brings it back. */
const DiscardDialog = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery('draft.getSummary', deploymentId === null ? null : { deploymentId });
  const { run, isBusy, failure } = useCommand('draft.discard');
  const close = useDialogs((dialogs) => dialogs.close);
  if (deploymentId === null) return null;
  const what = toStagedCount(value);
  const discard = async (): Promise<void> => {
    const reply = await run({ deploymentId, organizationId: null, who: { kind: 'everybody' } });
    if (!reply.ok) return;
    useNotice.getState().say(`Discarded ${what}. Undo brings that back.`);
    close();
  };
  return (
    <Dialog
      title="Discard all staged changes"
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Keep them</Button>
          <Button look="danger" disabled={isBusy} onClick={() => void discard()}>
            Discard {what}
          </Button>
        </>
      }
    >
      <p>Nothing was sent to the server. Undo brings the staged changes back.</p>
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
};

/** Dialogs that stage changes, and the one that finds whom they are about. */
export const stagingDialogs = {
  'add-people': AddPeopleDialog,
  discard: DiscardDialog,
  join: JoinDialog,
  leave: LeaveDialog,
  paste: PasteDialog,
  stage: StageDialog,
  status: StatusDialog,
} as const satisfies DialogParts<'add-people' | 'discard' | 'join' | 'leave' | 'paste' | 'stage' | 'status'>;
