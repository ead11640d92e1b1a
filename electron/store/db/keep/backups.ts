import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type ReadHandle, toReadHandle, toWriteHandle, type WriteHandle } from '../handles.ts';
import { flushFile, flushFolder } from './flush.ts';

const BACKUPS_KEPT = 3;
/** Milliseconds since 1970, as we write them: what has another form, or lies three thousand years ahead, is none of ours. */
const NAME = /^journal-(0\d{14})\.db$/;

const stampOf = (name: string): number => Number(NAME.exec(name)?.[1] ?? 0);

/** Names of the copies in a backup folder, oldest first. What is no file is no copy; a folder that cannot be read has none. */
export const listBackups = (dir: string): readonly string[] => {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isFile() && NAME.test(entry.name))
      .map(({ name }) => name)
      .sort((a, b) => stampOf(a) - stampOf(b));
  } catch {
    // None was ever made, or something else is in its place: writing one says so.
    return [];
  }
};

/** When the newest copy was written, in ms; null: there is none. */
export const newestBackupMs = (dir: string): number | null => {
  const newest = listBackups(dir).at(-1);
  return newest === undefined ? null : stampOf(newest);
};

/** Makes the copy a single file, to be opened without a log beside it, and reads it whole. */
const check = (file: string, applicationId: number): void => {
  const copy = new BetterSqlite3(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const isOurs = copy.pragma('application_id', { simple: true }) === applicationId;
    const found = copy.pragma('quick_check(1)', { simple: true });
    if (!isOurs || found !== 'ok') throw new Error(`The copy of the journal is no good: ${String(found)}`);
  } finally {
    copy.close();
  }
};

/** Where the next copy goes while it is not known to be good, and what makes it one of the copies. */
const prepare = (dir: string, nowMs: number, applicationId: number) => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  // A clock that was set back must not make the newest copy look like the oldest.
  const stamp = Math.max(nowMs, (newestBackupMs(dir) ?? 0) + 1);
  const file = join(dir, `journal-${String(stamp).padStart(15, '0')}.db`);
  const part = `${file}.part`;
  for (const name of readdirSync(dir))
    if (name.includes('.db.part')) rmSync(join(dir, name), { force: true });
  const keep = (): void => {
    check(part, applicationId);
    flushFile(part);
    renameSync(part, file);
    flushFolder(dir);
    const all = listBackups(dir);
    for (const name of all.slice(0, Math.max(0, all.length - BACKUPS_KEPT)))
      rmSync(join(dir, name), { force: true });
  };
  return { part, keep, drop: (): void => rmSync(part, { force: true }) };
};

/** Writes a copy at once. Throws when it cannot be written or is no good; then the copies there were stay. */
export const backUpNow = (
  dir: string,
  nowMs: number,
  applicationId: number,
  copyTo: (file: string) => void,
): void => {
  const next = prepare(dir, nowMs, applicationId);
  try {
    copyTo(next.part);
    next.keep();
  } catch (error) {
    next.drop();
    throw error;
  }
};

/** The same while other work goes on. */
export const backUpSlowly = async (
  dir: string,
  nowMs: number,
  applicationId: number,
  copyTo: (file: string) => Promise<void>,
): Promise<void> => {
  const next = prepare(dir, nowMs, applicationId);
  try {
    await copyTo(next.part);
    next.keep();
  } catch (error) {
    next.drop();
    throw error;
  }
};

const REWRITTEN = '.rewritten';

/**
 * Puts each copy in which `change` changes something in the place of the one that was: whole and checked, or not at
 * all. What is deleted in it is overwritten. A copy that cannot be read is left alone.
 */
export const rewriteAll = (
  dir: string,
  applicationId: number,
  change: (backup: { readonly read: ReadHandle; readonly write: WriteHandle }) => boolean,
): void => {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir)) if (name.endsWith(REWRITTEN)) rmSync(join(dir, name), { force: true });
  for (const name of listBackups(dir)) {
    const next = join(dir, `${name}${REWRITTEN}`);
    try {
      copyFileSync(join(dir, name), next);
      const copy = new BetterSqlite3(next);
      const isChanged = ((): boolean => {
        try {
          copy.pragma('journal_mode = MEMORY');
          copy.pragma('secure_delete = ON');
          return change({ read: toReadHandle(copy), write: toWriteHandle(copy) });
        } finally {
          copy.close();
        }
      })();
      if (!isChanged) continue;
      check(next, applicationId);
      flushFile(next);
      renameSync(next, join(dir, name));
      flushFolder(dir);
    } catch {
      // Damaged, or from a version without such a table: it is no better and no worse than before.
    } finally {
      rmSync(next, { force: true });
    }
  }
};

/** The number of the last event in the newest copy; 0: there is no copy, or it cannot be read. */
export const findBackupSeq = (dir: string): number => {
  const newest = listBackups(dir).at(-1);
  if (newest === undefined) return 0;
  try {
    const copy = new BetterSqlite3(join(dir, newest), { readonly: true });
    try {
      return Number(copy.prepare('SELECT ifnull(max(seq), 0) FROM event').pluck().get());
    } finally {
      copy.close();
    }
  } catch {
    // A copy that is no good has nothing to offer.
    return 0;
  }
};
