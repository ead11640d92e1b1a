import { useEffect, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useBusyText } from '#renderer/window/busy-text.ts';
import { useOne } from '#renderer/window/deployment.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { isUndecided } from '#shared/contract/failures.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { type ConnectField, isForForm } from './field-of-failure.ts';
import { SignInFields, useSignIn } from './sign-in-form.tsx';
import type { SignIn } from './ways.ts';

const SHOWN: Readonly<Record<'token' | 'password', readonly ConnectField[]>> = {
  token: ['token'],
  password: ['email', 'password', 'lifetime'],
};

/** What the server of a kept deployment offers; null while it is asked, and when it does not answer. */
const useOffer = ({ url }: Deployment) => {
  const { run, isBusy, failure } = useCommand('deployment.probe');
  const [signIn, setSignIn] = useState<SignIn | null>(null);
  useEffect(() => {
    void run({ url }).then((reply) => setSignIn(reply.ok ? reply.value.signIn : null));
  }, [run, url]);
  return { signIn, isUnasked: !isBusy && failure !== null };
};

const Form = ({ deployment }: { readonly deployment: Deployment }) => {
  const { id, name, url } = deployment;
  const form = useSignIn();
  const byToken = useCommand('deployment.signIn');
  const byPassword = useCommand('deployment.signInWithPassword');
  const busy = useBusyText('Signing in…');
  const close = useDialogs((dialogs) => dialogs.close);
  const { signIn, isUnasked } = useOffer(deployment);
  const failure = byToken.failure ?? byPassword.failure;
  const isBusy = byToken.isBusy || byPassword.isBusy;
  const clear = (): void => {
    byToken.clearFailure();
    byPassword.clearFailure();
  };
  const submit = async (): Promise<void> => {
    if (!form.isReady || isBusy) return;
    clear();
    const { way: _way, ...given } = form.read();
    const reply =
      'token' in given ? await byToken.run({ id, ...given }) : await byPassword.run({ id, ...given });
    if (!isUndecided(reply)) form.clear();
    if (!reply.ok) return form.focus();
    useNotice.getState().say(`Signed in to ${name}.`);
    close();
  };
  return (
    <Dialog
      title={`Sign in to ${name}`}
      size="small"
      onClose={close}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!form.isReady || isBusy}>
            {isBusy ? busy : 'Sign in'}
          </Button>
        </>
      }
    >
      <SignInFields
        form={form}
        url={url}
        signIn={signIn}
        isUnasked={isUnasked}
        failure={failure}
        onChange={clear}
      />
      <p>Staged changes, the copy and the history stay.</p>
      {failure !== null && isForForm(failure, SHOWN[form.way]) && <ErrorNote failure={failure} />}
    </Dialog>
  );
};

/** A new token for a kept deployment, pasted or made with a password. Secrets are cleared as they are sent. */
export const SignInDialog = ({ id }: { readonly id: DeploymentId }) => {
  const deployment = useOne(id);
  return deployment === undefined ? null : <Form deployment={deployment} />;
};
