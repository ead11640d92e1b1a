import { Pause, Play, X } from 'lucide-react';
import { useRunOrders } from '#renderer/data/run-orders.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatDuration, formatFull } from '#renderer/ui/format.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import styles from './run.module.css';
import { toHaltText } from './wave-words.ts';
import { Waves } from './waves.tsx';
import { isEnded, type PlanStatus, toTitle } from './words.ts';

const Controls = ({ status }: { readonly status: PlanStatus }) => {
  const { isBusy } = useRunOrders();
  const pause = useBinding('run.pause');
  const resume = useBinding('run.resume');
  const cancel = useBinding('run.cancel');
  // After a halt going on is one of three ways, told where the halt is told.
  const isHalted = status.waves?.halted != null;
  return (
    <>
      {status.state === 'running' && (
        <Button icon={<Pause />} disabled={isBusy} onClick={pause.run} title={`Key: ${pause.keyText ?? ''}`}>
          Pause
        </Button>
      )}
      {status.state === 'paused' && !isHalted && (
        <Button
          icon={<Play />}
          look="primary"
          disabled={isBusy}
          onClick={resume.run}
          title={`Key: ${resume.keyText ?? ''}`}
        >
          Resume
        </Button>
      )}
      {!isEnded(status) && status.state !== 'verifying' && (
        <Button icon={<X />} disabled={isBusy} onClick={cancel.run}>
          Cancel the rest
        </Button>
      )}
    </>
  );
};

const Pace = ({ status }: { readonly status: PlanStatus }) => {
  const done = status.people - status.counts.waiting;
  return (
    <p className={styles.soft}>
      {formatCount(done)} of {formatCount(status.people)}
      {status.ratePerSecond !== null && `, ${formatCount(Math.round(status.ratePerSecond))} per second`}
      {status.remainingMs !== null && `, about ${formatDuration(status.remainingMs)} left`}
      {status.endedAt !== null && `, ended ${formatFull(status.endedAt)}`}
    </p>
  );
};

/** State, progress, pace and controls of an apply. */
export const RunHead = ({ status }: { readonly status: PlanStatus }) => {
  const { failure, planId } = useRunOrders();
  const done = status.people - status.counts.waiting;
  const title = toTitle(status);
  const isHalted = status.waves?.halted != null;
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h1>{title}</h1>
        <Pace status={status} />
        <Controls status={status} />
      </div>
      {status.waves !== null && !isEnded(status) && <Waves status={status} />}
      {status.waves === null && !isEnded(status) && (
        <Progress label="Progress of the apply" value={done / Math.max(1, status.people)} />
      )}
      {status.reason !== null && !isHalted && <p className={styles.reason}>{status.reason}</p>}
      {failure !== null && planId === status.planId && <ErrorNote failure={failure} />}
      <LiveRegion>
        {isHalted
          ? toHaltText(status)
          : isEnded(status)
            ? `${title}. ${formatCount(status.counts.applied)} applied.`
            : title}
      </LiveRegion>
    </header>
  );
};
