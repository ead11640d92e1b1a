import { Lock, Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useBinding } from '#renderer/window/commands.ts';
import { useDeployment } from '#renderer/window/deployment.ts';
import { useRoleNames } from '#renderer/window/names.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { isStaged, useStaged } from '#renderer/window/staged.ts';
import { useWhere } from '#renderer/window/where.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { toSummaryText } from './summary-text.ts';
import styles from './tray.module.css';

/** Says, while the deployment is locked, why nothing can be applied, and offers to unlock it. */
const LockNote = () => {
  const deployment = useDeployment();
  const lock = useBinding('deployment.lock');
  const screen = useWhere((where) => where.screen);
  const note = deployment?.lockNote ?? null;
  // What was said before ("is unlocked") is not so any more.
  useEffect(() => {
    if (note !== null) useNotice.getState().say('');
  }, [note]);
  // The review says it at its own button.
  if (deployment?.readOnly !== true || screen === 'review') return null;
  return (
    <div className={styles.lock}>
      <Lock aria-hidden="true" />
      <span>{note ?? 'Read-only: applying is off.'}</span>
      <Button look="quiet" onClick={lock.run}>
        Unlock…
      </Button>
    </div>
  );
};

const Steps = ({
  undoLabel,
  redoLabel,
}: {
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}) => {
  const undo = useBinding('draft.undo');
  const redo = useBinding('draft.redo');
  return (
    <>
      <Button
        look="quiet"
        label={undoLabel === null ? 'Nothing to undo' : `Undo: ${undoLabel} (${undo.keyText ?? ''})`}
        icon={<Undo2 />}
        disabled={!undo.isEnabled}
        onClick={undo.run}
      />
      <Button
        look="quiet"
        label={redoLabel === null ? 'Nothing to redo' : `Redo: ${redoLabel} (${redo.keyText ?? ''})`}
        icon={<Redo2 />}
        disabled={!redo.isEnabled}
        onClick={redo.run}
      />
    </>
  );
};

/** What is staged, and the way on: Discard, Review, Apply. */
export const Tray = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { draft, review } = useStaged(deploymentId);
  const isReview = useWhere((where) => where.screen === 'review');
  const names = useRoleNames();
  const notice = useNotice();
  const discard = useBinding('draft.discard-all');
  const open = useBinding('plan.review');
  const apply = useBinding('plan.apply');
  const hasWork = isStaged(draft);
  const refused = hasWork ? (review?.willBeRefused ?? 0) : 0;
  return (
    <section className={cx(styles.tray, hasWork && styles.isStaged)} aria-label="Staged changes">
      <Steps undoLabel={draft?.undoLabel ?? null} redoLabel={draft?.redoLabel ?? null} />
      <p className={styles.words} role="status" aria-live="polite">
        <strong className={styles.summary}>
          {draft === undefined ? '' : toSummaryText(draft, names.show)}
        </strong>
        {refused > 0 && <span className={styles.refused}>✕ {formatCount(refused)} will be refused</span>}
        {notice.text !== '' && (
          <span
            className={cx(styles.said, notice.tone === 'bad' ? styles.bad : styles.soft)}
            title={toShown(notice.text)}
          >
            {notice.text}
          </span>
        )}
      </p>
      <LockNote />
      <Button onClick={discard.run} disabled={!discard.isEnabled}>
        Discard
      </Button>
      {!isReview && (
        // The review has its own Apply, for exactly what it shows.
        <>
          <Button onClick={open.run} disabled={!discard.isEnabled} title={`Key: ${open.keyText ?? ''}`}>
            Review
          </Button>
          <Button
            look={apply.isEnabled ? 'primary' : 'plain'}
            onClick={apply.run}
            disabled={!apply.isEnabled}
            title={review?.blocked?.message ?? `Key: ${apply.keyText ?? ''}`}
          >
            Apply
          </Button>
        </>
      )}
    </section>
  );
};
