import { create } from 'zustand';
import type { SortColumn } from '#shared/model/member-filter.ts';
import { resize, type Widths } from './columns.ts';

type Grid = {
  /** Row of the cursor; -1: none yet. */
  readonly cursor: number;
  /** Where a range begins. */
  readonly anchor: number;
  readonly widths: Widths;
  readonly setCursor: (cursor: number) => void;
  readonly setAnchor: (anchor: number) => void;
  readonly setWidth: (id: SortColumn, width: number) => void;
};

/** What the members grid knows about itself: cursor, start of a range, column widths. */
export const useGrid = create<Grid>()((set) => ({
  cursor: -1,
  anchor: 0,
  widths: {},
  setCursor: (cursor) => set({ cursor }),
  setAnchor: (anchor) => set({ anchor }),
  setWidth: (id, width) => set(({ widths }) => ({ widths: resize(widths, id, width) })),
}));
