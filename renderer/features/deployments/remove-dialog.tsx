import { useCommand } from '#renderer/data/use-command.ts';
import { useOne } from '#renderer/data/use-one.ts';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';

/** Asks before a deployment is forgotten, and says what stays. */
export const RemoveDialog = ({ id }: { readonly id: DeploymentId }) => {
  const deployment = useOne(id);
  const { run, isBusy, failure } = useCommand('deployment.remove');
  const close = useDialogs((dialogs) => dialogs.close);
  if (deployment === undefined) return null;
  const remove = async (): Promise<void> => {
    const reply = await run({ id });
    if (!reply.ok) return;
    useNotice.getState().say(reply.value.message);
    close();
  };
  return (
    <Dialog
      title={`Remove ${deployment.name}`}
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="danger" disabled={isBusy} onClick={() => void remove()}>
            {isBusy ? 'Removing…' : 'Remove deployment'}
          </Button>
        </>
      }
    >
      <p>
        Signs out and forgets the deployment, its copy and its staged changes. The history of applies stays on
        disk.
      </p>
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
};
