import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import { Button } from '#renderer/ui/button.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import styles from './members.module.css';

const toWhom = (selected: number, hidden: number): string =>
  `${people(selected)}${hidden > 0 ? ` (${formatCount(hidden)} hidden)` : ''}`;

const Who = ({ selected, hidden }: { readonly selected: number; readonly hidden: number }) => {
  const person = useFocus((focus) => focus.person);
  const { filter } = useList();
  const clear = useBinding('selection.clear');
  if (selected === 0) {
    return (
      <span className={styles.idle}>
        Nobody selected
        {person !== null && (
          <>
            ; acts on <SafeText>{person.username}</SafeText>
          </>
        )}
      </span>
    );
  }
  return (
    <span className={styles.who}>
      <strong>{formatCount(selected)} selected</strong>
      {hidden > 0 && <span className={styles.warn}>, {formatCount(hidden)} not shown by this filter</span>}
      <Button look="quiet" onClick={() => patchFilter({ selectedOnly: !filter.selectedOnly })}>
        {filter.selectedOnly ? 'Show everybody' : 'Show only selected'}
      </Button>
      <Button look="quiet" onClick={clear.run}>
        Clear
      </Button>
    </span>
  );
};

/** Who is selected, and what can be staged for them; the number is on the button. */
export const SelectionBar = () => {
  const summary = useSelectionSummary();
  const selected = summary?.selected ?? 0;
  const hidden = summary?.hidden ?? 0;
  const add = useBinding('stage.add');
  const remove = useBinding('stage.remove');
  const exactly = useBinding('stage.exactly');
  const to = selected === 0 ? '' : ` to ${toWhom(selected, hidden)}`;
  return (
    <div role="toolbar" aria-label="Selection" className={styles.selection}>
      <Who selected={selected} hidden={hidden} />
      <Button onClick={add.run} disabled={!add.isEnabled} title={`Key: ${add.keyText} in the list`}>
        Add roles{to}…
      </Button>
      <Button onClick={remove.run} disabled={!remove.isEnabled} title={`Key: ${remove.keyText} in the list`}>
        Remove roles…
      </Button>
      <Button
        onClick={exactly.run}
        disabled={!exactly.isEnabled}
        title={`Key: ${exactly.keyText} in the list`}
      >
        Make exactly…
      </Button>
    </div>
  );
};
