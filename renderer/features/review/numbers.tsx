import { toRebaseText } from '#renderer/data/rebase-words.ts';
import { useNow } from '#renderer/data/use-now.ts';
import { cx } from '#renderer/ui/cx.ts';
import { formatAsOf, formatCount, formatSince, people } from '#renderer/ui/format.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { tellReach } from '#shared/core/reach.ts';
import { VERDICTS } from '#shared/model/change.ts';
import { PlanMenu } from './plan-menu.tsx';
import styles from './review.module.css';
import type { Review } from './review-page.tsx';
import { toEstimateText, VERDICT_SIGNS, VERDICT_TONES, VERDICT_WORDS } from './words.ts';

/** The three numbers, what they rest on, and how fresh that is. */
export const Numbers = ({ review }: { readonly review: Review }) => {
  const nowMs = useNow();
  const moved = toRebaseText(review.rebase);
  const counts = {
    'will-succeed': review.willSucceed,
    'will-be-refused': review.willBeRefused,
    'cannot-know': review.cannotKnow,
  };
  return (
    <header className={styles.numbers}>
      <h1>Review</h1>
      <ul className={styles.three}>
        {VERDICTS.map((verdict) => (
          <li
            key={verdict}
            className={cx(styles.number, counts[verdict] > 0 && styles[VERDICT_TONES[verdict]])}
          >
            <strong>{formatCount(counts[verdict])}</strong>
            <span>
              <span aria-hidden="true">{VERDICT_SIGNS[verdict]} </span>
              {VERDICT_WORDS[verdict]}
            </span>
          </li>
        ))}
      </ul>
      <span className={styles.menu}>
        <PlanMenu />
      </span>
      <p className={styles.basis}>
        {review.reach.written + review.reach.deleted > 0 && (
          <strong>{tellReach(review.reach, formatCount)}. </strong>
        )}
        {toEstimateText(review.estimate)}{' '}
        {review.unchanged > 0 && moved === '' && `${people(review.unchanged)} already as wanted. `}
        {review.asOf === null
          ? 'The copy has no date.'
          : `Against the copy as of ${formatAsOf(review.asOf, nowMs)}, ${formatSince(review.asOf, nowMs)}; each person is read again before a write.`}
      </p>
      {moved !== '' && (
        <p className={styles.moved}>
          <strong>{moved}</strong>
        </p>
      )}
      <LiveRegion>
        {`${formatCount(review.willSucceed)} will succeed, ${formatCount(review.willBeRefused)} will be refused`}
      </LiveRegion>
    </header>
  );
};
