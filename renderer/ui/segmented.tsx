import { useId } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './segmented.module.css';

export type Segment<V extends string> = {
  readonly value: V;
  readonly label: string;
  /** Why it cannot be chosen now; shown as its title and read with it. */
  readonly reason?: string | null;
};

type Props<V extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** One of a few, side by side. Arrow keys walk it like any group of radio buttons. */
export const Segmented = <V extends string>({ label, segments, value, onChange }: Props<V>) => {
  const group = useId();
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <div className={styles.track}>
        {segments.map((segment) => (
          <label key={segment.value} className={styles.segment} title={toShown(segment.reason ?? undefined)}>
            <input
              type="radio"
              name={group}
              checked={segment.value === value}
              disabled={segment.reason != null}
              onChange={() => onChange(segment.value)}
            />
            <span>{segment.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
