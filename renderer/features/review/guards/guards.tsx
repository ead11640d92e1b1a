import { toGuardKey } from '#renderer/window/review-needs.ts';
import type { Output } from '#shared/contract/index.ts';
import { GuardCard } from './guard-card.tsx';
import styles from './guards.module.css';

/** What stops the plan until a person says why it is meant. */
export const Guards = ({ review }: { readonly review: Output<'plan.review'> }) =>
  review.guards.length === 0 ? null : (
    <section aria-label="Guards" data-zone="guards">
      <ul className={styles.list}>
        {review.guards.map((guard) => (
          <GuardCard key={toGuardKey(guard)} review={review} guard={guard} />
        ))}
      </ul>
    </section>
  );
