import { RefreshCw, X } from 'lucide-react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { formatAsOf, formatCount, formatSince } from '#renderer/ui/format.ts';
import { Moment } from '#renderer/ui/moment.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { useBinding } from '#renderer/window/commands.ts';
import { useNow } from '#renderer/window/use-now.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import styles from './deployments.module.css';

/** "As of 14:02, 3 min ago" with a refresh button; while refreshing: the step, how far, and a way to stop. */
export const Freshness = ({ deployment }: { readonly deployment: Deployment }) => {
  const { value } = useQuery('sync.getStatus', { deploymentId: deployment.id });
  const nowMs = useNow();
  const start = useBinding('sync.start');
  const cancel = useBinding('sync.cancel');
  const progress = value?.progress ?? null;
  if (value?.state === 'running') {
    const total = progress?.total ?? null;
    const done = progress?.done ?? 0;
    return (
      <div className={styles.fresh} aria-live="off">
        <div className={styles.running}>
          <span className={styles.step}>
            {progress?.step ?? 'Refreshing'} {done > 0 && formatCount(done)}
            {total !== null && ` of ${formatCount(total)}`}
          </span>
          <Progress
            label={progress?.step ?? 'Refreshing'}
            value={total === null || total === 0 ? null : done / total}
          />
        </div>
        <Button look="quiet" label="Stop refreshing" icon={<X />} onClick={cancel.run} />
      </div>
    );
  }
  const asOf = value?.asOf ?? null;
  return (
    <div className={styles.fresh}>
      {asOf === null ? (
        <span>No copy open</span>
      ) : (
        <Moment iso={asOf}>
          As of {formatAsOf(asOf, nowMs)}, {formatSince(asOf, nowMs)}
        </Moment>
      )}
      <Button
        look="quiet"
        label={`Refresh from server (${start.keyText ?? ''})`}
        icon={<RefreshCw />}
        disabled={!start.isEnabled}
        onClick={start.run}
      />
    </div>
  );
};
