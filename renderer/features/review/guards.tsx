import { useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Field } from '#renderer/ui/field.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { Output } from '#shared/contract/index.ts';
import { type GuardCode, MAX_REASON_LENGTH } from '#shared/model/guard.ts';
import { askForRest, giveReason, isOverridden, toGuardKey, useReviewWork } from './decisions.ts';
import styles from './guards.module.css';

/** What to do instead of overriding a guard. */
const WAY_OUT: Readonly<Record<GuardCode, string>> = {
  'many-lose': 'Take kinds of change out below until fewer lose something, or say why it is meant.',
  'few-admins': 'Give the role to somebody else in the same plan, or say why it is meant.',
  'few-owners': 'Make somebody else an owner in the same plan, or say why it is meant.',
  'own-access': 'Take yourself out of the plan, or say why it is meant.',
  'many-end': 'Expire fewer at once, and look who uses them, or say why it is meant.',
  'last-holder': 'Give the role to somebody else in the same plan, or say why it is meant.',
};

type Review = Output<'plan.review'>;
type Guard = Review['guards'][number];

const Finding = ({ finding }: { readonly finding: Guard['findings'][number] }) => {
  const left = finding.people - finding.examples.length;
  return (
    <li>
      <SafeText>{finding.message}</SafeText>{' '}
      {finding.examples.length > 0 && (
        <span className={styles.soft}>
          <SafeText>{finding.examples.join(', ')}</SafeText>
          {left > 0 && ` and ${formatCount(left)} more`}
        </span>
      )}
    </li>
  );
};

const Reason = ({
  guardKey,
  least,
  onLeave,
}: {
  readonly guardKey: string;
  readonly least: number;
  readonly onLeave: () => void;
}) => {
  const reason = useReviewWork((work) => work.reasons[guardKey] ?? '');
  const left = least - reason.trim().length;
  const field = useRef<HTMLInputElement>(null);
  // The button that opened it is gone, and its focus belongs here.
  useEffect(() => field.current?.focus(), []);
  const press = onPress(({ key }, event) => {
    if (key === 'Escape') {
      giveReason(guardKey, '');
      onLeave();
    } else if (key === 'Enter' && left <= 0) askForRest();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return (
    <Field
      label="Why is it meant?"
      hint={
        left > 0
          ? `At least ${formatCount(least)} characters; ${formatCount(left)} to go. Kept in the history with the plan.`
          : 'Kept in the history with the plan. Escape withdraws it.'
      }
    >
      {(control) => (
        <input
          {...control}
          type="text"
          value={reason}
          maxLength={MAX_REASON_LENGTH}
          ref={field}
          onChange={(event) => giveReason(guardKey, event.target.value)}
          onKeyDown={press}
          {...(left > 0 ? { 'data-needs': true } : {})}
        />
      )}
    </Field>
  );
};

/** One guard: what the plan would do, to whom, what to do about it, and the override with a reason in place. */
const GuardCard = ({ review, guard }: { readonly review: Review; readonly guard: Guard }) => {
  const key = toGuardKey(guard);
  const work = useReviewWork();
  const isDone = isOverridden(review, guard, work);
  const [isOpen, setOpen] = useState((work.reasons[key] ?? '') !== '');
  return (
    <li className={cx(styles.card, isDone && styles.done)}>
      <div className={styles.head}>
        <h3>{guard.title}</h3>
        {isDone ? <Tag tone="warn">! overridden</Tag> : <Tag tone="bad">✕ stops the plan</Tag>}
        {!isOpen && (
          <Button data-needs onClick={() => setOpen(true)}>
            Override…
          </Button>
        )}
      </div>
      <ul className={styles.findings}>
        {guard.findings.map((finding) => (
          <Finding key={`${finding.organizationId ?? ''} ${finding.message}`} finding={finding} />
        ))}
      </ul>
      {!isDone && <p className={styles.soft}>{WAY_OUT[guard.code]}</p>}
      {isOpen && (
        <Reason guardKey={key} least={review.demands.minReasonLength} onLeave={() => setOpen(false)} />
      )}
    </li>
  );
};

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
