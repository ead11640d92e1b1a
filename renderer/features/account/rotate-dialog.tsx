import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useBusyWords } from '#renderer/window/use-busy-words.ts';
import { useOne } from '#renderer/window/use-one.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { LifetimeField } from './lifetime-field.tsx';
import { Outcome } from './outcome.tsx';

const USUAL_DAYS = 7;

type Props = { readonly id: DeploymentId };

/** A new token in the place of the old one, in one press; then what became of both. */
export const RotateDialog = ({ id }: Props) => {
  const deployment = useOne(id);
  const status = useQuery('token.getStatus', { id }).value;
  const [days, setDays] = useState(USUAL_DAYS);
  const [done, setDone] = useState<Output<'token.rotate'> | null>(null);
  const { run, isBusy, failure } = useCommand('token.rotate');
  const busy = useBusyWords('Replacing…');
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
