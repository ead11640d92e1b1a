import { Copy, RefreshCw } from 'lucide-react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { copyAndSay } from '#renderer/window/host.ts';
import { useCapabilities } from '#renderer/window/use-capabilities.ts';
import type { Capabilities } from '#shared/model/capability.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { AppPart } from './app-part.tsx';
import { needsSignIn } from './needs-sign-in.ts';
import { ServerPart } from './server-part.tsx';
import styles from './status.module.css';
import { useStatus } from './status-store.ts';
import { toStatusText } from './status-text.ts';

const CopyButton = ({ capabilities }: { readonly capabilities: Capabilities | null }) => {
  const { value: app } = useQuery('app.getStatus', {});
  const copy = async (): Promise<void> => {
    if (app === undefined) return;
    await copyAndSay(toStatusText(app, capabilities), 'Copied the status.');
  };
  return (
    <Button icon={<Copy />} onClick={() => void copy()}>
      Copy as text
    </Button>
  );
};

const Whole = ({ deployment }: { readonly deployment: Deployment }) => {
  const { value, failure, isBusy, canAsk, again } = useCapabilities(deployment);
  const { value: token } = useQuery('token.getStatus', { id: deployment.id });
  const isRefused = needsSignIn(deployment, token?.warning ?? null, failure?.code ?? null);
  // A refused token is told above, with the way out: trying again would not help.
  const trouble = isRefused && failure?.code === 'unauthorized' ? null : failure;
  const signIn = (): void => {
    useStatus.setState({ isOpen: false });
    useDialogs.getState().show({ kind: 'sign-in', id: deployment.id });
  };
  return (
    <>
      <header className={styles.head}>
        <h2>Status of {deployment.name}</h2>
        <Button
          look="quiet"
          label="Ask the server again"
          icon={<RefreshCw />}
          disabled={!canAsk || isBusy}
          onClick={again}
        />
        <CopyButton capabilities={value} />
      </header>
      {isRefused && (
        <Note tone="warn" action={<Button onClick={signIn}>Sign in again…</Button>}>
          {token?.warning === 'refused' || token?.warning === 'expired'
            ? token.message
            : 'There is no token that the server takes. Sign in again; everything stays staged.'}
        </Note>
      )}
      {trouble !== null && <ErrorNote failure={trouble} onRetry={canAsk ? again : undefined} />}
      {value !== null && <ServerPart deploymentId={deployment.id} capabilities={value} />}
      {value === null && isBusy && <Skeleton lines={6} label="Asking the server" />}
      {value === null && !canAsk && <p>Signed out: the server cannot be asked what the token may do.</p>}
    </>
  );
};

/** Everything about the server, the token and this app that support asks for. */
export const StatusPanel = ({ deployment }: { readonly deployment: Deployment | undefined }) => {
  const { value: app } = useQuery('app.getStatus', {});
  return (
    <div className={styles.panel}>
      {deployment === undefined ? (
        <header className={styles.head}>
          <h2>Status</h2>
          <CopyButton capabilities={null} />
        </header>
      ) : (
        <Whole key={deployment.id} deployment={deployment} />
      )}
      {app !== undefined && <AppPart app={app} />}
    </div>
  );
};
