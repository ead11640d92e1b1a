import { useEffect } from 'react';
import type { Row } from '../page-view.ts';
import { useSelectionSummary } from '../use-selection-summary.ts';
import { runGridKey, useCommands } from '../window/commands.ts';
import { moveFocus, useFocus } from '../window/focus.ts';
import type { GridAction } from './grid-keys.ts';
import { useGrid } from './grid-store.ts';
import { useSelection } from './use-selection.ts';

/** Somebody in a list. */
export type PersonRow = Pick<Row<'member.list'>, 'userId' | 'username' | 'selected'>;

type Deps = {
  readonly cursor: number;
  readonly rowAt: (index: number) => PersonRow | undefined;
  readonly scrollTo: (index: number) => void;
  /** Opens the menu at a row. */
  readonly openMenu: (index: number) => void;
};

/** What clicks and keys do in the grid. The cursor moves without touching the selection unless Shift is held. */
export const useGridActions = ({ cursor, rowAt, scrollTo, openMenu }: Deps) => {
  const change = useSelection();
  const selected = useSelectionSummary()?.selected ?? 0;
  const { setCursor, setAnchor } = useGrid.getState();

  const current = rowAt(cursor);
  const userId = current?.userId;
  const username = current?.username;
  useEffect(() => {
    if (userId !== undefined && username !== undefined) useFocus.getState().setPerson({ userId, username });
  }, [userId, username]);

  const toggle = (row: PersonRow, index: number, isShift = false): void => {
    setCursor(index);
    if (isShift) {
      void change({ kind: 'range', from: useGrid.getState().anchor, to: index, keep: true });
      return;
    }
    setAnchor(index);
    void change({ kind: 'toggle', userIds: [row.userId] });
  };

  const move = (to: number, isExtending: boolean): void => {
    setCursor(to);
    scrollTo(to);
    if (isExtending) void change({ kind: 'range', from: useGrid.getState().anchor, to, keep: false });
    else setAnchor(to);
  };

  /** A right click on somebody who is not selected is about them alone; the selection is left otherwise. */
  const pointAt = (index: number): void => {
    const row = rowAt(index);
    if (row === undefined) return;
    setCursor(index);
    if (row.selected) return;
    setAnchor(index);
    void change({ kind: 'only', userIds: [row.userId] });
  };

  const openMenuByKey = (): void => {
    if (current === undefined) return;
    // Keys walk without selecting, so the menu is about the selection, or about this row when there is none.
    if (selected === 0) void change({ kind: 'only', userIds: [current.userId] });
    openMenu(cursor);
  };

  const perform = (action: GridAction): void => {
    const { run } = useCommands.getState();
    if (action.kind === 'move') move(action.to, action.isExtending);
    else if (action.kind === 'toggle') current !== undefined && toggle(current, cursor);
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
    setCursor(index);
    if (held.isShift) {
      void change({ kind: 'range', from: useGrid.getState().anchor, to: index, keep: held.isCommand });
      return;
    }
    setAnchor(index);
    void change({ kind: held.isCommand ? 'toggle' : 'only', userIds: [row.userId] });
  };

  const toggleAll = (isAll: boolean): void =>
    void change({ kind: isAll ? 'remove-matching' : 'add-matching' });

  return { perform, click, toggle, toggleAll, pointAt };
};
