import { create } from 'zustand';
import type { PlanFilter } from '#shared/contract/history.ts';

type History = {
  readonly filter: PlanFilter;
  readonly setFilter: (filter: PlanFilter) => void;
};

/** Which plans the history shows. */
export const useHistory = create<History>()((set) => ({
  filter: 'all',
  setFilter: (filter) => set({ filter }),
}));
