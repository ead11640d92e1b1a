import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import { useList } from '#renderer/window/list.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useScope } from '#renderer/window/where.ts';
import { foldText, toSeenName } from '#shared/base/fold-text.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { NO_ROLE_ID } from './current-view.ts';

/** Names the filter and order on screen, so that they are one press away. */
const SaveViewDialog = () => {
  const scope = useScope();
  const list = useList();
  const [name, setName] = useState('');
  const { run, isBusy, failure } = useCommand('view.save');
  const close = useDialogs((dialogs) => dialogs.close);
  if (scope === null) return null;
  const seen = toSeenName(name);
  const isBuiltIn = scope.organizationId !== SITE_ORGANIZATION_ID && foldText(seen) === NO_ROLE_ID;
  const isReady = seen !== '' && !isBuiltIn && !isBusy;
  const trouble = isBuiltIn ? 'A view of this name is there already and stays. Choose another name.' : null;
  const save = async (): Promise<void> => {
    if (!isReady) return;
    const reply = await run({ ...scope, ...list, name: name.trim() });
    if (!reply.ok) return;
    useNotice.getState().say(`Saved the view “${name.trim()}”.`);
    close();
  };
  return (
    <Dialog
      title="Save this view"
      size="small"
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            Save view
          </Button>
        </>
      }
    >
      <Field
        label="Name"
        hint="A view of the same name is replaced."
        error={trouble ?? failure?.message ?? null}
      >
        {(control) => (
          <input {...control} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </Dialog>
  );
};

/** Dialogs about saved views. */
export const viewDialogs = {
  'save-view': SaveViewDialog,
} as const satisfies DialogParts<'save-view'>;
