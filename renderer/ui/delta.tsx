import { toPlainName, toShown } from '#shared/core/text/display-text.ts';
import { Chip, type Tense } from './chip.tsx';
import styles from './delta.module.css';
import { SafeText } from './safe-text.tsx';

type Props = {
  /** What it is, where names alone do not say it; empty: nothing is said. */
  readonly lead?: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly tense?: Tense;
  /** How many names at most; the others are counted, and told in the title. */
  readonly most?: number;
};

/** What is added and taken away, as chips behind a few words. */
export const Delta = ({ lead = '', added, removed, tense = 'planned', most = 6 }: Props) => {
  const chips = [
    ...added.map((name) => ({ kind: 'added' as const, name })),
    ...removed.map((name) => ({ kind: 'removed' as const, name })),
  ];
  const left = chips.slice(most);
  return (
    <span className={styles.delta}>
      {lead !== '' && (
        <span className={styles.lead}>
          <SafeText>{lead}</SafeText>
        </span>
      )}
      {chips.slice(0, most).map(({ kind, name }) => (
        <Chip key={`${kind} ${name}`} kind={kind} tense={tense}>
          {name}
        </Chip>
      ))}
      {left.length > 0 && (
        <span className={styles.more} title={toShown(left.map(({ name }) => toPlainName(name)).join(', '))}>
          and {left.length} more
        </span>
      )}
    </span>
  );
};
