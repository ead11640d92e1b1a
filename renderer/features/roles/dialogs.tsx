import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { people } from '#renderer/ui/format.ts';
import { type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useWhere } from '#renderer/window/where.ts';
import { toPlainName } from '#shared/core/text/display-text.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { discardWritten, type OpenRole } from './roles-store.ts';

/** Stages that a custom role is deleted, after it was said what that takes from whom. */
const DeleteRoleDialog = ({ organizationId, name }: OpenRole) => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const close = useDialogs((dialogs) => dialogs.close);
  const { run, isBusy, failure } = useCommand('draft.stage');
  const asked = deploymentId === null ? null : { deploymentId, organizationId, name };
  const detail = useQuery('role.get', asked).value;
  if (deploymentId === null) return null;
  const holders = detail?.role?.holders ?? 0;
  const shown = toPlainName(detail?.role?.displayName || name);
  const stage = async (): Promise<void> => {
    const who = { kind: 'subjects' as const, subjects: [roleSubject(organizationId, name)] };
    const intent = { kind: 'exactly' as const, roles: [] };
    const reply = await run({ deploymentId, organizationId, kind: 'custom-role', who, intent });
    if (!reply.ok) return;
    useNotice.getState().say(`Staged: delete the role ${shown}.`);
    close();
  };
  return (
    <Dialog
      title={`Delete the role ${shown}`}
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button look="danger" disabled={isBusy || detail === undefined} onClick={() => void stage()}>
            {holders === 0 ? 'Stage deletion' : `Stage deletion, taking it from ${people(holders)}`}
          </Button>
        </>
      }
    >
      <p>
        {holders === 0
          ? 'Nobody holds it explicitly.'
          : `${people(holders)} ${holders === 1 ? 'holds' : 'hold'} it. The server takes it from all of them in the same moment, without a word in its audit log for each.`}
      </p>
      <p>
        Right before it is deleted, Rollcall reads from the server who holds it and keeps that in the journal.
        The undo makes the role again and gives it back to {holders === 0 ? 'whoever held it then' : 'them'},
        except to people who have left. If that cannot be read, the role is not deleted.
      </p>
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
};

/** Asks before what was written in the editor of a role is given up. */
const LeaveEditorDialog = () => {
  const close = useDialogs((dialogs) => dialogs.close);
  const discard = (): void => {
    close();
    discardWritten();
  };
  return (
    <Dialog
      title="Close the role editor"
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Keep editing</Button>
          <Button look="danger" onClick={discard}>
            Discard changes
          </Button>
        </>
      }
    >
      <p>What you wrote of this role is not staged. Closing the editor discards it.</p>
    </Dialog>
  );
};

/** Dialogs about custom roles. */
export const roleDialogs = {
  'delete-role': DeleteRoleDialog,
  'leave-editor': LeaveEditorDialog,
} as const satisfies DialogParts<'delete-role' | 'leave-editor'>;
