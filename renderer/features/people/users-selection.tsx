import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useBinding, useBindings } from '#renderer/data/window/commands.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { CommandId } from '#shared/contract/commands.ts';
import { usePointed } from './grid-store.ts';
import { MoreMenu } from './more-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';

const MORE: readonly CommandId[] = ['stage.exactly', 'stage.join', 'stage.suspend', 'stage.activate'];

/** Which users are selected, and what can be staged for them. */
export const UsersSelection = () => {
  const summary = useSelectionSummary();
  const person = usePointed();
  const { filter } = useList();
  const clear = useBinding('selection.clear');
  const add = useBinding('stage.add');
  const remove = useBinding('stage.remove');
  return (
    <SelectionBar
      selected={summary?.selected ?? 0}
      hidden={summary?.hidden ?? 0}
      person={person?.username ?? null}
      isOnlySelected={filter.selectedOnly}
      onOnlySelected={() => patchFilter({ selectedOnly: !filter.selectedOnly })}
      onClear={clear.run}
    >
      <Button onClick={add.run} disabled={!add.isEnabled} title={`Key: ${add.keyText} in the list`}>
        Add site roles…
      </Button>
      <Button onClick={remove.run} disabled={!remove.isEnabled} title={`Key: ${remove.keyText} in the list`}>
        Remove site roles…
      </Button>
      <MoreMenu items={useBindings(MORE)} />
    </SelectionBar>
  );
};
