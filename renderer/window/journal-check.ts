import { create } from 'zustand';
import type { Client } from '#renderer/client/client.ts';
import type { Failure } from '#shared/base/failure.ts';
import type { Output } from '#shared/contract/index.ts';

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
