import { useEffect, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useOne } from '#renderer/window/use-one.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { isUndecided } from '#shared/contract/failures.ts';
import type { Output } from '#shared/contract/index.ts';
import { Outcome } from './outcome.tsx';

type Props = {
  readonly id: DeploymentId;
  /** The offline copy goes too; main's question says so. */
  readonly forgetsCopy?: boolean;
};

/**
 * Signs out. The question is main's, in a window of its own, and is not asked here once more; afterwards this says what
 * the server did with the token.
 */
export const SignOutDialog = ({ id, forgetsCopy }: Props) => {
  const deployment = useOne(id);
  const [done, setDone] = useState<Output<'deployment.signOut'> | null>(null);
  const { run, failure } = useCommand('deployment.signOut');
  const close = useDialogs((dialogs) => dialogs.close);
  useEffect(() => {
    const leave = async (): Promise<void> => {
      const reply = await run({ id, copy: forgetsCopy === true ? 'forget' : 'keep' });
      if (reply.ok) return setDone(reply.value);
      if (!isUndecided(reply)) return;
      useNotice.getState().say(reply.failure.message);
      close();
    };
    void leave();
  }, [run, close, id, forgetsCopy]);
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
  // Nothing to see while main asks.
  if (failure === null) return null;
  return (
    <Dialog title={title} size="small" onClose={close} footer={<Button onClick={close}>Close</Button>}>
      <ErrorNote failure={failure} />
    </Dialog>
  );
};
