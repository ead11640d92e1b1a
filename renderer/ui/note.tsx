import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './note.module.css';

type Props = {
  readonly tone?: 'info' | 'warn';
  /** From edge to edge, between the bars of a screen. */
  readonly isWide?: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** A line that tells something without being an error, with an optional button. */
export const Note = ({ tone = 'info', isWide = false, action, children }: Props) => (
  <div className={cx(styles[tone], isWide && styles.wide)}>
    {tone === 'warn' ? <TriangleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
    <div className={styles.words}>{children}</div>
    {action}
  </div>
);
