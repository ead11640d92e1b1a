import type { ReadHandle } from '../../db/handles.ts';
import { moveChange } from '../../db/journal/change.ts';
import { findChange } from '../../db/journal/change-list.ts';
import { appendEvent, isCancelled } from '../../db/journal/event.ts';
import type { KeptEntry } from '../../db/keep/emergency.ts';
import type { EngineDeps } from './types.ts';

/** A result is news only about the attempt it belongs to, while that attempt has no result; what ended stays. */
const isNews = (journal: ReadHandle, entry: KeptEntry): boolean => {
  const change = findChange(journal, entry.planId, entry.n);
  if (change === null || change.putAttempts !== entry.attempt) return false;
  if (change.state === 'inflight') return true;
  // Taken for lost meanwhile: the server's answer to it is more than a guess, but nothing may wait again because of it.
  return change.state === 'unknown' && (entry.to.state === 'applied' || entry.to.state === 'failed');
};

/**
 * Takes the results that the journal could not take at the time, and forgets them where they were kept. Doing it again
 * changes nothing. Answers how many were news. Throws when the journal still takes nothing; then all are still kept.
 */
export const mergeEmergency = ({ journal, emergency }: Pick<EngineDeps, 'journal' | 'emergency'>): number => {
  const kept = emergency?.list() ?? [];
  if (kept.length === 0) return 0;
  const { write } = journal;
  const merged = write.transaction(() => {
    let news = 0;
    for (const entry of kept) {
      if (!isNews(write, entry)) continue;
      const { planId, n, attempt, to, data, stamp } = entry;
      news += 1;
      moveChange(write, planId, n, to);
      appendEvent(write, { planId, n, kind: 'result', attempt, data: { ...data, kept: 'emergency' } }, stamp);
      if (to.state === 'pending' && isCancelled(write, planId))
        moveChange(write, planId, n, { state: 'cancelled' });
    }
    return news;
  });
  emergency?.clear();
  return merged;
};
