import { useRef } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { onPress, type PressEvent } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useRoleNames } from '#renderer/window/names.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Press } from '#shared/base/press.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Take } from '#shared/core/plan/conflicts.ts';
import type { Presence } from '#shared/core/plan/rebase.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import styles from './conflicts.module.css';
import { TAKES, toPresenceText, toWas } from './text.ts';

type Which = Input<'plan.resolveConflicts'>['which'];
export type Decide = (which: Which, take: Take) => void;

/** Decides conflicts of the list named by `hash`, one order at a time, and says what came of it. */
export const useDecide = (deploymentId: DeploymentId, hash: string): Decide => {
  const { send } = useClient();
  // Not state: buttons that were disabled meanwhile would lose the focus.
  const isBusy = useRef(false);
  return (which, take) => {
    if (isBusy.current) return;
    isBusy.current = true;
    void send('plan.resolveConflicts', { deploymentId, hash, which, take }).then((reply) => {
      isBusy.current = false;
      const { say } = useNotice.getState();
      if (!reply.ok) return say(reply.failure.message, 'bad');
      const { resolved, left } = reply.value;
      const rest = left === 0 ? 'None is left.' : `${formatCount(left)} left.`;
      say(`Took ${take} in ${countOf(resolved, 'conflict', 'conflicts')}. ${rest} Undo takes it back.`);
    });
  };
};

type Word = { readonly word: string; readonly mine: Presence; readonly theirs: Presence };

/** What you want, what it is now, what it was: side by side, a line for each word in conflict. */
export const ThreeSides = ({
  kind,
  words,
}: {
  readonly kind: ChangeKind;
  readonly words: readonly Word[];
}) => {
  const { show } = useRoleNames();
  return (
    <dl className={styles.sides}>
      <div>
        <dt>You want</dt>
        {words.map(({ word, mine }) => (
          <dd key={word}>
            <Chip kind={mine === 'present' ? 'added' : 'removed'}>
              {toPresenceText(kind, word, 'present', show)}
            </Chip>
          </dd>
        ))}
      </div>
      <div>
        <dt>It is now</dt>
        {words.map(({ word, theirs }) => (
          <dd key={word}>
            <SafeText>{toPresenceText(kind, word, theirs, show)}</SafeText>
          </dd>
        ))}
      </div>
      <div>
        <dt>It was</dt>
        {words.map(({ word, theirs }) => (
          <dd key={word} className={styles.soft}>
            <SafeText>{toPresenceText(kind, word, toWas(theirs), show)}</SafeText>
          </dd>
        ))}
      </div>
    </dl>
  );
};

/** Mine, theirs, both. The first one is where the focus goes next. */
export const TakeButtons = ({
  name,
  onTake,
  onPressed = () => undefined,
}: {
  readonly name: string;
  readonly onTake: (take: Take) => void;
  readonly onPressed?: (press: Press, event: PressEvent) => void;
}) => (
  <fieldset className={styles.takes} onKeyDown={onPress(onPressed)}>
    <legend>{name}</legend>
    {TAKES.map(({ take, word, key, what }) => (
      <Button
        key={take}
        title={`${what} (${key})`}
        {...(take === 'mine' ? { 'data-next': true } : {})}
        onClick={() => onTake(take)}
      >
        {word} <span className={styles.key}>{key}</span>
      </Button>
    ))}
  </fieldset>
);
