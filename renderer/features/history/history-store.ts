import { create } from 'zustand';
import type { Client } from '#renderer/client/client.ts';
import type { PlanId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import type { Output } from '#shared/contract/index.ts';
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

type JournalCheck = {
  readonly isRunning: boolean;
  /** What the last check found; null: none was made since the start. */
  readonly found: Output<'history.verify'> | null;
  readonly failure: Failure | null;
};

/** The last check of the journal's chain. */
export const useJournalCheck = create<JournalCheck>()(() => ({
  isRunning: false,
  found: null,
  failure: null,
}));

/** Has the store walk the whole journal; a second call while one runs does nothing. */
export const checkJournal = async (client: Client): Promise<void> => {
  if (useJournalCheck.getState().isRunning) return;
  useJournalCheck.setState({ isRunning: true, failure: null });
  const reply = await client.call('history.verify', {});
  useJournalCheck.setState(
    reply.ok
      ? { isRunning: false, found: reply.value, failure: null }
      : { isRunning: false, failure: reply.failure },
  );
};
