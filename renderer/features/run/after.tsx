import { Copy, FileDown, ListRestart, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { copyAndSay } from '#renderer/window/clipboard.ts';
import { useBinding } from '#renderer/window/commands.ts';
import { useDeployment } from '#renderer/window/deployment.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { countNotDone } from '#shared/core/plan/counts.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import { useRunOrders } from './orders.ts';
import { OUTCOME_MARKS } from './outcome-text.ts';
import { listDetails, listProofs } from './proof-text.ts';
import styles from './run.module.css';
import { countMissed, PREDICTED, type RunStatus, type ShownRows, toScoreText, toTicketText } from './text.ts';

const SIGNS = { good: '✓', warn: '!', plain: '·' } as const;

const Details = ({ lines }: { readonly lines: readonly string[] }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure label="Details" isOpen={isOpen} onToggle={setOpen}>
      {lines.map((line) => (
        <p key={line} className={styles.soft}>
          {line}
        </p>
      ))}
    </Disclosure>
  );
};

type ProofsProps = { readonly status: RunStatus; readonly onShow: (shown: ShownRows) => void };

/** What speaks for the result, line by line; overwritten edits can be shown from here. */
const Proofs = ({ status, onShow }: ProofsProps) => {
  const details = listDetails(status);
  return (
    <div className={styles.proofs}>
      <ul>
        {listProofs(status).map(({ tone, text, shows }) => (
          <li key={text} className={tone === 'plain' ? styles.soft : styles[tone]}>
            <span aria-hidden="true">{SIGNS[tone]}</span> {text}
            {shows && (
              <Button className={styles.inline} onClick={() => onShow({ outcome: null, only: 'overlapped' })}>
                Show them
              </Button>
            )}
          </li>
        ))}
      </ul>
      {details.length > 0 && <Details lines={details} />}
    </div>
  );
};

/** How good the review's predictions were for this apply; opened, where they were wrong and what was learned. */
const Score = ({ planId }: { readonly planId: PlanId }) => {
  const { value } = useQuery('apply.getScore', { planId });
  const [isOpen, setOpen] = useState(false);
  if (value === undefined || value.predicted === 0) return null;
  if (value.misses.length === 0) return <p className={styles.score}>{value.sentence}</p>;
  const more = countMissed(value) - value.misses.length;
  return (
    <div className={styles.score}>
      <Disclosure label={toScoreText(value)} isOpen={isOpen} onToggle={setOpen}>
        <ul className={styles.misses}>
          {value.misses.map(({ subject, name, verdict, outcome, reason }) => (
            <li key={JSON.stringify(subject)}>
              <strong>
                <SafeText>{name === '' ? userIdOf(subject) : name}</SafeText>
              </strong>
              : predicted “{PREDICTED[verdict]}”, became “{OUTCOME_MARKS[outcome].word}”.{' '}
              <SafeText>{reason ?? ''}</SafeText>
            </li>
          ))}
          {more > 0 && <li>and {formatCount(more)} more: the exported result has every one of them.</li>}
        </ul>
      </Disclosure>
    </div>
  );
};

const Files = ({ status }: { readonly status: RunStatus }) => {
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

const CopyButton = ({ status }: { readonly status: RunStatus }) => {
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

type Props = { readonly status: RunStatus; readonly onShow: (shown: ShownRows) => void };

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
