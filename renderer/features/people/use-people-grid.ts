import { type RefObject, useCallback, useEffect, useState } from 'react';
import { PAGE_ROWS } from '#renderer/client/page-view.ts';
import type { GridSort } from '#renderer/ui/grid/grid-header.tsx';
import { GRID_LETTERS, useCommands } from '#renderer/window/commands.ts';
import { focusTarget, wantFocus } from '#renderer/window/focus.ts';
import { patchList, useGrid, useList, useSelectionSummary } from '#renderer/window/list.ts';
import { SORT_COLUMNS } from '#shared/model/member-filter.ts';
import { type Scope, toScopeKey } from '#shared/model/organization.ts';
import { type ListPress, toGridAction } from './grid-keys.ts';
import type { ListRow, PeopleList, Rows } from './people-list.ts';
import { useCursor, useCursorFollowsRow, useCursorKeepsRow, useListKey } from './use-cursor.ts';
import { useGridActions } from './use-grid-actions.ts';

/** What a grid lets others do to it. */
type Handle = {
  readonly scrollTo: (index: number) => void;
  readonly openMenu: (index: number) => void;
};

const NO_WIDTHS = {};

/** The pages that hold these rows, by their first and last row: the same ones for many steps of scrolling. */
const toPages = (first: number, last: number) => ({
  first: Math.floor(first / PAGE_ROWS) * PAGE_ROWS,
  last: (Math.floor(last / PAGE_ROWS) + 1) * PAGE_ROWS - 1,
});

/** A list of people as a grid shows it: rows, cursor, selection, keys and clicks, order and widths. */
export const usePeopleGrid = <R extends ListRow>(
  { screen, useRows, toPointed, idOfPerson }: Pick<PeopleList<R>, 'screen' | 'useRows' | keyof Rows<R>>,
  scope: Scope,
  handle: RefObject<Handle | null>,
) => {
  const list = useList();
  const [range, setRange] = useState(() => toPages(0, 0));
  const { view, isPrevious } = useRows({ ...scope, ...list }, range);
  const summary = useSelectionSummary();
  const isMac = useCommands((commands) => commands.isMac);
  const widths = useGrid((grid) => grid.widths[screen]) ?? NO_WIDTHS;
  const listKey = useListKey(scope);
  const cursor = useCursor(listKey);
  const page = view.anyPage();
  const count = page?.matching ?? 0;

  const scrollTo = useCallback((index: number) => handle.current?.scrollTo(index), [handle]);
  const openMenu = (index: number): void => handle.current?.openMenu(index);
  useCursorFollowsRow(scope, idOfPerson, scrollTo);
  // What is left of the last list says nothing about what is in this one.
  const row = isPrevious ? undefined : view.rowAt(cursor);
  useCursorKeepsRow(scope, { cursor, row: row && toPointed(row), page: isPrevious ? undefined : page });
  const place = toScopeKey(scope);
  // A list that is shown has the keyboard, however one came to it.
  useEffect(() => {
    if (place !== '') wantFocus('grid');
  }, [place]);
  const actions = useGridActions({
    list: listKey,
    cursor,
    isPrevious,
    rowAt: view.rowAt,
    toPointed,
    scrollTo,
    openMenu,
  });
  const press = (pressed: ListPress, pageRows: number): boolean => {
    const { list: placed, near } = useGrid.getState();
    // The next row is now where the one that is gone was.
    const gap = pressed.key === 'ArrowUp' || pressed.key === 'PageUp' ? near : near - 1;
    const from = cursor < 0 && placed === listKey ? gap : cursor;
    const action = toGridAction(pressed, { cursor: from, count, pageRows, letters: GRID_LETTERS.people });
    if (action !== null) actions.perform(action);
    return action !== null;
  };

  const inView = summary === undefined ? 0 : summary.selected - summary.hidden;
  return {
    page,
    failure: view.failure(),
    /** To be given to the grid as it is. */
    grid: {
      handle,
      count,
      rowAt: (index: number): R | undefined => view.rowAt(index),
      isPrevious,
      cursor,
      isAll: inView > 0 && inView === summary?.matching ? true : inView > 0 ? ('some' as const) : false,
      isMac,
      actions: { ...actions, press },
      widths,
      onWidth: (column: string, width: number) => useGrid.getState().setWidth(screen, column, width),
      sort: list.sort,
      // A column by which the store does not order is unsorted in its list.
      onSort: ({ column, direction }: GridSort) => {
        const by = SORT_COLUMNS.find((one) => one === column);
        if (by !== undefined) patchList({ sort: { column: by, direction } });
      },
      onRange: (firstRow: number, lastRow: number) => {
        const next = toPages(firstRow, lastRow);
        setRange((was) => (was.first === next.first && was.last === next.last ? was : next));
      },
      attributes: focusTarget('grid'),
    },
  };
};
