import { join } from 'node:path';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock, Log } from '#shared/base/ports.ts';
import { type Ask, createCopyKeys } from '../account/secrets.ts';
import { findAsOf } from '../copy/pass.ts';
import { type Copies, createCopies } from '../db/copies.ts';
import { findDeployment, listDeployments } from '../db/journal/deployment.ts';
import { type OpenedJournal, openJournal, openJournalInMemory } from '../db/journal.ts';
import { isFree } from '../db/open.ts';
import { createSavedViews } from './saved-views.ts';

/** What is kept on this computer: the journal, and the copy of each deployment. */
export type Data = {
  readonly copies: Copies;
  readonly journal: OpenedJournal;
  /** Whether the journal's file could be written right now. */
  readonly isJournalFree: () => boolean;
  /** Settles when every copy on the disk is open, or its key could not be had. */
  readonly ready: Promise<void>;
  readonly savedViews: Pick<ReturnType<typeof createSavedViews>, 'views' | 'forget'>;
  /**
   * Seals what an earlier version left readable, in the journal and in every copy of it. It opens all of those, which
   * takes as long as the first answers to a window: not before them. Not before `ready` either. Once.
   */
  readonly sealTexts: () => Promise<void>;
  readonly close: () => void;
};

type DataDeps = {
  readonly profileDir: string;
  readonly ask: Ask;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: Log;
};

const openTruth = ({ profileDir, clock, log }: DataDeps): OpenedJournal => {
  const opened = openJournal(profileDir, clock.nowMs());
  if (!opened.ok)
    log.error('journal.in-memory', { code: opened.failure.code, detail: opened.failure.detail });
  const journal = opened.ok ? opened.value : openJournalInMemory(profileDir, opened.failure);
  const problem = journal.problem();
  if (problem !== null) log.error('journal.problem', { problem: problem.message });
  return journal;
};

/**
 * Opens the journal of a profile, and begins to open the copies, whose keys the keychain has to give out first. It
 * always opens: what cannot be written (a full or read-only disk, a journal of a newer version) is read into memory, to
 * be looked at; `journal.problem` then says so, and nothing is applied. A copy without its key is an empty one in
 * memory until then.
 */
export const openData = (deps: DataDeps): Data => {
  const { profileDir, ask, clock, log } = deps;
  const journal = openTruth(deps);
  const isDemo = (id: DeploymentId): boolean => findDeployment(journal.read, id)?.kind === 'demo';
  const keys = createCopyKeys({ use: 'copy', ask, isDemo });
  const savedViews = createSavedViews({
    profileDir,
    journal,
    keys: createCopyKeys({ use: 'texts', ask, isDemo }),
    log,
  });
  const copies = createCopies({
    profileDir,
    keys,
    isKept: (id) => findDeployment(journal.read, id) !== null,
    findAsOf,
    clock,
    log,
  });
  const ids = listDeployments(journal.read).map(({ id }) => id);
  // Of a journal that was lost or put back it is not known which deployments it does not tell of.
  const ready = copies.openAll(ids, journal.problem() === null).catch((error: unknown) => {
    log.error('copies.not-opened', { error: String(error) });
  });
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
    savedViews,
    sealTexts: savedViews.sealAll,
    ready,
    close: () => {
      attempt('copies.close', copies.close);
      attempt('journal.unclaim', journal.unclaim);
      attempt('journal.backup', () => journal.backUpAtEnd(clock.nowMs()));
      attempt('journal.close', journal.close);
    },
  };
};
