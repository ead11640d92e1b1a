import { RefreshCw } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import styles from './account.module.css';
import { AccountFacts } from './account-facts.tsx';
import type { useToken } from './use-token.ts';

type Props = {
  readonly deployment: Deployment;
  readonly token: ReturnType<typeof useToken>;
  /** Called before a dialog opens, so that the keyboard is back at the panel's button when that closes. */
  readonly onLeave: () => void;
};

const Body = ({ deployment, token }: Pick<Props, 'deployment' | 'token'>) => {
  const { status, failure } = token;
  if (failure !== null && status === undefined) return <ErrorNote failure={failure} />;
  if (status === undefined) return <Skeleton lines={5} label="Loading the account" />;
  if (deployment.kind === 'demo') return <p>The demo makes a token of its own at every start.</p>;
  if (deployment.credential === 'none') return <p>Signed out: there is no token for this deployment.</p>;
  return (
    <>
      {status.message !== '' && (
        <Note tone={['day', 'expired', 'refused'].includes(status.warning) ? 'warn' : 'info'}>
          {status.message}
        </Note>
      )}
      {status.clockMessage !== null && <Note tone="warn">{status.clockMessage}</Note>}
      <AccountFacts deployment={deployment} status={status} />
    </>
  );
};

/** The account of a deployment in full, and what can be done with it. */
export const AccountPanel = ({ deployment, token, onLeave }: Props) => {
  const { id, credential, kind } = deployment;
  const { refresh, status } = token;
  const ask = (kind: 'rotate' | 'sign-in' | 'sign-out'): void => {
    onLeave();
    useDialogs.getState().show({ kind, id });
  };
  const signOutAndForget = (): void => {
    onLeave();
    useDialogs.getState().show({ kind: 'sign-out', id, forgetsCopy: true });
  };
  const name = status?.owner?.username ?? deployment.actor?.username;
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>
          {name === undefined ? 'Nobody yet' : <SafeText>{name}</SafeText>} <span>on {deployment.name}</span>
        </h2>
        {token.canAsk && (
          <Button
            look="quiet"
            label="Ask the server about the token"
            icon={<RefreshCw />}
            disabled={refresh.isBusy}
            onClick={() => void refresh.run({ id })}
          />
        )}
      </header>
      <Body deployment={deployment} token={token} />
      {refresh.failure !== null && <ErrorNote failure={refresh.failure} />}
      {kind === 'remote' && (
        <div className={styles.actions}>
          <Button disabled={!token.canAsk} onClick={() => ask('rotate')}>
            Replace token…
          </Button>
          <Button onClick={() => ask('sign-in')}>Sign in again…</Button>
          <Button disabled={credential === 'none'} onClick={() => ask('sign-out')}>
            Sign out…
          </Button>
          <Button disabled={credential === 'none'} onClick={signOutAndForget}>
            Sign out and forget the copy…
          </Button>
        </div>
      )}
    </div>
  );
};
