import { formatCount, people } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { Output } from '#shared/contract/index.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import { isSame, useShown } from '../shown.ts';
import styles from './conflicts.module.css';
import { TakeButtons } from './take-buttons.tsx';
import { ThreeSides } from './three-sides.tsx';
import type { Decide } from './use-decide.ts';
import { toTakeOfKey } from './words.ts';

export type ConflictKind = Output<'plan.listConflicts'>['kinds'][number];

type Props = {
  readonly kind: ConflictKind;
  readonly isWaiting: boolean;
  readonly decide: Decide;
};

/** Conflicts that are alike, as one row: decided together with one key, or opened to decide one by one. */
export const KindRow = ({ kind, isWaiting, decide }: Props) => {
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
