import { cx } from '#renderer/ui/cx.ts';
import { formatCount } from '#renderer/ui/format.ts';
import styles from './paste.module.css';
import type { CountLine } from './words.ts';

/** What became of the names, in numbers. */
export const Counts = ({ lines }: { readonly lines: readonly CountLine[] }) => (
  <ul className={styles.counts} aria-label="What became of the names">
    {lines.map(({ tone, count, words }) => (
      <li key={words}>
        <strong className={cx(count > 0 && styles[tone])}>{formatCount(count)}</strong> {words}
      </li>
    ))}
  </ul>
);
