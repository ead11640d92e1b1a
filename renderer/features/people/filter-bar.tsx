import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import filterStyles from '#renderer/ui/filter-menu.module.css';
import styles from './people.module.css';

type SwitchProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** A filter that is on or off. */
export const FilterSwitch = ({ label, isOn, onChange }: SwitchProps) => (
  <button
    type="button"
    aria-pressed={isOn}
    className={cx(filterStyles.filter, isOn && filterStyles.isOn)}
    onClick={() => onChange(!isOn)}
  >
    {label}
  </button>
);

type Props = {
  readonly isFiltering: boolean;
  readonly onClear: () => void;
  readonly children: ReactNode;
};

/** All filters of a list, each with what it is set to, and the way back to everybody. */
export const FilterBar = ({ isFiltering, onClear, children }: Props) => (
  <div role="toolbar" aria-label="Filters" className={styles.filters}>
    {children}
    {isFiltering && (
      <Button look="quiet" icon={<X />} onClick={onClear}>
        Clear search and filters
      </Button>
    )}
  </div>
);
