import { useClient } from '#renderer/data/client-context.tsx';
import { startApply, useApplyStart } from '#renderer/data/start-apply.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { people } from '#renderer/ui/format.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import styles from './review.module.css';
import type { Review } from './review-page.tsx';

/** The way on from a review: apply exactly this, or the sentence that says why not. */
export const ApplyBar = ({
  review,
  deploymentId,
}: {
  readonly review: Review;
  readonly deploymentId: DeploymentId;
}) => {
  const client = useClient();
  const { isStarting, failure } = useApplyStart();
  const back = useBinding('view.members');
  const apply = useBinding('plan.apply');
  const lock = useBinding('deployment.lock');
  const count = review.willSucceed + review.willBeRefused + review.cannotKnow;
  return (
    <footer className={styles.apply}>
      {failure !== null && <ErrorNote failure={failure} />}
      {review.blocked !== null && (
        <p role="note" className={styles.blocked}>
          {review.blocked.message}
        </p>
      )}
      {review.blocked?.code === 'read-only' && <Button onClick={lock.run}>Unlock…</Button>}
      <Button onClick={back.run}>Back to members</Button>
      <Button
        look="primary"
        disabled={review.blocked !== null || isStarting}
        title={`Key: ${apply.keyText ?? ''}`}
        onClick={() => void startApply(client, deploymentId, review.hash)}
      >
        {isStarting ? 'Starting…' : `Apply to ${people(count)}…`}
      </Button>
    </footer>
  );
};
