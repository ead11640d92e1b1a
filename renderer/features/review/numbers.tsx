import { ChevronDown } from 'lucide-react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { countOf, formatAsOf, formatCount, formatSince } from '#renderer/ui/format.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { Menu, MenuItem, MenuLine } from '#renderer/ui/menu.tsx';
import { useNow } from '#renderer/window/clock.ts';
import { useBindings } from '#renderer/window/commands.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { tellReach } from '#shared/core/plan/reach-text.ts';
import { VERDICTS } from '#shared/model/change.ts';
import { toRebaseText } from './rebase-text.ts';
import styles from './review.module.css';
import type { ReviewAnswer } from './review-page.tsx';
import { toBasisText, toEstimateText, VERDICT_SIGNS, VERDICT_TEXT, VERDICT_TONES } from './text.ts';

/** The plan as a file, and as commands to run by hand. */
const PlanMenu = () => {
  const files = useBindings(['plan.save', 'plan.open']);
  const copies = useBindings(['plan.copy-curl', 'plan.copy-coder', 'plan.copy-json']);
  const toItem = ({ key, label, keyText, isEnabled, run }: (typeof files)[number]) => (
    <MenuItem key={key} onSelect={run} isDisabled={!isEnabled} note={keyText ?? undefined}>
      {label}
    </MenuItem>
  );
  return (
    <Menu
      trigger={
        <Button>
          Plan <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      {files.map(toItem)}
      <MenuLine />
      {copies.map(toItem)}
    </Menu>
  );
};

type Props = { readonly review: ReviewAnswer; readonly deploymentId: DeploymentId };

/** The three numbers, what they rest on, and how fresh that is. */
export const Numbers = ({ review, deploymentId }: Props) => {
  const nowMs = useNow();
  const { value: isBehind } = useQuery('member.isBehind', { deploymentId });
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
              {VERDICT_TEXT[verdict]}
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
        {review.unchanged > 0 &&
          moved === '' &&
          `${countOf(review.unchanged, 'staged change', 'staged changes')} already as wanted. `}
        {toBasisText(
          review.asOf === null
            ? null
            : { asOf: formatAsOf(review.asOf, nowMs), since: formatSince(review.asOf, nowMs) },
          isBehind === true,
        )}
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
