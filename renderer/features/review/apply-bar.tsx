import { useClient } from '#renderer/client/client-context.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { useBinding } from '#renderer/window/commands.ts';
import { countChanges, listNeeds, type Need } from '#renderer/window/review-needs.ts';
import { useReviewWork } from '#renderer/window/review-work.ts';
import { startApply, useApplyStart } from '#renderer/window/start-apply.ts';
import { useBusyWords } from '#renderer/window/use-busy-words.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { toApplyLabel } from '#shared/core/plan/reach.ts';
import styles from './apply-bar.module.css';
import { NameField } from './name-field.tsx';
import type { Review } from './review-page.tsx';
import { WaveChoice } from './wave-choice.tsx';

type Props = { readonly review: Review; readonly deploymentId: DeploymentId };

const NEED_WORDS = {
  conflicts: 'decide what is held back',
  guard: 'say why a guard is overridden',
  name: 'type the name',
} as const satisfies Record<Need['kind'], string>;

/** The banner above everything says it at length; twice the same text is no more said. */
const JOURNAL = 'Applying is off. The journal is why: see above what happened and what to do.';

/** Why Apply does nothing yet, the first thing first. */
const Note = ({ review, needs }: { readonly review: Review; readonly needs: readonly Need[] }) => {
  const lock = useBinding('deployment.lock');
  const [first] = needs;
  if (review.blocked !== null) {
    return (
      <>
        <p role="note" className={styles.note}>
          {review.blocked.code === 'journal-unavailable' ? JOURNAL : review.blocked.message}
        </p>
        {review.blocked.code === 'read-only' && <Button onClick={lock.run}>Unlock…</Button>}
      </>
    );
  }
  if (first === undefined) return null;
  const more =
    needs.length > 1 ? ` (${countOf(needs.length - 1, 'more thing', 'more things')} after that)` : '';
  return (
    <p role="note" className={styles.note}>
      First {NEED_WORDS[first.kind]}
      {more}.
    </p>
  );
};

/** The way on from a review: apply exactly this, or the sentence that says why not. */
export const ApplyBar = ({ review, deploymentId }: Props) => {
  const client = useClient();
  const { isStarting, failure } = useApplyStart();
  const busy = useBusyWords('Starting…');
  const work = useReviewWork();
  const back = useBinding('view.members');
  const apply = useBinding('plan.apply');
  const needs = listNeeds(review, work);
  const count = countChanges(review);
  return (
    <footer className={styles.bar}>
      <WaveChoice changes={count} />
      {failure !== null && <ErrorNote failure={failure} />}
      <Note review={review} needs={needs} />
      <div className={styles.way}>
        <NameField name={review.demands.typeName} />
        <Button onClick={back.run}>Back to members</Button>
        <Button
          look="primary"
          disabled={review.blocked !== null || isStarting || count === 0}
          // With something left to decide it can still be pressed: that leads there.
          aria-disabled={needs.length > 0}
          title={`Key: ${apply.keyText ?? ''}`}
          onClick={() => void startApply(client, deploymentId, review)}
        >
          {isStarting ? busy : `${toApplyLabel(review.reach, formatCount)}…`}
        </Button>
      </div>
    </footer>
  );
};
