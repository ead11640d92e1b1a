import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import styles from './people.module.css';

type Props = {
  readonly selected: number;
  /** Selected, but not shown by the filter. */
  readonly hidden: number;
  /** Whom actions are about while nobody is selected. */
  readonly person: string | null;
  readonly isOnlySelected: boolean;
  readonly onOnlySelected: () => void;
  readonly onClear: () => void;
  /** What can be done, as buttons. */
  readonly children: ReactNode;
};

const Who = (props: Props) => {
  const { selected, hidden, person } = props;
  if (selected === 0) {
    return (
      <span className={styles.idle}>
        Nobody selected
        {person !== null && (
          <>
            ; acts on <SafeText>{person}</SafeText>
          </>
        )}
      </span>
    );
  }
  return (
    <span className={styles.who}>
      <strong>{formatCount(selected)} selected</strong>
      {hidden > 0 && <span className={styles.warn}>, {formatCount(hidden)} not shown by this filter</span>}
      <Button look="quiet" onClick={props.onOnlySelected}>
        {props.isOnlySelected ? 'Show everybody' : 'Show only selected'}
      </Button>
      <Button look="quiet" onClick={props.onClear}>
        Clear
      </Button>
    </span>
  );
};

/** Who is selected, and what can be done for them. */
export const SelectionBar = (props: Props) => (
  <div role="toolbar" aria-label="Selection" className={styles.selection}>
    <Who {...props} />
    {props.children}
  </div>
);
