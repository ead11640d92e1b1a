import type BetterSqlite3 from 'better-sqlite3';

/** `full`: a commit is on the disk when it returns. `normal`: power loss may take the last commits. */
export type Durability = 'full' | 'normal';

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
