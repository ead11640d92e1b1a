import { copyFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Failure } from '#shared/base/failure.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { takeEngineLock } from './engine-lock.ts';
import type { WriteHandle } from './handles.ts';
import { findHashAt, readChainStart, readHead } from './journal/chain.ts';
import { findClaim, findRestored, noteClaim, noteRestored } from './journal/meta.ts';
import { backUpNow, findBackupSeq, listBackups, rewriteAll } from './keep/backups.ts';
import {
  createKeeper,
  createLookOnlyKeeper,
  type JournalKeeper,
  type KeptPlace,
  mark,
  toIdentity,
} from './keep/keeper.ts';
import { type Marker, readMarker } from './keep/marker.ts';
import { type Loss, toCode, toLookOnly } from './keep/problem.ts';
import { setAside } from './keep/quarantine.ts';
import { openInMemory } from './memory-copy.ts';
import { type Opened, type OpenFailure, openDatabase } from './open.ts';

/** The number of the file of this name; null: there is none. */
const findNumber = (file: string): bigint | null =>
  statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null;

/**
 * The same handle, of which a transaction is refused once another file, or none, has the journal's name: a folder that
 * was moved or replaced would take commits that no next start finds. SQLite sees that only at its next checkpoint.
 */
const keepInPlace = (write: WriteHandle, file: string): WriteHandle => {
  const own = findNumber(file);
  let depth = 0;
  return {
    ...write,
    transaction: (work) => {
      if (depth === 0 && findNumber(file) !== own)
        throw new BetterSqlite3.SqliteError(
          'The journal is no longer where it was opened.',
          'SQLITE_READONLY_DBMOVED',
        );
      depth += 1;
      try {
        return write.transaction(work);
      } finally {
        depth -= 1;
      }
    },
  };
};

/** What stands in the place of a journal that was lost: a copy, or an empty one where no copy is any good. */
type Restored = { readonly opened: Opened; readonly isEmpty: boolean };

/** Puts the newest copy that opens in the place of `file`, which must be free. Copies that do not open are set aside. */
const restoreNewest = (
  file: string,
  backupDir: string,
  nowMs: number,
  open: () => Result<Opened, OpenFailure>,
): Result<Restored, OpenFailure> => {
  for (const name of listBackups(backupDir).toReversed()) {
    copyFileSync(join(backupDir, name), file);
    const opened = open();
    if (opened.ok) return { ok: true, value: { opened: opened.value, isEmpty: false } };
    // Held by another program a moment after it was put here: it may be as good as any.
    if (opened.failure.code === 'in-use') return opened;
    setAside(file, 'quarantine', nowMs);
  }
  const opened = open();
  return opened.ok ? { ok: true, value: { opened: opened.value, isEmpty: true } } : opened;
};

/** What marks a file as a journal of ours: "RcJo". */
export const JOURNAL_APPLICATION_ID = 0x52634a6f;

/** What a write handle and a read handle on the journal are passed around as. */
export type Journal = Pick<Opened, 'write' | 'read'>;

/** The journal, and what is done so that it outlives its file. */
export type OpenedJournal = Opened & JournalKeeper;

/** Changes what is in the copies of the journal; see `rewriteAll`. */
export const rewriteBackups = (profileDir: string, change: (backup: Journal) => boolean): void => {
  const { backupDir, applicationId } = toPlace(profileDir);
  rewriteAll(backupDir, applicationId, change);
};

const toPlace = (profileDir: string): KeptPlace => ({
  profileDir,
  file: join(profileDir, 'store', 'journal.db'),
  backupDir: join(profileDir, 'store', 'backup'),
  applicationId: JOURNAL_APPLICATION_ID,
});

const open = ({ file, backupDir }: KeptPlace, nowMs: number): Result<Opened, OpenFailure> =>
  openDatabase({
    file,
    set: 'journal',
    applicationId: JOURNAL_APPLICATION_ID,
    durability: 'full',
    check: 'always',
    key: null,
    backup: (db) =>
      backUpNow(backupDir, nowMs, JOURNAL_APPLICATION_ID, (to) => void db.prepare('VACUUM INTO ?').run(to)),
  });

/** True when there is no journal although there was one. */
const isGone = ({ file, backupDir }: KeptPlace, marker: Marker | null): boolean =>
  (!existsSync(file) || statSync(file).size === 0) && (marker !== null || listBackups(backupDir).length > 0);

/** True when the marker knows of more than this journal does, or of something else. */
const isBehind = ({ read }: Opened, marker: Marker | null): boolean => {
  if (marker === null) return false;
  const start = readChainStart(read);
  if (start.journalId !== marker.journalId || readHead(read).seq < marker.seq) return true;
  const known = marker.seq > start.seq ? findHashAt(read, marker.seq) : start.hash;
  return marker.seq >= start.seq && known !== marker.hash;
};

const finish = (place: KeptPlace, opened: Opened): Result<OpenedJournal, OpenFailure> =>
  ok({ ...opened, ...createKeeper(place, opened), write: keepInPlace(opened.write, place.file) });

/** Puts the newest copy in the place of a journal that is lost, unless another Rollcall is at work on it. */
const replace = (place: KeptPlace, nowMs: number, loss: Loss): Result<OpenedJournal, OpenFailure> => {
  const lock = takeEngineLock(place.profileDir);
  if (!lock.ok) return fail('not-openable', lock.failure.message, { detail: loss });
  try {
    setAside(place.file, 'quarantine', nowMs);
    const restored = restoreNewest(place.file, place.backupDir, nowMs, () => open(place, nowMs));
    if (!restored.ok) return restored;
    const { opened, isEmpty } = restored.value;
    noteRestored(opened.write, toCode(loss, isEmpty));
    noteClaim(opened.write, null);
    return finish(place, opened);
  } finally {
    lock.value.release();
  }
};

const markIfPossible = (place: KeptPlace, opened: Opened): void => {
  try {
    mark(place, opened);
  } catch {
    // Without it a later loss may be seen less well. That is no reason not to open the journal now.
  }
};

/** Looks whether the journal that was opened is the one that was written last, and notes it where it is not. */
const judge = (place: KeptPlace, nowMs: number, opened: Opened, marker: Marker | null) => {
  if (findRestored(opened.read) !== null) return finish(place, opened);
  if (isBehind(opened, marker)) {
    if (findBackupSeq(place.backupDir) > readHead(opened.read).seq) {
      opened.close();
      return replace(place, nowMs, 'behind');
    }
    noteRestored(opened.write, 'behind');
    return finish(place, opened);
  }
  const claim = findClaim(opened.read);
  if (claim !== null && claim !== toIdentity(place.file)) noteRestored(opened.write, 'copied');
  else markIfPossible(place, opened);
  return finish(place, opened);
};

/**
 * Opens the journal, `store/journal.db` in the profile, durable on every commit. A damaged one is set aside, never
 * deleted, and the newest good copy takes its place; one that is gone, or older than the marker beside its folder
 * says, is noticed. All of that keeps applying off (`problem`) until a person has confirmed it. One from a newer
 * version is refused and left alone; a disk that cannot be written is `not-openable`.
 */
export const openJournal = (profileDir: string, nowMs: number): Result<OpenedJournal, OpenFailure> => {
  const place = toPlace(profileDir);
  const marker = readMarker(profileDir);
  if (isGone(place, marker)) return replace(place, nowMs, 'missing');
  const opened = open(place, nowMs);
  if (opened.ok) return judge(place, nowMs, opened.value, marker);
  const { code } = opened.failure;
  return code === 'broken' || code === 'not-ours' ? replace(place, nowMs, 'damaged') : opened;
};

/** The journal as it is on the disk, in memory: to be looked at. Applying is off, for the reason given. */
export const openJournalInMemory = (profileDir: string, why: Failure<OpenFailure>): OpenedJournal => ({
  ...openInMemory(toPlace(profileDir).file, 'journal'),
  ...createLookOnlyKeeper(toLookOnly(why.code, why.message)),
});
