import { useEffect, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { useBusyText } from '#renderer/window/busy-text.ts';
import { useOne } from '#renderer/window/deployment.ts';
import { type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { isUndecided } from '#shared/contract/failures.ts';
import type { Output } from '#shared/contract/index.ts';
import { LifetimeField } from './lifetime-field.tsx';

type OutcomeProps = {
  readonly title: string;
  readonly url: string;
  readonly message: string;
  /** Something is left for the person to do on the token page. */
  readonly isUnfinished: boolean;
  readonly onClose: () => void;
};

/** What became of a token, in words, with the way to the page where the rest can be done. */
const Outcome = ({ title, url, message, isUnfinished, onClose }: OutcomeProps) => {
  const page = useCommand('deployment.openInBrowser');
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      onSubmit={onClose}
      footer={
        <>
          {isUnfinished && (
            <Button onClick={() => void page.run({ url, page: 'tokens' })}>Open token page</Button>
          )}
          <Button look="primary" type="submit">
            Done
          </Button>
        </>
      }
    >
      <div role="status">
        <Note tone={isUnfinished ? 'warn' : 'info'}>{message}</Note>
      </div>
      {page.failure !== null && <ErrorNote failure={page.failure} />}
    </Dialog>
  );
};

const USUAL_DAYS = 7;

type RotateProps = { readonly id: DeploymentId };

/** A new token in the place of the old one, in one press; then what became of both. */
const RotateDialog = ({ id }: RotateProps) => {
  const deployment = useOne(id);
  const status = useQuery('token.getStatus', { id }).value;
  const [days, setDays] = useState(USUAL_DAYS);
  const [done, setDone] = useState<Output<'token.rotate'> | null>(null);
  const { run, isBusy, failure } = useCommand('token.rotate');
  const busy = useBusyText('Replacing…');
  const close = useDialogs((dialogs) => dialogs.close);
  if (deployment === undefined) return null;
  const title = `Replace the token for ${deployment.name}`;
  if (done !== null) {
    return (
      <Outcome
        title={title}
        url={deployment.url}
        message={done.message}
        isUnfinished={done.old === 'kept'}
        onClose={close}
      />
    );
  }
  const mostDays = status?.maxLifetimeDays ?? null;
  const rotate = async (): Promise<void> => {
    if (isBusy) return;
    const reply = await run({ id, lifetimeDays: days });
    if (reply.ok) setDone(reply.value);
  };
  const isTooLong = failure?.code === 'lifetime-too-long';
  return (
    <Dialog
      title={title}
      size="small"
      onClose={close}
      onSubmit={() => void rotate()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={isBusy}>
            {isBusy ? busy : 'Replace token'}
          </Button>
        </>
      }
    >
      <p>
        A new token is made, tried with the server and kept. Only then is the old one deleted. If anything
        fails, the old one stays in use.
      </p>
      <LifetimeField
        days={days}
        onDays={setDays}
        mostDays={mostDays}
        error={isTooLong ? failure.message : null}
      />
      {failure !== null && !isTooLong && <ErrorNote failure={failure} />}
    </Dialog>
  );
};

type SignOutProps = {
  readonly id: DeploymentId;
  /** The offline copy goes too; main's question says so. */
  readonly forgetsCopy?: boolean;
};

/**
 * Signs out. The question is main's, in a window of its own, and is not asked here once more; afterwards this says what
 * the server did with the token.
 */
const SignOutDialog = ({ id, forgetsCopy }: SignOutProps) => {
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

/** Dialogs about the token in use. */
export const accountDialogs = {
  rotate: RotateDialog,
  'sign-out': SignOutDialog,
} as const satisfies DialogParts<'rotate' | 'sign-out'>;
