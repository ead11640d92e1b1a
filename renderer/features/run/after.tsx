import { Copy, FileDown, ListRestart, Undo2 } from 'lucide-react';
import { useHost } from '#renderer/data/host.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDeployment } from '#renderer/data/use-deployment.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatFull, people } from '#renderer/ui/format.ts';
import styles from './run.module.css';
import { countNotDone, type PlanStatus, toTicketText } from './words.ts';

const Verified = ({ status }: { readonly status: PlanStatus }) => {
  const { verified } = status;
  if (verified === null) return <p className={styles.soft}>Not verified: nothing was read back yet.</p>;
  const isGood = verified.different === 0;
  return (
    <p className={isGood ? styles.good : styles.warn}>
      {isGood ? '✓ Verified' : '! Verified with differences'}: read back {formatFull(verified.at)},{' '}
      {formatCount(verified.confirmed)} as applied, {formatCount(verified.different)} different.
    </p>
  );
};

/** After the end: the proof, the report, a summary to paste, and the way back. */
export const After = ({ status }: { readonly status: PlanStatus }) => {
  const { planId } = status;
  const deployment = useDeployment();
  const copyText = useHost((host) => host.copyText);
  const save = useCommand('apply.export');
  const undo = useCommand('apply.undo');
  const { say } = useNotice.getState();
  const restage = useCommand('apply.restage');
  const failure = save.failure ?? undo.failure ?? restage.failure;
  const saveAs = async (format: 'csv' | 'json'): Promise<void> => {
    const reply = await save.run({ planId, format });
    if (reply.ok && reply.value.saved) say(`Saved ${reply.value.fileName ?? 'the result'}.`);
  };
  const takeBack = async (): Promise<void> => {
    const reply = await undo.run({ planId });
    if (!reply.ok) return;
    const left = reply.value.leftAlone;
    say(
      `Staged the way back for ${people(reply.value.people)}${left > 0 ? `; ${people(left)} left alone` : ''}.`,
    );
    useWhere.getState().go('review');
  };
  const stageAgain = async (): Promise<void> => {
    const reply = await restage.run({ planId });
    if (!reply.ok) return;
    say(`Staged again for ${people(reply.value.people)} what was not done.`);
    useWhere.getState().go('review');
  };
  const copy = async (): Promise<void> => {
    await copyText(toTicketText(status, deployment?.name ?? ''));
    say('Copied the summary.');
  };
  return (
    <section aria-label="Result" className={styles.after}>
      <Verified status={status} />
      <Button icon={<Copy />} onClick={() => void copy()}>
        Copy summary for ticket
      </Button>
      <Button icon={<FileDown />} disabled={save.isBusy} onClick={() => void saveAs('csv')}>
        Save result as CSV…
      </Button>
      <Button icon={<FileDown />} disabled={save.isBusy} onClick={() => void saveAs('json')}>
        Save as JSON…
      </Button>
      <Button icon={<Undo2 />} disabled={undo.isBusy} onClick={() => void takeBack()}>
        Undo this apply…
      </Button>
      {countNotDone(status) > 0 && (
        <Button icon={<ListRestart />} disabled={restage.isBusy} onClick={() => void stageAgain()}>
          Stage what was not done again
        </Button>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </section>
  );
};
