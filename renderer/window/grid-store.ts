import { create } from 'zustand';
import type { Person } from './focus.ts';
import { type ListState, useList } from './list.ts';
import { type Scope, toScopeKey, useScope } from './where.ts';

/** A row that the cursor is on: by what its list knows it, what it is called, and whom it is about; null: nobody. */
export type Pointed = { readonly id: string; readonly name: string; readonly person: Person | null };

export type RangeEnd = { readonly id: string } | { readonly row: number };

/** A place of a list as an end of a range: what is seen there is meant, wherever it is by now. */
export const toRangeEnd = (row: number, pointed: Pick<Pointed, 'id'> | null | undefined): RangeEnd =>
  pointed == null ? { row } : { id: pointed.id };

type Grid = {
  /** The list that cursor and anchor belong to, by `toListKey`. */
  readonly list: string;
  /** Row of the cursor; -1: none yet. */
  readonly cursor: number;
  /** What is at that row; null: the row is not read yet, or there is no cursor. */
  readonly pointed: Pointed | null;
  /** Where a row was that is gone, while no row has the cursor: the keys go on from there. */
  readonly near: number;
  /** Where a range begins in this list: with which row, or in which place as long as that is not read. */
  readonly anchor: RangeEnd;
  /** Widths that a person has set, by screen and column. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly setCursor: (list: string, cursor: number, pointed: Pointed | null) => void;
  readonly setAnchor: (anchor: RangeEnd) => void;
  /** Begins anew in a list, at a row or (-1) nowhere. */
  readonly place: (list: string, cursor: number, pointed: Pointed | null) => void;
  /** The rows changed under the cursor, which stays on its own; null: that is gone. A range goes on from what it began with. */
  readonly follow: (list: string, cursor: number, pointed: Pointed | null) => void;
  readonly setWidth: (screen: string, column: string, width: number) => void;
};

const MIN_WIDTH = 60;

/** What the grids know about themselves: cursor, start of a range, column widths. */
export const useGrid = create<Grid>()((set) => ({
  list: '',
  cursor: -1,
  pointed: null,
  near: 0,
  anchor: { row: 0 },
  widths: {},
  // A range does not begin in a list that is not there any more.
  setCursor: (list, cursor, pointed) =>
    set((was) => ({
      ...{ list, cursor, pointed, near: 0 },
      anchor: was.list === list ? was.anchor : toRangeEnd(cursor, pointed),
    })),
  setAnchor: (anchor) => set({ anchor }),
  place: (list, cursor, pointed) => {
    const at = cursor < 0 ? null : pointed;
    set({ list, cursor, pointed: at, near: 0, anchor: toRangeEnd(Math.max(0, cursor), at) });
  },
  follow: (list, cursor, pointed) =>
    set(({ anchor }) => ({
      ...(pointed === null ? { list, cursor: -1, near: cursor } : { list, cursor, near: 0 }),
      pointed,
      anchor: 'row' in anchor ? toRangeEnd(cursor, pointed) : anchor,
    })),
  setWidth: (screen, column, width) =>
    set(({ widths }) => ({
      widths: {
        ...widths,
        [screen]: { ...widths[screen], [column]: Math.max(MIN_WIDTH, Math.round(width)) },
      },
    })),
}));

/** A list as it is filtered and sorted, as text: a row number means something in it alone. */
export const toListKey = (scope: Scope, { filter, sort }: ListState): string =>
  JSON.stringify([toScopeKey(scope), filter, sort]);

/**
 * What a key or a button is about while nothing is selected: the row under the cursor of the list on the screen, and
 * none that was in another list, is filtered out, or is gone.
 */
export const usePointed = (): Pointed | null => {
  const scope = useScope();
  const state = useList();
  const list = scope === null ? null : toListKey(scope, state);
  return useGrid((grid) => (grid.list === list ? grid.pointed : null));
};
