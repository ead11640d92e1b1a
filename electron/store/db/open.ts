import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { carryRows, type OtherFile } from './carry.ts';
import { setKey } from './cipher.ts';
import { type ReadHandle, toReadHandle, toWriteHandle, type WriteHandle } from './handles.ts';
import { listMigrations, type MigrationSet, migrate } from './migrate.ts';
import { isOnNetwork } from './network-disk.ts';

/** `full`: a commit is on the disk when it returns. `normal`: power loss may take the last commits. */
type Durability = 'full' | 'normal';

const SYNCHRONOUS = { normal: 1, full: 2 } as const;

/** Settings that this build of SQLite does not have on its own (engine 8). Order matters. */
export const configure = (db: BetterSqlite3.Database, durability: Durability): void => {
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
  // A first copy of 100,000 people is 60 MB of pages; moving them into the file every 4 MB writes each many times.
  if (durability === 'normal') db.pragma('wal_autocheckpoint = 16000');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  // Sorting many people would otherwise write them, readable, into a file of the system's folder for such files.
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  if (process.platform === 'darwin') {
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
  }
};

/**
 * The settings that did not take, by name; empty: all did. A disk without shared memory refuses the write-ahead log
 * without an error, and then nothing that the journal promises would hold.
 */
export const findUnset = (db: BetterSqlite3.Database, durability: Durability): readonly string[] => {
  const wanted: Readonly<Record<string, string | number>> = {
    journal_mode: 'wal',
    synchronous: SYNCHRONOUS[durability],
    foreign_keys: 1,
    secure_delete: 1,
    temp_store: 2,
    trusted_schema: 0,
    cell_size_check: 1,
    ...(process.platform === 'darwin' ? { fullfsync: 1, checkpoint_fullfsync: 1 } : {}),
  };
  return Object.entries(wanted)
    .filter(([name, value]) => db.pragma(name, { simple: true }) !== value)
    .map(([name]) => name);
};

/** Which file is opened, as what and how. */
export type OpenOptions = {
  readonly file: string;
  readonly set: MigrationSet;
  /** Marks the file as ours, so that another program's database is not taken for it. */
  readonly applicationId: number;
  readonly durability: Durability;
  readonly backup: (db: BetterSqlite3.Database) => void;
  /**
   * Reading a whole file to check it costs the start of the app a fifth of a second at 100,000 members: a file that
   * can be fetched again is checked only when it was not closed properly.
   */
  readonly check: 'always' | 'after-unclean-end';
  /** What the file is enciphered with, as 64 hexadecimal digits; null: everybody can read it. */
  readonly key: string | null;
  /**
   * Memory for pages that were read, in MiB; left out: SQLite's own 2. Each page that is not in it is deciphered again
   * for each question: at 100,000 people a search took 200-400 ms with 2, 36-50 ms with 64.
   */
  readonly pagesMib?: number;
};

/** An open database: one writer, and a reader that cannot write. */
export type Opened = {
  readonly write: WriteHandle;
  readonly read: ReadHandle;
  /** Writes a consistent copy to `file`; throws when it cannot. */
  readonly copyTo: (file: string) => void;
  /** The same a few pages at a time, so that other work goes on in between. */
  readonly copySlowlyTo: (file: string) => Promise<void>;
  /** Rows written over this connection so far; the same number later means that nothing was written in between. */
  readonly writes: () => number;
  /** Puts rows of another file in the place of those here, or the other way; see `carryRows`. */
  readonly carry: (direction: 'in' | 'out', other: OtherFile, only: DeploymentId | null) => void;
  /** Moves the write-ahead log into the file and leaves none of it behind. */
  readonly truncateLog: () => void;
  /** Moves the write-ahead log into the file and lets go of both connections. */
  readonly close: () => void;
};

/** Why a database was not opened. `in-use`: another program holds it; the others are of the file, or of its disk. */
export type OpenFailure = 'broken' | 'from-the-future' | 'not-ours' | 'not-openable' | 'in-use';

/**
 * How long a lock of another program is waited for; the thread stands still meanwhile. At the start somebody else may be
 * setting the file up; later a pause waits to be written down, and a program that copies files holds one for less.
 */
const BUSY_MS = { atStart: 5_000, later: 1_500 } as const;

/** True for an error that says that the file itself is damaged. */
export const isBroken = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);

/** True for an error that says that another program holds the file. */
const isInUse = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);

/**
 * Whose file this is, without a byte of it changed. Both looks are one: between two, another process may have set it up,
 * and what is taken for the database of another program is set aside.
 */
const findOwner = (db: BetterSqlite3.Database, applicationId: number): 'nobody' | 'us' | 'others' =>
  db.transaction(() => {
    const found = Number(db.pragma('application_id', { simple: true }));
    if (found === applicationId) return 'us';
    const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    return found === 0 && isEmpty ? 'nobody' : 'others';
  })();

/** A proper end moves the write-ahead log into the file and leaves none, or an empty one. */
const endedProperly = (file: string): boolean =>
  !existsSync(`${file}-wal`) || statSync(`${file}-wal`).size === 0;

const IN_USE = 'Another program holds the file.';
/** Throws when another program keeps us from writing. Leaves the file as it was. */
const tryToWrite = (db: BetterSqlite3.Database): void => {
  db.exec('BEGIN IMMEDIATE');
  db.exec('ROLLBACK');
};

/** Whether a file can be written right now, by asking for its lock and giving it back at once. */
export const isFree = (file: string): boolean => {
  let db: BetterSqlite3.Database | null = null;
  try {
    db = new BetterSqlite3(file, { timeout: 0, fileMustExist: true });
    tryToWrite(db);
    return true;
  } catch (error) {
    // Whatever else is wrong with it, nobody is in the way.
    return !isInUse(error);
  } finally {
    db?.close();
  }
};

const NOT_OPENABLE = 'The file cannot be opened. Check that the disk is writable and not full.';

const leftMs = (untilMs: number): number => Math.max(0, Math.ceil(untilMs - performance.now()));

/** Each step may wait for a lock of its own, and all of them together only until then. */
const prepareWriter = (
  db: BetterSqlite3.Database,
  options: OpenOptions,
  { isChecked, untilMs }: { readonly isChecked: boolean; readonly untilMs: number },
): Result<null, OpenFailure> => {
  const waitAsLongAsLeft = (): void => void db.pragma(`busy_timeout = ${leftMs(untilMs)}`);
  const owner = findOwner(db, options.applicationId);
  if (owner === 'others')
    return fail('not-ours', 'The file is a database of another program.', { detail: options.set });
  // A copy that is in use is waited for where it is written; a journal that cannot be written is only looked at.
  if (options.durability === 'full') tryToWrite(db);
  waitAsLongAsLeft();
  configure(db, options.durability);
  const unset = findUnset(db, options.durability);
  if (unset.length > 0)
    return fail('not-openable', NOT_OPENABLE, { detail: `this disk does not allow ${unset.join(', ')}` });
  if (owner === 'nobody') db.pragma(`application_id = ${options.applicationId}`);
  waitAsLongAsLeft();
  const migrated = migrate(db, listMigrations(options.set), () => options.backup(db));
  if (!migrated.ok) return migrated;
  if (isChecked && db.pragma('quick_check(1)', { simple: true }) !== 'ok')
    return fail('broken', 'The file is damaged.', { detail: options.set });
  return ok(null);
};

const PAGES_AT_ONCE = 200;

const toOpened = (writer: BetterSqlite3.Database, reader: BetterSqlite3.Database): Opened => ({
  write: toWriteHandle(writer),
  read: toReadHandle(reader),
  copyTo: (file) => void writer.prepare('VACUUM INTO ?').run(file),
  copySlowlyTo: async (file) => void (await writer.backup(file, { progress: () => PAGES_AT_ONCE })),
  truncateLog: () => void writer.pragma('wal_checkpoint(TRUNCATE)'),
  carry: (direction, other, only) => carryRows(writer, direction, other, only),
  writes: () => Number(writer.prepare('SELECT total_changes()').pluck().get()),
  close: () => {
    reader.close();
    // On a full or broken disk the log stays beside the file, and the next start reads it.
    try {
      writer.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      writer.close();
    }
  },
});

const openConnection = (
  { file, key, pagesMib }: OpenOptions,
  options: BetterSqlite3.Options,
): BetterSqlite3.Database => {
  const db = new BetterSqlite3(file, options);
  try {
    if (key !== null) setKey(db, key);
    if (pagesMib !== undefined) db.pragma(`cache_size = ${-1024 * pagesMib}`);
    db.pragma('temp_store = MEMORY');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const openOnce = (options: OpenOptions, untilMs: number): Result<Opened, OpenFailure> => {
  let db: BetterSqlite3.Database | null = null;
  try {
    mkdirSync(dirname(options.file), { recursive: true, mode: 0o700 });
    if (options.durability === 'full' && isOnNetwork(dirname(options.file)))
      return fail(
        'not-openable',
        'The journal may not lie on a network share. Move the profile to a disk of this computer.',
      );
    const isChecked = options.check === 'always' || !endedProperly(options.file);
    const writer = openConnection(options, { timeout: leftMs(untilMs) });
    db = writer;
    const prepared = prepareWriter(writer, options, { isChecked, untilMs });
    if (!prepared.ok) {
      writer.close();
      return prepared;
    }
    const reader = openConnection(options, { readonly: true, timeout: BUSY_MS.later });
    writer.pragma(`busy_timeout = ${BUSY_MS.later}`);
    reader.pragma('query_only = ON');
    return ok(toOpened(writer, reader));
  } catch (error) {
    db?.close();
    const detail = error instanceof Error ? error.message : String(error);
    if (isInUse(error)) return fail('in-use', IN_USE, { detail });
    return isBroken(error)
      ? fail('broken', 'The file is damaged.', { detail })
      : fail('not-openable', NOT_OPENABLE, { detail });
  }
};

const RETRY_MS = 20;
const standStill = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/**
 * Opens, checks and migrates one database file: a writer and a reader that cannot write. `in-use`: another program held
 * it for all of five seconds. SQLite itself waits for a lock only where it holds none yet: setting up the write-ahead
 * log, for one, fails at once while another process writes (of 20 that set up one journal on a slow disk, 4 and 7 failed).
 */
export const openDatabase = (options: OpenOptions): Result<Opened, OpenFailure> => {
  const untilMs = performance.now() + BUSY_MS.atStart;
  for (;;) {
    const opened = openOnce(options, untilMs);
    if (opened.ok || opened.failure.code !== 'in-use' || performance.now() >= untilMs) return opened;
    standStill(RETRY_MS);
  }
};
