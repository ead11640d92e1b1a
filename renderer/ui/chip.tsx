import styles from './chip.module.css';
import { cx } from './cx.ts';
import { SafeText } from './safe-text.tsx';

export type ChipKind = 'plain' | 'added' | 'removed' | 'implied' | 'site' | 'unknown';

const SIGN: Partial<Record<ChipKind, string>> = { added: '+', removed: '−', unknown: '?' };
const WORD: Partial<Record<ChipKind, string>> = {
  added: 'to be added',
  removed: 'to be removed',
  implied: 'implied',
  site: 'site role',
  unknown: 'unknown role',
};

/** One role. Its kind is told by a sign and a hidden word, not by colour alone. */
export const Chip = ({
  kind = 'plain',
  children,
}: {
  readonly kind?: ChipKind;
  readonly children: string;
}) => (
  <span className={cx(styles.chip, styles[kind])}>
    {SIGN[kind] !== undefined && <span aria-hidden="true">{SIGN[kind]}&#8201;</span>}
    <span className={styles.name}>
      <SafeText>{children}</SafeText>
    </span>
    {WORD[kind] !== undefined && <span className={styles.word}> ({WORD[kind]})</span>}
  </span>
);
