import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useBinding, useBindings } from '#renderer/data/window/commands.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import { Button } from '#renderer/ui/button.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import type { CommandId } from '#shared/contract/commands.ts';
import { usePointed } from './grid-store.ts';
import { MoreMenu } from './more-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';

const toWhom = (selected: number, hidden: number): string =>
  `${people(selected)}${hidden > 0 ? ` (${formatCount(hidden)} hidden)` : ''}`;

const MORE: readonly CommandId[] = [
  'stage.site',
  'stage.people',
  'stage.join',
  'stage.leave',
  'stage.suspend',
  'stage.activate',
];

/** Who is selected, and what can be staged for them; the number is on the button. */
export const MembersSelection = () => {
  const summary = useSelectionSummary();
  const selected = summary?.selected ?? 0;
  const hidden = summary?.hidden ?? 0;
  const person = usePointed();
  const { filter } = useList();
  const clear = useBinding('selection.clear');
  const add = useBinding('stage.add');
  const remove = useBinding('stage.remove');
  const exactly = useBinding('stage.exactly');
  const to = selected === 0 ? '' : ` to ${toWhom(selected, hidden)}`;
  return (
    <SelectionBar
      selected={selected}
      hidden={hidden}
      person={person?.username ?? null}
      isOnlySelected={filter.selectedOnly}
      onOnlySelected={() => patchFilter({ selectedOnly: !filter.selectedOnly })}
      onClear={clear.run}
    >
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
      <MoreMenu items={useBindings(MORE)} />
    </SelectionBar>
  );
};
