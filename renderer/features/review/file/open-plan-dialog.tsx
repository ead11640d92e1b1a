import { useClient } from '#renderer/client/client-context.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { openPlanInstead } from '#renderer/window/plan-file.ts';

/** Asks before an opened plan takes the place of what is staged. */
export const OpenPlanDialog = ({ message }: { readonly message: string }) => {
  const client = useClient();
  const close = useDialogs((dialogs) => dialogs.close);
  const open = (): void => {
    close();
    void openPlanInstead(client);
  };
  return (
    <Dialog
      title="Open the plan in place of what is staged?"
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Keep what is staged</Button>
          <Button look="danger" onClick={open}>
            Discard it and open the plan
          </Button>
        </>
      }
    >
      <p>{message}</p>
      <p>Undo brings discarded changes back.</p>
    </Dialog>
  );
};
