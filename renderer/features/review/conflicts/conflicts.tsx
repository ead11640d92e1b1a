import { useQuery } from '#renderer/client/use-query.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import { toHeldKey, useReviewWork } from '../decisions.ts';
import { isSame, useShown } from '../shown.ts';
import styles from './conflicts.module.css';
import { type Decide, TakeButtons, ThreeSides, useDecide } from './decide.tsx';
import { toTakeOfKey } from './text.ts';

type ConflictKind = Output<'plan.listConflicts'>['kinds'][number];

type KindProps = {
  readonly kind: ConflictKind;
  readonly isWaiting: boolean;
  readonly decide: Decide;
};

/** Conflicts that are alike, as one row: decided together with one key, or opened to decide one by one. */
const KindRow = ({ kind, isWaiting, decide }: KindProps) => {
  const { shown, show } = useShown();
  const mine = { kind: 'conflicts', kindId: kind.id } as const;
  const left = kind.count - kind.examples.length;
  const press = onPress((pressed, event) => {
    const wanted = toTakeOfKey(pressed);
    if (wanted === null) return;
    event.preventDefault();
    decide(wanted.isWide ? { of: 'all' } : { of: 'kind', kindId: kind.id }, wanted.take);
  });
  const name = isAboutRole(kind.kind) ? `Role ${kind.roleName}` : people(kind.count);
  return (
    <li className={styles.kind} onKeyDown={press}>
      <button
        type="button"
        className={styles.open}
        aria-pressed={isSame(shown, mine)}
        {...(isWaiting ? { 'data-needs': true } : {})}
        data-next
        onClick={() => show(mine)}
      >
        <span className={styles.title}>
          <strong>
            <SafeText>{name}</SafeText>
          </strong>{' '}
          <SafeText>{kind.organization === '' ? 'the whole site' : kind.organization}</SafeText>
        </span>
        <span className={styles.examples}>
          <SafeText>{kind.examples.join(', ')}</SafeText>
          {left > 0 && ` and ${formatCount(left)} more`}
        </span>
      </button>
      <TakeButtons
        name={`Decide for ${name}`}
        onTake={(take) => decide({ of: 'kind', kindId: kind.id }, take)}
      />
      <ThreeSides kind={kind.kind} words={kind.words} />
    </li>
  );
};

type Props = { readonly review: Output<'plan.review'>; readonly deploymentId: DeploymentId };

/** Whom to leave out is a choice of its own: what was held back must not be forgotten by accident. */
const LeaveOut = ({ review }: Pick<Props, 'review'>) => {
  const key = toHeldKey(review);
  const isOut = useReviewWork((work) => work.leftOut === key);
  if (review.willSucceed + review.willBeRefused + review.cannotKnow === 0) return null;
  return (
    <Checkbox
      label="Apply the rest without them; they stay staged"
      isOn={isOut}
      onChange={() => useReviewWork.setState({ leftOut: isOut ? null : key })}
    />
  );
};

/** Staged work that somebody else moved the other way, folded by kind: mine, theirs or both. */
export const Conflicts = ({ review, deploymentId }: Props) => {
  const { conflicts } = review.rebase;
  const { value, failure } = useQuery('plan.listConflicts', conflicts === 0 ? null : { deploymentId });
  const decide = useDecide(deploymentId, value?.hash ?? '');
  const key = toHeldKey(review);
  const isWaiting = useReviewWork((work) => work.leftOut !== key);
  if (conflicts === 0) return null;
  return (
    <section aria-label="Conflicts" className={styles.section} data-zone="conflicts">
      <h2 className={styles.head}>
        {countOf(conflicts, 'needs you', 'need you')}: somebody moved the same thing the other way
      </h2>
      <p className={styles.hint}>
        Held back until you decide. <kbd>M</kbd> mine, <kbd>T</kbd> theirs, <kbd>B</kbd> both for a row; with
        Shift for all rows. Enter shows the people.
      </p>
      {failure !== null && <p role="alert">{toShown(failure.message)}</p>}
      <ul>
        {(value?.kinds ?? []).map((kind) => (
          <KindRow key={kind.id} kind={kind} isWaiting={isWaiting} decide={decide} />
        ))}
      </ul>
      <LeaveOut review={review} />
    </section>
  );
};
