import type { Log } from '#shared/base/ports.ts';
import { openCache } from '../db/cache.ts';
import { type OpenedJournal, openJournal } from '../db/journal.ts';
import type { Opened } from '../db/open.ts';

export type Data = {
  readonly cache: Opened;
  readonly journal: OpenedJournal;
  readonly close: () => void;
};

/**
 * Opens both databases of a profile. A journal that cannot be opened at all (a newer version wrote it, the disk is
 * not writable) ends the store: going on without it would mean to forget what was done. Main shows the reason.
 */
export const openData = (profileDir: string, nowMs: number, log: Log): Data => {
  const cache = openCache(profileDir, nowMs);
  if (!cache.ok) throw new Error(`${cache.failure.message} (${cache.failure.detail ?? cache.failure.code})`);
  const journal = openJournal(profileDir, nowMs);
  if (!journal.ok) {
    cache.value.close();
    throw new Error(`${journal.failure.message} (${journal.failure.detail ?? journal.failure.code})`);
  }
  if (cache.value.rebuilt) log.warn('cache.rebuilt');
  if (journal.value.problem !== null) log.error('journal.restored', { problem: journal.value.problem });
  return {
    cache: cache.value,
    journal: journal.value,
    close: () => {
      cache.value.close();
      journal.value.backUp(nowMs);
      journal.value.close();
    },
  };
};
