import { useQuery } from '#renderer/client/use-query.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import styles from './help.module.css';

/** Version, what it runs on, where secrets are, and which hosts it may talk to. */
export const AboutDialog = () => {
  const close = useDialogs((dialogs) => dialogs.close);
  const { value: status } = useQuery('app.getStatus', {});
  const { value: deployments } = useQuery('deployment.list', {});
  const facts = [
    ['Version', status?.version ?? ''],
    ['Store runs as', status?.launcher ?? ''],
    ['Keychain', status === undefined ? '' : `${status.keychain.state}: ${status.keychain.message}`],
    ['Talks to', (deployments ?? []).map((one) => one.url).join(', ') || 'nobody'],
  ] as const;
  return (
    <Dialog title="About Rollcall" size="small" onClose={close}>
      <p>Rollcall has no account, sends no telemetry, and talks to your deployments only.</p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-copyable>{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
