import { create } from 'zustand';

type Grid = {
  /** The list that cursor and anchor belong to. */
  readonly list: string;
  /** Row of the cursor; -1: none yet. */
  readonly cursor: number;
  /** Where a range begins. */
  readonly anchor: number;
  /** Widths that a person has set, by screen and column. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly setCursor: (cursor: number) => void;
  readonly setAnchor: (anchor: number) => void;
  /** Begins anew in a list, at a row or (-1) nowhere. */
  readonly place: (list: string, cursor: number) => void;
  readonly setWidth: (screen: string, column: string, width: number) => void;
};

const MIN_WIDTH = 60;

/** What the grids of people know about themselves: cursor, start of a range, column widths. */
export const useGrid = create<Grid>()((set) => ({
  list: '',
  cursor: -1,
  anchor: 0,
  widths: {},
  setCursor: (cursor) => set({ cursor }),
  setAnchor: (anchor) => set({ anchor }),
  place: (list, cursor) => set({ list, cursor, anchor: Math.max(0, cursor) }),
  setWidth: (screen, column, width) =>
    set(({ widths }) => ({
      widths: {
        ...widths,
        [screen]: { ...widths[screen], [column]: Math.max(MIN_WIDTH, Math.round(width)) },
      },
    })),
}));
