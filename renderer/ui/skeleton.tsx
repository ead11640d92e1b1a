import { useEffect, useState } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './skeleton.module.css';

/** Grey lines in place of what is being read; only after 300 ms, so that quick answers do not flicker. */
export const Skeleton = ({
  lines,
  label = 'Loading',
}: {
  readonly lines: number;
  readonly label?: string;
}) => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <div className={styles.skeleton} role="status" aria-label={toShown(label)}>
      {Array.from({ length: lines }, (_, line) => (
        // Lines have no identity of their own; they never change places.
        <span key={`line-${String(line)}`} />
      ))}
    </div>
  );
};
