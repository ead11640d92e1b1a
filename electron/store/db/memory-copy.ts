import { existsSync, readFileSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { carryRows } from './carry.ts';
import { toReadHandle, toWriteHandle } from './handles.ts';
import { listMigrations, type MigrationSet, migrate } from './migrate.ts';
import type { Opened } from './open.ts';

/** Offsets of the two format bytes in a database header; 1 stands for a rollback journal, 2 for a write-ahead log. */
const FORMAT_BYTES = [18, 19] as const;
const HEADER_BYTES = 100;

/** A file that another program holds whole is read as it lies there; nobody waits long for that. */
const LOCKED_MS = 300;

const readWithLog = (file: string): Buffer | null => {
  if (!existsSync(`${file}-wal`) || statSync(`${file}-wal`).size === 0) return null;
  try {
    const db = new BetterSqlite3(file, { readonly: true, timeout: LOCKED_MS });
    try {
      return db.serialize();
    } finally {
      db.close();
    }
  } catch {
    // A log that cannot be read here: what was moved into the file before is better than nothing to look at.
    return null;
  }
};

const readImage = (file: string): Buffer | null => {
  try {
    const image = readWithLog(file) ?? readFileSync(file);
    if (image.length < HEADER_BYTES) return null;
    // A database in memory has no write-ahead log, and is refused when its header asks for one.
    for (const at of FORMAT_BYTES) image[at] = 1;
    return image;
  } catch {
    return null;
  }
};

type Tables = ReadonlyMap<string, ReadonlySet<string>>;

const readTables = (db: BetterSqlite3.Database): Tables => {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  return new Map(
    names.map((name) => [
      String(name),
      new Set(db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(String(name)).map(String)),
    ]),
  );
};

/** True when `found` has every table and column of `wanted`: our questions can be asked of it. */
const covers = (found: Tables, wanted: Tables): boolean =>
  [...wanted].every(([table, columns]) =>
    [...columns].every((column) => found.get(table)?.has(column) === true),
  );

const openEmpty = (set: MigrationSet): BetterSqlite3.Database => {
  const db = new BetterSqlite3(':memory:');
  migrate(db, listMigrations(set), () => undefined);
  return db;
};

const openImage = (file: string, set: MigrationSet): BetterSqlite3.Database | null => {
  const image = readImage(file);
  if (image === null) return null;
  const empty = openEmpty(set);
  try {
    const db = new BetterSqlite3(image);
    // One from a newer version is as good to look at, as long as it has everything we ask for.
    migrate(db, listMigrations(set), () => undefined);
    if (covers(readTables(db), readTables(empty))) return db;
    db.close();
    return null;
  } catch {
    // Damaged: there is nothing to show.
    return null;
  } finally {
    empty.close();
  }
};

const toOpened = (db: BetterSqlite3.Database): Opened => {
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('temp_store = MEMORY');
  return {
    write: toWriteHandle(db),
    read: toReadHandle(db),
    copyTo: (to) => void db.prepare('VACUUM INTO ?').run(to),
    copySlowlyTo: async (to) => void (await db.backup(to)),
    truncateLog: () => undefined,
    carry: (direction, other, only) => carryRows(db, direction, other, only),
    writes: () => 0,
    close: () => db.close(),
  };
};

/**
 * The content of a database file in memory, for a disk that cannot be written: everything can be looked at and tried
 * out, and nothing of it is kept. A file that cannot be read, or has another shape than ours, gives an empty one.
 */
export const openInMemory = (file: string, set: MigrationSet): Opened =>
  toOpened(openImage(file, set) ?? openEmpty(set));

/** An empty database in memory. */
export const openEmptyInMemory = (set: MigrationSet): Opened => toOpened(openEmpty(set));
