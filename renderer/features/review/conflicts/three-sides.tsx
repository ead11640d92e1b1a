import { Chip } from '#renderer/ui/chip.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useRoleNames } from '#renderer/window/use-role-names.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import styles from './conflicts.module.css';
import { type Presence, toPresenceText, toWas } from './words.ts';

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
