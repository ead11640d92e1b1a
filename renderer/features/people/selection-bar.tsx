import { ChevronDown } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import { Menu, MenuItem } from '#renderer/ui/menu.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useBinding, useBindings } from '#renderer/window/commands.ts';
import { patchFilter, useList, usePointed, useSelectionSummary } from '#renderer/window/list.ts';
import styles from './people.module.css';
import type { PeopleList } from './people-list.ts';

type Selected = {
  readonly selected: number;
  /** Selected, but not shown by the filter. */
  readonly hidden: number;
};

const Who = ({ selected, hidden }: Selected) => {
  const pointed = usePointed();
  const { filter } = useList();
  const clear = useBinding('selection.clear');
  if (selected === 0) {
    return (
      <span className={styles.idle}>
        Nobody selected
        {pointed !== null && (
          <>
            ; acts on <SafeText>{pointed.name}</SafeText>
          </>
        )}
      </span>
    );
  }
  return (
    <span className={styles.who}>
      <span>
        <strong>{formatCount(selected)} selected</strong>
        {hidden > 0 && <span className={styles.warn}>, {formatCount(hidden)} not shown by this filter</span>}
      </span>
      <Button look="quiet" onClick={() => patchFilter({ selectedOnly: !filter.selectedOnly })}>
        {filter.selectedOnly ? 'Show everybody' : 'Show only selected'}
      </Button>
      <Button look="quiet" onClick={clear.run}>
        Clear
      </Button>
    </span>
  );
};

/** " to 12 people (3 hidden)". */
const toWhom = ({ selected, hidden }: Selected): string =>
  selected === 0 ? '' : ` to ${people(selected)}${hidden > 0 ? ` (${formatCount(hidden)} hidden)` : ''}`;

/** Who is selected, and what can be staged for them; the number is on the button. */
export const SelectionBar = ({ list }: { readonly list: Pick<PeopleList, 'buttons' | 'more'> }) => {
  const { selected = 0, hidden = 0 } = useSelectionSummary() ?? {};
  const buttons = useBindings(list.buttons.map(({ command }) => command));
  const more = useBindings(list.more);
  return (
    <div role="toolbar" aria-label="Selection" className={styles.selection}>
      <Who selected={selected} hidden={hidden} />
      {buttons.map(({ key, run, isEnabled, keyText }, at) => (
        <Button key={key} onClick={run} disabled={!isEnabled} title={`Key: ${keyText} in the list`}>
          {list.buttons[at]?.label}
          {list.buttons[at]?.isCounted && toWhom({ selected, hidden })}…
        </Button>
      ))}
      <Menu trigger={<Button icon={<ChevronDown />}>More</Button>}>
        {more.map(({ key, label, keyText, isEnabled, run }) => (
          <MenuItem key={key} isDisabled={!isEnabled} note={keyText ?? undefined} onSelect={run}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
};
