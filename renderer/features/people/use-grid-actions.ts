import { runGridKey, useCommands } from '#renderer/window/commands.ts';
import { moveFocus, useFocus } from '#renderer/window/focus.ts';
import { toRangeEnd, useGrid } from '#renderer/window/grid-store.ts';
import { useSelectionSummary } from '#renderer/window/use-selection-summary.ts';
import type { GridAction } from './grid-keys.ts';
import type { ListRow } from './people-list.ts';
import { useSelection } from './use-selection.ts';

type Deps = {
  /** The list as it is filtered and sorted now, as text. */
  readonly list: string;
  readonly cursor: number;
  /** What is drawn still is the list before: keys mean the rows that are on the way, a click the person it is on. */
  readonly isPrevious: boolean;
  readonly rowAt: (index: number) => ListRow | undefined;
  readonly scrollTo: (index: number) => void;
  /** Opens the menu at a row. */
  readonly openMenu: (index: number) => void;
};

/** What clicks and keys do in the grid. The cursor moves without touching the selection unless Shift is held. */
export const useGridActions = ({ list, cursor, isPrevious, rowAt, scrollTo, openMenu }: Deps) => {
  const change = useSelection();
  const selected = useSelectionSummary()?.selected ?? 0;
  const { setAnchor } = useGrid.getState();
  /** From where the range began, in this list, to a row. */
  const selectRange = (index: number, row: ListRow | undefined, keep: boolean): void =>
    void change({ kind: 'range', from: useGrid.getState().anchor, to: toRangeEnd(index, row), keep });
  const current = isPrevious ? undefined : rowAt(cursor);
  const setCursor = (index: number, row: ListRow | undefined): void => {
    const pointed = row === undefined ? null : { userId: row.userId, username: row.username };
    useGrid.getState().setCursor(list, index, pointed);
  };

  const toggle = (row: ListRow, index: number, isShift = false): void => {
    setCursor(index, row);
    if (isShift) selectRange(index, row, true);
    else {
      setAnchor(toRangeEnd(index, row));
      void change({ kind: 'toggle', userIds: [row.userId] });
    }
  };

  const move = (to: number, isExtending: boolean): void => {
    const row = isPrevious ? undefined : rowAt(to);
    setCursor(to, row);
    scrollTo(to);
    if (isExtending) selectRange(to, row, false);
    else setAnchor(toRangeEnd(to, row));
  };

  /** A right click on somebody who is not selected is about them alone; the selection is left otherwise. */
  const pointAt = (index: number): void => {
    const row = rowAt(index);
    if (row === undefined) return;
    setCursor(index, row);
    if (row.selected) return;
    setAnchor(toRangeEnd(index, row));
    void change({ kind: 'only', userIds: [row.userId] });
  };

  const openMenuByKey = (): void => {
    if (current === undefined) return;
    // Keys walk without selecting, so the menu is about the selection, or about this row when there is none.
    if (selected === 0) void change({ kind: 'only', userIds: [current.userId] });
    openMenu(cursor);
  };

  const toggleByKey = (): void => {
    if (current !== undefined) toggle(current, cursor);
    else if (isPrevious && cursor >= 0) {
      const end = toRangeEnd(cursor, null);
      void change({ kind: 'range', from: end, to: end, keep: true });
    }
  };

  const perform = (action: GridAction): void => {
    const { run } = useCommands.getState();
    if (action.kind === 'move') move(action.to, action.isExtending);
    else if (action.kind === 'toggle') toggleByKey();
    else if (action.kind === 'all') run('selection.all');
    else if (action.kind === 'clear') run('selection.clear');
    else if (action.kind === 'open') useFocus.getState().toggleInspector(true);
    else if (action.kind === 'search') moveFocus('search');
    else if (action.kind === 'context') openMenuByKey();
    else if (action.kind === 'letter') runGridKey(action.letter);
  };

  const click = (index: number, held: { readonly isCommand: boolean; readonly isShift: boolean }): void => {
    const row = rowAt(index);
    if (row === undefined) return;
    setCursor(index, row);
    if (held.isShift) selectRange(index, row, held.isCommand);
    else {
      setAnchor(toRangeEnd(index, row));
      void change({ kind: held.isCommand ? 'toggle' : 'only', userIds: [row.userId] });
    }
  };

  const toggleAll = (isAll: boolean): void =>
    void change({ kind: isAll ? 'remove-matching' : 'add-matching' });

  return { perform, click, toggle, toggleAll, pointAt };
};
