import { useRef, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import { useOne } from './use-one.ts';

/** A new token for a kept deployment; it is cleared from the page as it is sent. Staged work stays. */
export const SignInDialog = ({ id }: { readonly id: DeploymentId }) => {
  const deployment = useOne(id);
  const token = useRef<HTMLInputElement>(null);
  const [hasToken, setHasToken] = useState(false);
  const signIn = useCommand('deployment.signIn');
  const page = useCommand('deployment.openInBrowser');
  const close = useDialogs((dialogs) => dialogs.close);
  if (deployment === undefined) return null;
  const submit = async (): Promise<void> => {
    const secret = token.current?.value.trim() ?? '';
    if (token.current !== null) token.current.value = '';
    setHasToken(false);
    if (secret === '') return;
    const reply = await signIn.run({ id, token: secret });
    if (reply.ok) close();
  };
  return (
    <Dialog
      title={`Sign in to ${deployment.name}`}
      size="small"
      onClose={close}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={() => void page.run({ url: deployment.url, page: 'tokens' })}>
            Open token page
          </Button>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!hasToken || signIn.isBusy}>
            Sign in
          </Button>
        </>
      }
    >
      <Field
        label="Session token"
        hint="Kept in the system's keychain. Staged changes stay."
        error={signIn.failure?.message ?? page.failure?.message ?? null}
      >
        {(control) => (
          <input
            {...control}
            ref={token}
            type="password"
            autoComplete="off"
            maxLength={512}
            onChange={(event) => setHasToken(event.target.value !== '')}
          />
        )}
      </Field>
    </Dialog>
  );
};
