import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './note.module.css';

type Props = {
  readonly tone?: 'info' | 'warn';
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** A line that tells something without being an error, with an optional button. */
export const Note = ({ tone = 'info', action, children }: Props) => (
  <div className={styles[tone]}>
    {tone === 'warn' ? <TriangleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
    <div className={styles.words}>{children}</div>
    {action}
  </div>
);
