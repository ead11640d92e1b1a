import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import { type Opened, type OpenFailure, openDatabase } from './open.ts';

const APPLICATION_ID = 0x52634a6f; // "RcJo"
const BACKUPS_KEPT = 3;

/** What a write handle and a read handle on the journal are passed around as. */
export type Journal = Pick<Opened, 'write' | 'read'>;

export type OpenedJournal = Opened & {
  /** Set when the file was damaged: from which copy work goes on, or that it starts empty. Apply stays off. */
  readonly problem: string | null;
  /** Copies the journal into the backup folder; the three newest copies stay. */
  readonly backUp: (nowMs: number) => void;
};

const listBackups = (dir: string): readonly string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => /^journal-\d+\.db$/.test(name))
        .sort()
    : [];

const backUpInto = (dir: string, nowMs: number, copyTo: (file: string) => void): void => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, `journal-${String(nowMs).padStart(15, '0')}.db`);
  rmSync(`${file}.part`, { force: true });
  copyTo(`${file}.part`);
  renameSync(`${file}.part`, file);
  const all = listBackups(dir);
  for (const name of all.slice(0, Math.max(0, all.length - BACKUPS_KEPT)))
    rmSync(join(dir, name), { force: true });
};

const open = (dir: string, nowMs: number): Result<Opened, OpenFailure> =>
  openDatabase({
    file: join(dir, 'journal.db'),
    set: 'journal',
    applicationId: APPLICATION_ID,
    durability: 'full',
    check: 'always',
    backup: (db) => backUpInto(join(dir, 'backup'), nowMs, (to) => void db.prepare('VACUUM INTO ?').run(to)),
  });

const quarantine = (dir: string, nowMs: number): void => {
  for (const suffix of ['', '-wal', '-shm']) {
    const file = join(dir, `journal.db${suffix}`);
    if (existsSync(file)) renameSync(file, join(dir, `journal.db.quarantine-${nowMs}${suffix}`));
  }
};

const restoreNewest = (dir: string, nowMs: number): Result<Opened, OpenFailure> => {
  for (const name of listBackups(join(dir, 'backup')).toReversed()) {
    copyFileSync(join(dir, 'backup', name), join(dir, 'journal.db'));
    const opened = open(dir, nowMs);
    if (opened.ok) return opened;
    quarantine(dir, nowMs + 1);
  }
  return open(dir, nowMs);
};

/**
 * Opens the journal, `store/journal.db` in the profile, durable on every commit. A damaged one is set aside, never
 * deleted, and the newest good backup takes its place; one from a newer version is refused and left alone.
 */
export const openJournal = (profileDir: string, nowMs: number): Result<OpenedJournal, OpenFailure> => {
  const dir = join(profileDir, 'store');
  const finish = (opened: Opened, problem: string | null): Result<OpenedJournal, OpenFailure> =>
    ok({ ...opened, problem, backUp: (at) => backUpInto(join(dir, 'backup'), at, opened.copyTo) });
  const first = open(dir, nowMs);
  if (first.ok) return finish(first.value, null);
  if (first.failure.code !== 'broken' && first.failure.code !== 'not-ours') return first;
  quarantine(dir, nowMs);
  const second = restoreNewest(dir, nowMs);
  if (!second.ok) return second;
  return finish(
    second.value,
    'The journal was damaged. Rollcall set the file aside and went back to its last good copy. Applying is off: check the history against the server before you go on.',
  );
};
