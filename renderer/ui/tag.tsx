import type { ReactNode } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
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

type Told = {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
  readonly title: string;
};

/** How something stands, each as a sign and a word, so that colour is never all that tells. Null: there is nothing. */
export const drawStandings = (told: readonly Told[]): ReactNode =>
  told.length === 0
    ? null
    : told.map(({ sign, word, tone, title }) => (
        <Tag key={word} tone={tone} title={title}>
          <span aria-hidden="true">{sign}</span> {word}
        </Tag>
      ));
