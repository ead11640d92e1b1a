import { useEffect } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useOne } from '#renderer/window/deployment.ts';
import { type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { isUndecided } from '#shared/contract/failures.ts';

/** Forgets a deployment. The question is main's, in a window of its own; this only says why it could not be done. */
const RemoveDialog = ({ id }: { readonly id: DeploymentId }) => {
  const deployment = useOne(id);
  const { run, failure } = useCommand('deployment.remove');
  const close = useDialogs((dialogs) => dialogs.close);
  useEffect(() => {
    const remove = async (): Promise<void> => {
      const reply = await run({ id });
      if (!reply.ok && !isUndecided(reply)) return;
      useNotice.getState().say(reply.ok ? reply.value.message : reply.failure.message);
      close();
    };
    void remove();
  }, [run, close, id]);
  if (deployment === undefined || failure === null) return null;
  return (
    <Dialog
      title={`Remove ${deployment.name}`}
      size="small"
      onClose={close}
      footer={<Button onClick={close}>Close</Button>}
    >
      <ErrorNote failure={failure} />
    </Dialog>
  );
};

/** Dialogs about kept deployments. */
export const deploymentDialogs = {
  'remove-deployment': RemoveDialog,
} as const satisfies DialogParts<'remove-deployment'>;
