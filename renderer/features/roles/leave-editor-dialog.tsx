import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { discardWritten } from './roles-store.ts';

/** Asks before what was written in the editor of a role is given up. */
export const LeaveEditorDialog = () => {
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
