import { statSync } from 'node:fs';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { readChainStart, readHead } from '../journal/chain.ts';
import { clearRestored, findRestored, noteClaim } from '../journal/meta.ts';
import type { Opened } from '../open.ts';
import { backUpNow, backUpSlowly, findBackupSeq, newestBackupMs } from './backups.ts';
import { readMarker, writeMarker } from './marker.ts';
import { type JournalProblem, toProblem } from './problem.ts';

/** What is done so that the journal outlives its file, and what a person is told about that. */
export type JournalKeeper = {
  /** Why applying is off; null: it is not. */
  readonly problem: () => JournalProblem | null;
  /** A person has looked: applying is on again. */
  readonly confirm: () => Result<null, 'not-confirmable' | 'journal-unavailable'>;
  /** When the newest good copy was written, in ms; null: there is none. */
  readonly lastBackupMs: () => number | null;
  /**
   * Copies the journal into the backup folder while other work goes on, checks the copy, keeps the three newest, and
   * notes outside of the folder how far the journal is. Throws when that is not possible; older copies stay.
   */
  readonly backUp: (nowMs: number) => Promise<void>;
  /** The same at once, for the end; does nothing when nothing was written since the last copy. */
  readonly backUpAtEnd: (nowMs: number) => void;
  /** Notes that an engine works on this very file, so that a copy made meanwhile is known for one. */
  readonly claim: () => void;
  readonly unclaim: () => void;
};

/** Where a journal and its copies are. */
export type KeptPlace = {
  readonly profileDir: string;
  readonly file: string;
  readonly backupDir: string;
  readonly applicationId: number;
};

/** Which file this is, however it is called: a copy of it has another number. */
export const toIdentity = (file: string): string => String(statSync(file, { bigint: true }).ino);

/** Notes how far the journal is. Throws on a disk that takes no more. */
export const mark = ({ profileDir }: KeptPlace, { read }: Opened): void => {
  const next = { journalId: readChainStart(read).journalId, ...readHead(read) };
  const known = readMarker(profileDir);
  if (known?.journalId !== next.journalId || known.seq !== next.seq) writeMarker(profileDir, next);
};

/** The keeper of a journal on the disk. */
export const createKeeper = (place: KeptPlace, opened: Opened): JournalKeeper => {
  const { backupDir, applicationId, file } = place;
  let savedAt = opened.writes();
  /** What is noted for the next start alone is no reason for a copy. */
  const quietly = (work: () => void): void => {
    const isSaved = opened.writes() === savedAt;
    work();
    if (isSaved) savedAt = opened.writes();
  };
  let isBackingUp: Promise<void> | null = null;
  const slowly = async (nowMs: number): Promise<void> => {
    const writes = opened.writes();
    await backUpSlowly(backupDir, nowMs, applicationId, opened.copySlowlyTo);
    savedAt = writes;
    mark(place, opened);
  };
  return {
    problem: () => toProblem(findRestored(opened.read)),
    confirm: () => {
      try {
        clearRestored(opened.write);
        mark(place, opened);
        return ok(null);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return fail('journal-unavailable', 'The journal cannot be written. Make room on the disk.', {
          detail,
        });
      }
    },
    lastBackupMs: () => newestBackupMs(backupDir),
    // One at a time: whoever asks while one is being written gets that one.
    backUp: (nowMs) => {
      isBackingUp ??= slowly(nowMs).finally(() => {
        isBackingUp = null;
      });
      return isBackingUp;
    },
    backUpAtEnd: (nowMs) => {
      const isCopied = findBackupSeq(backupDir) === readHead(opened.read).seq;
      if (isCopied && opened.writes() === savedAt && newestBackupMs(backupDir) !== null) return;
      backUpNow(backupDir, nowMs, applicationId, opened.copyTo);
      savedAt = opened.writes();
      mark(place, opened);
    },
    claim: () => quietly(() => noteClaim(opened.write, toIdentity(file))),
    unclaim: () => quietly(() => noteClaim(opened.write, null)),
  };
};

/** The keeper of a journal that is only in memory: there is nothing to keep, and nothing to confirm. */
export const createLookOnlyKeeper = (problem: JournalProblem): JournalKeeper => ({
  problem: () => problem,
  confirm: () => fail('not-confirmable', problem.message),
  lastBackupMs: () => null,
  backUp: async () => undefined,
  backUpAtEnd: () => undefined,
  claim: () => undefined,
  unclaim: () => undefined,
});
