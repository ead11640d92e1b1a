import { create } from 'zustand';
import type { UserId } from '#shared/base/brand.ts';
import { type ListState, useList } from '../window/list.ts';
import { type Scope, toScopeKey, useScope } from '../window/where.ts';

/** Somebody whom the cursor is on. */
export type Pointed = { readonly userId: UserId; readonly username: string };

type Grid = {
  /** The list that cursor and anchor belong to, by `toListKey`. */
  readonly list: string;
  /** Row of the cursor; -1: none yet. */
  readonly cursor: number;
  /** Who is at that row; null: the row is not read yet, or there is no cursor. */
  readonly pointed: Pointed | null;
  /** The row of somebody who is gone, while no row has the cursor: the keys go on from there. */
  readonly near: number;
  /** Where a range begins. */
  readonly anchor: number;
  /** Widths that a person has set, by screen and column. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly setCursor: (list: string, cursor: number, pointed: Pointed | null) => void;
  readonly setAnchor: (anchor: number) => void;
  /** Begins anew in a list, at a row or (-1) nowhere. */
  readonly place: (list: string, cursor: number, pointed: Pointed | null, near?: number) => void;
  readonly setWidth: (screen: string, column: string, width: number) => void;
};

const MIN_WIDTH = 60;

/** What the grids of people know about themselves: cursor, start of a range, column widths. */
export const useGrid = create<Grid>()((set) => ({
  list: '',
  cursor: -1,
  pointed: null,
  near: 0,
  anchor: 0,
  widths: {},
  setCursor: (list, cursor, pointed) => set({ list, cursor, pointed, near: 0 }),
  setAnchor: (anchor) => set({ anchor }),
  place: (list, cursor, pointed, near = 0) =>
    set({ list, cursor, pointed: cursor < 0 ? null : pointed, near, anchor: Math.max(0, cursor) }),
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
