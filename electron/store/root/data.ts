import { join } from 'node:path';
import type { Clock, Log } from '#shared/base/ports.ts';
import { openCache, openCacheInMemory } from '../db/cache.ts';
import { type Copies, shareOne } from '../db/copies.ts';
import { type OpenedJournal, openJournal, openJournalInMemory } from '../db/journal.ts';
import { isFree, type Opened } from '../db/open.ts';

export type Data = {
  readonly copies: Copies;
  readonly journal: OpenedJournal;
  /** Whether the journal's file could be written right now. */
  readonly isJournalFree: () => boolean;
  readonly close: () => void;
};

const openCopy = (profileDir: string, nowMs: number, log: Log): Opened => {
  const cache = openCache(profileDir, nowMs);
  if (!cache.ok) {
    log.warn('cache.in-memory', { code: cache.failure.code, detail: cache.failure.detail });
    return openCacheInMemory(profileDir);
  }
  if (cache.value.rebuilt) log.warn('cache.rebuilt');
  return cache.value;
};

const openTruth = (profileDir: string, nowMs: number, log: Log): OpenedJournal => {
  const opened = openJournal(profileDir, nowMs);
  if (!opened.ok)
    log.error('journal.in-memory', { code: opened.failure.code, detail: opened.failure.detail });
  const journal = opened.ok ? opened.value : openJournalInMemory(profileDir, opened.failure);
  const problem = journal.problem();
  if (problem !== null) log.error('journal.problem', { problem: problem.message });
  return journal;
};

/**
 * Opens both databases of a profile; it always opens. What cannot be written (a full or read-only disk, a journal of
 * a newer version) is read into memory, to be looked at; `journal.problem` then says so, and nothing is applied.
 */
export const openData = (profileDir: string, clock: Pick<Clock, 'nowMs'>, log: Log): Data => {
  const copies = shareOne(openCopy(profileDir, clock.nowMs(), log));
  const journal = openTruth(profileDir, clock.nowMs(), log);
  /** Each part of the end is tried, whatever became of the one before: a full disk must not keep a file open. */
  const attempt = (what: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      log.warn(`${what}.not-done`, { error: String(error) });
    }
  };
  return {
    copies,
    journal,
    isJournalFree: () => isFree(join(profileDir, 'store', 'journal.db')),
    close: () => {
      attempt('copies.close', copies.close);
      attempt('journal.unclaim', journal.unclaim);
      attempt('journal.backup', () => journal.backUpAtEnd(clock.nowMs()));
      attempt('journal.close', journal.close);
    },
  };
};
