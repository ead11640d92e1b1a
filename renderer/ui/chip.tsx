import styles from './chip.module.css';
import { cx } from './cx.ts';
import { SafeText } from './safe-text.tsx';

export type ChipKind = 'plain' | 'added' | 'removed' | 'implied' | 'site' | 'unknown';

const SIGN: Partial<Record<ChipKind, string>> = { added: '+', removed: '−', unknown: '?' };
/** Whether what a chip says is wanted, was done, or came to nothing. */
export type Tense = 'planned' | 'done' | 'not-done';

const MOVED: Readonly<Record<Tense, Partial<Record<ChipKind, string>>>> = {
  planned: { added: 'to be added', removed: 'to be removed' },
  done: { added: 'added', removed: 'removed' },
  'not-done': { added: 'not added', removed: 'not removed' },
};
const WORD: Partial<Record<ChipKind, string>> = {
  implied: 'implied',
  site: 'site role',
  unknown: 'unknown role',
};

/** One role. Its kind is told by a sign and a hidden word, not by colour alone. */
export const Chip = ({
  kind = 'plain',
  tense = 'planned',
  children,
}: {
  readonly kind?: ChipKind;
  /** Of what is added or removed. */
  readonly tense?: Tense;
  readonly children: string;
}) => {
  const word = MOVED[tense][kind] ?? WORD[kind];
  return (
    <span className={cx(styles.chip, styles[kind])}>
      {SIGN[kind] !== undefined && <span aria-hidden="true">{SIGN[kind]}&#8201;</span>}
      <span className={styles.name}>
        <SafeText>{children}</SafeText>
      </span>
      {word !== undefined && <span className={styles.word}> ({word})</span>}
    </span>
  );
};
