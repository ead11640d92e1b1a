import { Pause, Play, X } from 'lucide-react';
import { useCommand } from '#renderer/data/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatDuration, formatFull } from '#renderer/ui/format.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import styles from './run.module.css';
import { isEnded, type PlanStatus, STATE_WORDS } from './words.ts';

const Controls = ({ status }: { readonly status: PlanStatus }) => {
  const { planId } = status;
  const pause = useCommand('apply.pause');
  const resume = useCommand('apply.resume');
  const cancel = useCommand('apply.cancel');
  const failure = pause.failure ?? resume.failure ?? cancel.failure;
  return (
    <>
      {status.state === 'running' && (
        <Button icon={<Pause />} disabled={pause.isBusy} onClick={() => void pause.run({ planId })}>
          Pause
        </Button>
      )}
      {status.state === 'paused' && (
        <Button
          icon={<Play />}
          look="primary"
          disabled={resume.isBusy}
          onClick={() => void resume.run({ planId })}
        >
          Resume
        </Button>
      )}
      {(status.state === 'running' || status.state === 'paused' || status.state === 'approved') && (
        <Button icon={<X />} disabled={cancel.isBusy} onClick={() => void cancel.run({ planId })}>
          Cancel the rest
        </Button>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </>
  );
};

/** State, progress, pace and controls of an apply. */
export const RunHead = ({ status }: { readonly status: PlanStatus }) => {
  const done = status.people - status.counts.waiting;
  const state = STATE_WORDS[status.state];
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h1>
          {status.undoes === null ? '' : 'Undo: '}
          {state}
        </h1>
        <p className={styles.soft}>
          {formatCount(done)} of {formatCount(status.people)}
          {status.ratePerSecond !== null && `, ${formatCount(Math.round(status.ratePerSecond))} per second`}
          {status.remainingMs !== null && `, about ${formatDuration(status.remainingMs)} left`}
          {status.endedAt !== null && `, ended ${formatFull(status.endedAt)}`}
        </p>
        <Controls status={status} />
      </div>
      {!isEnded(status) && (
        <Progress label="Progress of the apply" value={done / Math.max(1, status.people)} />
      )}
      {status.reason !== null && <p className={styles.reason}>{status.reason}</p>}
      <LiveRegion>
        {isEnded(status) ? `${state}. ${formatCount(status.counts.applied)} applied.` : state}
      </LiveRegion>
    </header>
  );
};
