import { create } from 'zustand';
import type { PlanId } from '#shared/base/brand.ts';
import type { PlanFilter } from '#shared/model/plan-filter.ts';

type History = {
  readonly filter: PlanFilter;
  readonly setFilter: (filter: PlanFilter) => void;
  /** Where the keyboard was last in the list, and on which plan. */
  readonly last: { readonly index: number; readonly planId: PlanId } | null;
  /** The line that the keyboard goes to once it is drawn; null: to none. */
  readonly wanted: number | null;
};

/** Which plans the history shows, and where the keyboard is among them. */
export const useHistory = create<History>()((set) => ({
  filter: 'all',
  setFilter: (filter) => set({ filter, last: null, wanted: null }),
  last: null,
  wanted: null,
}));
