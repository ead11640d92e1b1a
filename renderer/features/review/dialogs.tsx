import { useState } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useWhere } from '#renderer/window/where.ts';
import { openPlanInstead } from './plan-file.ts';

/** Asks before an opened plan takes the place of what is staged. */
const OpenPlanDialog = ({ message }: { readonly message: string }) => {
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

const MOST_NOTE = 2000;

/** Saves what is staged as a file, with a line that says why it exists. */
const SavePlanDialog = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value: review } = useQuery('plan.review', deploymentId === null ? null : { deploymentId });
  const { run, isBusy, failure } = useCommand('plan.export');
  const [note, setNote] = useState('');
  const close = useDialogs((dialogs) => dialogs.close);
  if (deploymentId === null) return null;
  const save = async (): Promise<void> => {
    if (review === undefined || isBusy) return;
    const reply = await run({ deploymentId, hash: review.hash, note: note.trim() });
    if (!reply.ok) return;
    const { saved, fileNames } = reply.value;
    if (saved) useNotice.getState().say(`Saved the plan: ${fileNames.join(' and ')}.`);
    if (saved) close();
  };
  return (
    <Dialog
      title="Save plan"
      size="small"
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={review === undefined || isBusy}>
            Choose where…
          </Button>
        </>
      }
    >
      <Field
        label="Why this plan exists (optional)"
        hint="A ticket or a sentence, kept in the file. Beside the plan (JSON) goes a text to read (Markdown). Whoever opens the plan gets it rebased on what their server has then."
        error={failure?.message ?? null}
      >
        {(control) => (
          <input
            {...control}
            value={note}
            maxLength={MOST_NOTE}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
};

/** Dialogs about plans as files. */
export const reviewDialogs = {
  'open-plan': OpenPlanDialog,
  'save-plan': SavePlanDialog,
} as const satisfies DialogParts<'open-plan' | 'save-plan'>;
