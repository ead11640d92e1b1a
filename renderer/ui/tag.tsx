import type { ReactNode } from 'react';
import { toShown } from '#shared/core/display-text.ts';
import { cx } from './cx.ts';
import styles from './tag.module.css';

export type Tone = 'plain' | 'good' | 'bad' | 'warn' | 'env';

/** A small word that qualifies its neighbour: demo, offline, production. */
export const Tag = ({
  tone = 'plain',
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children: ReactNode;
}) => (
  <span className={cx(styles.tag, styles[tone])} title={toShown(title)}>
    {children}
  </span>
);
