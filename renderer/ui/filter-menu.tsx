import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from './checkbox.tsx';
import { cx } from './cx.ts';
import styles from './filter-menu.module.css';
import { formatCount } from './format.ts';
import { Popover } from './popover.tsx';

export type FilterValue = { readonly value: string; readonly label: string; readonly count: number };

type Props = {
  readonly label: string;
  readonly values: readonly FilterValue[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Shown above the values. */
  readonly head?: ReactNode;
  /** Says on the button how values are combined, such as "any of". */
  readonly how?: string;
};

/** A filter as a button that opens a list of values with the number of people behind each. */
export const FilterMenu = ({ label, values, chosen, onChange, head, how }: Props) => {
  const labels = chosen.map((value) => values.find((one) => one.value === value)?.label ?? value);
  const summary = labels.length > 2 ? `${labels.length} chosen` : labels.join(', ');
  // What a saved filter asks for may be there no more; it must be possible to take it out alone.
  const others = chosen.filter((value) => !values.some((one) => one.value === value));
  const toggle = (value: string): void =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <Popover
      label={`Filter by ${label.toLowerCase()}`}
      trigger={
        <button type="button" className={cx(styles.filter, chosen.length > 0 && styles.isOn)}>
          {label}
          {chosen.length > 0 && <strong>{how === undefined ? summary : `${how} ${summary}`}</strong>}
          <ChevronDown aria-hidden="true" />
        </button>
      }
    >
      {head}
      {values.map((one) => (
        <Checkbox
          key={one.value}
          label={one.label}
          note={formatCount(one.count)}
          isOn={chosen.includes(one.value)}
          onChange={() => toggle(one.value)}
        />
      ))}
      {others.map((value) => (
        <Checkbox key={value} label={value} note="not listed" isOn={true} onChange={() => toggle(value)} />
      ))}
      {values.length + others.length === 0 && <p className={styles.nothing}>No values in the copy.</p>}
    </Popover>
  );
};
