import { runGridKey, useCommands } from '#renderer/window/commands.ts';
import { moveFocus, useFocus } from '#renderer/window/focus.ts';
import { type Pointed, toRangeEnd, useGrid, useSelectionSummary } from '#renderer/window/list.ts';
import type { GridAction } from './grid-keys.ts';
import type { ListRow } from './people-list.ts';
import { useSelection } from './use-selection.ts';

type Deps<R extends ListRow> = {
  /** The list as it is filtered and sorted now, as text. */
  readonly list: string;
  readonly cursor: number;
  /** What is drawn still is the list before: keys mean the rows that are on the way, a click the row it is on. */
  readonly isPrevious: boolean;
  readonly rowAt: (index: number) => R | undefined;
  readonly toPointed: (row: R) => Pointed;
  readonly scrollTo: (index: number) => void;
  /** Opens the menu at a row. */
  readonly openMenu: (index: number) => void;
};

/** What clicks and keys do in the grid. The cursor moves without touching the selection unless Shift is held. */
export const useGridActions = <R extends ListRow>(deps: Deps<R>) => {
  const { list, cursor, isPrevious, rowAt, toPointed, scrollTo, openMenu } = deps;
  const change = useSelection();
  const selected = useSelectionSummary()?.selected ?? 0;
  const { setAnchor } = useGrid.getState();
  /** From where the range began, in this list, to a row. */
  const selectRange = (index: number, pointed: Pointed | null, keep: boolean): void =>
    void change({ kind: 'range', from: useGrid.getState().anchor, to: toRangeEnd(index, pointed), keep });
  const current = isPrevious ? undefined : rowAt(cursor);
  /** Sets the cursor on a row and tells which it is; null: it is not read yet. */
  const setCursor = (index: number, row: R | undefined): Pointed | null => {
    const pointed = row === undefined ? null : toPointed(row);
    useGrid.getState().setCursor(list, index, pointed);
    return pointed;
  };
  /** Changes the selection by one row, with which the next range begins. */
  const choose = (kind: 'only' | 'toggle', { id }: Pointed): void => {
    setAnchor({ id });
    void change({ kind, ids: [id] });
  };

  const toggle = (row: R, index: number, isShift = false): void => {
    const pointed = setCursor(index, row);
    if (isShift) selectRange(index, pointed, true);
    else if (pointed !== null) choose('toggle', pointed);
  };

  const move = (to: number, isExtending: boolean): void => {
    const pointed = setCursor(to, isPrevious ? undefined : rowAt(to));
    scrollTo(to);
    if (isExtending) selectRange(to, pointed, false);
    else setAnchor(toRangeEnd(to, pointed));
  };

  /** A right click on a row that is not selected is about that alone; the selection is left otherwise. */
  const pointAt = (index: number): void => {
    const row = rowAt(index);
    if (row === undefined) return;
    const pointed = setCursor(index, row);
    if (pointed !== null && !row.selected) choose('only', pointed);
  };

  const openMenuByKey = (): void => {
    if (current === undefined) return;
    // Keys walk without selecting, so the menu is about the selection, or about this row when there is none.
    if (selected === 0) void change({ kind: 'only', ids: [toPointed(current).id] });
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
    else if (action.kind === 'letter') runGridKey('people', action.letter);
  };

  const click = (index: number, held: { readonly isCommand: boolean; readonly isShift: boolean }): void => {
    const row = rowAt(index);
    const pointed = row && setCursor(index, row);
    if (pointed == null) return;
    if (held.isShift) selectRange(index, pointed, held.isCommand);
    else choose(held.isCommand ? 'toggle' : 'only', pointed);
  };

  const toggleAll = (isAll: boolean): void =>
    void change({ kind: isAll ? 'remove-matching' : 'add-matching' });

  return { perform, click, toggle, toggleAll, pointAt };
};
