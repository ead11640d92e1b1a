import { toShown } from '#shared/core/text/display-text.ts';
import styles from './progress.module.css';

/** A bar from 0 to 1; null: busy, without knowing how far. */
export const Progress = ({ value, label }: { readonly value: number | null; readonly label: string }) => (
  <progress
    className={styles.progress}
    aria-label={toShown(label)}
    max={1}
    {...(value === null ? {} : { value: Math.min(1, Math.max(0, value)) })}
  />
);
