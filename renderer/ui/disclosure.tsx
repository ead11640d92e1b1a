import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './disclosure.module.css';

type Props = {
  readonly label: string;
  /** What is set inside, so that one need not look. */
  readonly note?: string;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
};

/** Something that few need, folded away. What was typed inside stays while it is folded. */
export const Disclosure = ({ label, note, isOpen, onToggle, children }: Props) => (
  <div className={styles.whole}>
    <button type="button" className={styles.summary} aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
      <ChevronRight aria-hidden="true" />
      <span>{label}</span>
      {note !== undefined && note !== '' && <span className={styles.note}>{note}</span>}
    </button>
    <div className={styles.body} hidden={!isOpen}>
      {children}
    </div>
  </div>
);
