import { Copy, RefreshCw } from 'lucide-react';
import { copyAndSay } from '#renderer/data/host.ts';
import { useCapabilities } from '#renderer/data/use-capabilities.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Capabilities } from '#shared/model/capability.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { AppPart } from './app-part.tsx';
import { ServerPart } from './server-part.tsx';
import styles from './status.module.css';
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
      {failure !== null && <ErrorNote failure={failure} onRetry={canAsk ? again : undefined} />}
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
