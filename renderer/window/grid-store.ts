import { create } from 'zustand';
import type { UserId } from '#shared/base/brand.ts';
import { type ListState, useList } from './list.ts';
import { type Scope, toScopeKey, useScope } from './where.ts';

/** Somebody whom the cursor is on. */
export type Pointed = { readonly userId: UserId; readonly username: string };

export type RangeEnd = { readonly userId: UserId } | { readonly row: number };

/** A place of a list as an end of a range: who is seen there is meant, wherever they are by now. */
export const toRangeEnd = (row: number, person: Pick<Pointed, 'userId'> | null | undefined): RangeEnd =>
  person == null ? { row } : { userId: person.userId };

type Grid = {
  /** The list that cursor and anchor belong to, by `toListKey`. */
  readonly list: string;
  /** Row of the cursor; -1: none yet. */
  readonly cursor: number;
  /** Who is at that row; null: the row is not read yet, or there is no cursor. */
  readonly pointed: Pointed | null;
  /** The row of somebody who is gone, while no row has the cursor: the keys go on from there. */
  readonly near: number;
  /** Where a range begins in this list: with whom, or in which row as long as that is not read. */
  readonly anchor: RangeEnd;
  /** Widths that a person has set, by screen and column. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly setCursor: (list: string, cursor: number, pointed: Pointed | null) => void;
  readonly setAnchor: (anchor: RangeEnd) => void;
  /** Begins anew in a list, at a row or (-1) nowhere. */
  readonly place: (list: string, cursor: number, pointed: Pointed | null) => void;
  /** The rows changed under the cursor, which stays on its person; null: who is gone. A range goes on from whom it began with. */
  readonly follow: (list: string, cursor: number, pointed: Pointed | null) => void;
  readonly setWidth: (screen: string, column: string, width: number) => void;
};

const MIN_WIDTH = 60;

/** What the grids of people know about themselves: cursor, start of a range, column widths. */
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
    const person = cursor < 0 ? null : pointed;
    set({ list, cursor, pointed: person, near: 0, anchor: toRangeEnd(Math.max(0, cursor), person) });
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
 * Whom a key or a button is about while nobody is selected: who is under the cursor of the list on the screen, and
 * nobody who was in another list, is filtered out, or is gone.
 */
export const usePointed = (): Pointed | null => {
  const scope = useScope();
  const state = useList();
  const list = scope === null ? null : toListKey(scope, state);
  return useGrid((grid) => (grid.list === list ? grid.pointed : null));
};
