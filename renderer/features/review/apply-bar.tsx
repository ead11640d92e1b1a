import { useId } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useBusyText } from '#renderer/window/busy-text.ts';
import { useBinding, useCommands } from '#renderer/window/commands.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { isSameText } from '#shared/base/fold-text.ts';
import { toApplyLabel } from '#shared/core/plan/reach-text.ts';
import { toWaveEnds } from '#shared/core/plan/waves.ts';
import { USUAL_WAVES } from '#shared/model/waves.ts';
import styles from './apply-bar.module.css';
import {
  countChanges,
  listNeeds,
  type Need,
  startApply,
  toWaveChoice,
  useApplyStart,
  useReviewWork,
} from './decisions.ts';
import type { ReviewAnswer } from './review-page.tsx';

/** "10, 100, 4,890". */
const toSizes = (changes: number): string => {
  const ends = toWaveEnds(USUAL_WAVES, changes);
  return ends.map((end, index) => formatCount(end - (ends[index - 1] ?? 0))).join(', ');
};

/** Whether a large plan is worked in waves, and what that means; on by itself only for the largest. */
const WaveChoice = ({ changes }: { readonly changes: number }) => {
  const work = useReviewWork();
  const { isOffered, isOn } = toWaveChoice(changes, work);
  if (!isOffered) return null;
  return (
    <div title="Each wave is read back before the next begins. A refusal of a new kind or a difference stops the apply there.">
      <Checkbox
        label={`In waves: ${toSizes(changes)}`}
        isOn={isOn}
        note="anything unforeseen stops it"
        onChange={() => useReviewWork.setState({ waves: !isOn })}
      />
    </div>
  );
};

/** Where the deployment's name is typed before many changes go to production; nothing where it is not asked for. */
const NameField = ({ name }: { readonly name: string | null }) => {
  const typed = useReviewWork((work) => work.typedName);
  const run = useCommands((commands) => commands.run);
  const id = useId();
  if (name === null) return null;
  const isRight = isSameText(typed, name);
  return (
    <div className={styles.name}>
      <label htmlFor={id}>
        Production: type{' '}
        <strong>
          <SafeText>{name}</SafeText>
        </strong>
      </label>
      <input
        id={id}
        type="text"
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => useReviewWork.setState({ typedName: event.target.value })}
        onKeyDown={onPress(({ key }) => {
          if (key === 'Enter') run('plan.apply');
        })}
        {...(isRight ? {} : { 'data-needs': true })}
      />
    </div>
  );
};

type Props = { readonly review: ReviewAnswer; readonly deploymentId: DeploymentId };

const NEED_TEXT = {
  conflicts: 'decide what is held back',
  guard: 'say why a guard is overridden',
  name: 'type the name',
} as const satisfies Record<Need['kind'], string>;

/** The banner above everything says it at length; twice the same text is no more said. */
const JOURNAL = 'Applying is off. The journal is why: see above what happened and what to do.';

/** Why Apply does nothing yet, the first thing first. */
const Note = ({ review, needs }: { readonly review: ReviewAnswer; readonly needs: readonly Need[] }) => {
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
      First {NEED_TEXT[first.kind]}
      {more}.
    </p>
  );
};

/** The way on from a review: apply exactly this, or the sentence that says why not. */
export const ApplyBar = ({ review, deploymentId }: Props) => {
  const client = useClient();
  const { isStarting, failure } = useApplyStart();
  const busy = useBusyText('Starting…');
  const work = useReviewWork();
  const list = useWhere((where) => where.list);
  const back = useBinding(`view.${list}`);
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
        <Button onClick={back.run}>Back to {list}</Button>
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
