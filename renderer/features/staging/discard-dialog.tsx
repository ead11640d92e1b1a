import { useCommand } from '#renderer/data/use-command.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { people } from '#renderer/ui/format.ts';

/** Asks before all staged work of the deployment is taken out; undo brings it back. */
export const DiscardDialog = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery('draft.getSummary', deploymentId === null ? null : { deploymentId });
  const { run, isBusy, failure } = useCommand('draft.discard');
  const close = useDialogs((dialogs) => dialogs.close);
  if (deploymentId === null) return null;
  const count = (value?.people ?? 0) + (value?.unchanged ?? 0) + (value?.conflicts ?? 0);
  const discard = async (): Promise<void> => {
    const reply = await run({ deploymentId, organizationId: null, who: { kind: 'everybody' } });
    if (!reply.ok) return;
    useNotice.getState().say(`Discarded the staged changes of ${people(count)}. Undo brings them back.`);
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
            Discard changes of {people(count)}
          </Button>
        </>
      }
    >
      <p>Nothing was sent to the server. Undo brings the staged changes back.</p>
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
};
