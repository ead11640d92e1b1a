import { useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useOne } from '#renderer/data/use-one.ts';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { Outcome } from './outcome.tsx';

/** Asks before signing out, says what stays, and afterwards what the server did with the token. */
export const SignOutDialog = ({ id }: { readonly id: DeploymentId }) => {
  const deployment = useOne(id);
  const [done, setDone] = useState<Output<'deployment.signOut'> | null>(null);
  const { run, isBusy, failure } = useCommand('deployment.signOut');
  const close = useDialogs((dialogs) => dialogs.close);
  if (deployment === undefined) return null;
  const title = `Sign out of ${deployment.name}`;
  if (done !== null) {
    return (
      <Outcome
        title={title}
        url={deployment.url}
        message={done.message}
        isUnfinished={done.revoked === 'no'}
        onClose={close}
      />
    );
  }
  const leave = async (): Promise<void> => {
    const reply = await run({ id });
    if (reply.ok) setDone(reply.value);
  };
  return (
    <Dialog
      title={title}
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="danger" disabled={isBusy} onClick={() => void leave()}>
            {isBusy ? 'Signing out…' : 'Sign out'}
          </Button>
        </>
      }
    >
      <p>
        The server is asked to delete the token, and it is erased from this machine whatever the server
        answers. The copy, staged changes and history stay and can be read.
      </p>
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
};
