import { Copy, FileDown, ListRestart, Undo2 } from 'lucide-react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { useBinding } from '#renderer/window/commands.ts';
import { copyAndSay } from '#renderer/window/host.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useRunOrders } from '#renderer/window/run-orders.ts';
import { useDeployment } from '#renderer/window/use-deployment.ts';
import { countNotDone } from '#shared/core/plan/counts.ts';
import { Proofs } from './proofs.tsx';
import styles from './run.module.css';
import { Score } from './score.tsx';
import { type PlanStatus, type Shown, toTicketText } from './words.ts';

const Files = ({ status }: { readonly status: PlanStatus }) => {
  const save = useCommand('apply.export');
  const { planId } = status;
  const saveAs = async (format: 'csv' | 'json', rows: 'all' | 'failed' = 'all'): Promise<void> => {
    const reply = await save.run({ planId, format, rows });
    if (reply.ok && reply.value.saved)
      useNotice.getState().say(`Saved ${reply.value.fileName ?? 'the result'}.`);
  };
  const isBusy = save.isBusy;
  return (
    <>
      <Button icon={<FileDown />} disabled={isBusy} onClick={() => void saveAs('csv')}>
        Save CSV…
      </Button>
      <Button icon={<FileDown />} disabled={isBusy} onClick={() => void saveAs('json')}>
        Save JSON…
      </Button>
      {countNotDone(status.counts) > 0 && (
        <Button
          icon={<FileDown />}
          disabled={isBusy}
          title="A plan of what was not done, which can be opened again"
          onClick={() => void saveAs('json', 'failed')}
        >
          Save what was not done…
        </Button>
      )}
      {save.failure !== null && <ErrorNote failure={save.failure} />}
    </>
  );
};

const CopyButton = ({ status }: { readonly status: PlanStatus }) => {
  const deployment = useDeployment();
  const copy = async (): Promise<void> => {
    await copyAndSay(toTicketText(status, deployment?.name ?? ''), 'Copied the summary.');
  };
  return (
    <Button icon={<Copy />} onClick={() => void copy()}>
      Copy summary
    </Button>
  );
};

type Props = { readonly status: PlanStatus; readonly onShow: (shown: Shown) => void };

/** After the end: the proof, the way back, what to do about the rest, and the report. */
export const After = ({ status, onShow }: Props) => {
  const { isBusy } = useRunOrders();
  const undo = useBinding('run.undo');
  const restage = useBinding('run.restage');
  const acknowledge = useBinding('run.acknowledge');
  return (
    <section aria-label="Result" className={styles.after}>
      <Proofs status={status} onShow={onShow} />
      <Score planId={status.planId} />
      {status.state === 'needs-review' && (
        <Button disabled={isBusy} look="primary" onClick={acknowledge.run}>
          I looked at {status.toLookAt === 0 ? 'it' : `all ${formatCount(status.toLookAt)}`}: close
        </Button>
      )}
      <Button
        icon={<Undo2 />}
        disabled={isBusy || !undo.isEnabled}
        onClick={undo.run}
        title={undo.isEnabled ? `Key: ${undo.keyText ?? ''}` : 'Nothing was applied'}
      >
        Undo this apply…
      </Button>
      {restage.isEnabled && (
        <Button
          icon={<ListRestart />}
          disabled={isBusy}
          onClick={restage.run}
          title={`Key: ${restage.keyText ?? ''}`}
        >
          Stage again what was not done
        </Button>
      )}
      <CopyButton status={status} />
      <Files status={status} />
    </section>
  );
};
