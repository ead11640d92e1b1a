import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import { SelectionBar } from '#renderer/ui/selection-bar.tsx';

/** Which users are selected, and what can be staged for them. */
export const UsersSelection = () => {
  const summary = useSelectionSummary();
  const person = useFocus((focus) => focus.person);
  const { filter } = useList();
  const clear = useBinding('selection.clear');
  return (
    <SelectionBar
      selected={summary?.selected ?? 0}
      hidden={summary?.hidden ?? 0}
      person={person?.username ?? null}
      isOnlySelected={filter.selectedOnly}
      onOnlySelected={() => patchFilter({ selectedOnly: !filter.selectedOnly })}
      onClear={clear.run}
    >
      {null}
    </SelectionBar>
  );
};
