import { Pause, Play, X } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatFull, formatRange } from '#renderer/ui/format.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { useBinding } from '#renderer/window/commands.ts';
import { countEnded, tellOutcomes, toPercent } from '#shared/core/plan/counts.ts';
import { toStandingText } from '#shared/core/plan/standing.ts';
import { useRunOrders } from './orders.ts';
import styles from './run.module.css';
import { isEnded, type RunStatus, toRateText } from './text.ts';
import { toHaltText } from './wave-text.ts';
import { Waves } from './waves.tsx';

const Controls = ({ status }: { readonly status: RunStatus }) => {
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

/** How far it is, in the numbers of the tabs below: while it stands or has ended those tell it all. */
const Pace = ({ status }: { readonly status: RunStatus }) => {
  const ended = countEnded(status.counts);
  return (
    <p className={styles.soft}>
      {isEnded(status)
        ? tellOutcomes(status.counts, formatCount)
        : `${toPercent(status.counts)}, ${formatCount(ended)} of ${formatCount(status.people)} ended`}
      {status.ratePerSecond !== null && `, ${toRateText(status.ratePerSecond)}`}
      {status.remaining !== null && `, ${formatRange(status.remaining)} left`}
      {status.endedAt !== null && `, ended ${formatFull(status.endedAt)}`}
    </p>
  );
};

/** State, progress, pace and controls of an apply. */
export const RunHead = ({ status }: { readonly status: RunStatus }) => {
  const { failure, planId } = useRunOrders();
  const title = toStandingText(status);
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
        <Progress
          label="Progress of the apply"
          value={countEnded(status.counts) / Math.max(1, status.people)}
        />
      )}
      {status.reason !== null && !isHalted && <p className={styles.reason}>{status.reason}</p>}
      {failure !== null && planId === status.planId && <ErrorNote failure={failure} />}
      <LiveRegion>
        {isHalted
          ? toHaltText(status)
          : isEnded(status)
            ? `${title}. ${tellOutcomes(status.counts, formatCount)}.`
            : title}
      </LiveRegion>
    </header>
  );
};
