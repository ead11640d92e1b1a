import { ArrowLeft, ArrowRight, CirclePause, CirclePlay } from 'lucide-react';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './mark.module.css';

/** What waits to happen to somebody. */
export type MarkKind = 'joins' | 'leaves' | 'suspended' | 'active';

const MARKS = {
  joins: { Icon: ArrowRight, words: 'joins', tone: 'good' },
  leaves: { Icon: ArrowLeft, words: 'leaves organization', tone: 'bad' },
  suspended: { Icon: CirclePause, words: 'suspend', tone: 'bad' },
  active: { Icon: CirclePlay, words: 'activate', tone: 'good' },
} as const;

/** A change that is no role, staged or waiting in an apply, as a shape and a word. */
export const Mark = ({ kind }: { readonly kind: MarkKind }) => {
  const { Icon, words, tone } = MARKS[kind];
  return (
    <span className={styles[tone]} title={toShown(`Not done yet: ${words}`)}>
      <Icon aria-hidden="true" />
      {words}
    </span>
  );
};
