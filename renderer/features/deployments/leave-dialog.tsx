import { useCommand } from '#renderer/data/use-command.ts';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import { useOne } from './use-one.ts';

const WORDS = {
  'sign-out': {
    title: 'Sign out of',
    verb: 'Sign out',
    text: 'The token is erased from this machine. The copy, staged changes and history stay and can be read.',
  },
  'remove-deployment': {
    title: 'Remove',
    verb: 'Remove deployment',
    text: 'Signs out and forgets the deployment, its copy and its staged changes. The history of applies stays on disk.',
  },
} as const;

type Props = { readonly kind: keyof typeof WORDS; readonly id: DeploymentId };

/** Asks before signing out of a deployment or forgetting it, and says what stays. */
export const LeaveDialog = ({ kind, id }: Props) => {
  const deployment = useOne(id);
  const signOut = useCommand('deployment.signOut');
  const remove = useCommand('deployment.remove');
  const close = useDialogs((dialogs) => dialogs.close);
  if (deployment === undefined) return null;
  const { run, isBusy, failure } = kind === 'sign-out' ? signOut : remove;
  const leave = async (): Promise<void> => {
    const reply = await run({ id });
    if (!reply.ok) return;
    useNotice.getState().say(reply.value.message);
    close();
  };
  const words = WORDS[kind];
  return (
    <Dialog
      title={`${words.title} ${deployment.name}`}
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="danger" disabled={isBusy} onClick={() => void leave()}>
            {words.verb}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
};
