import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { WriteHandle } from '../handles.ts';

/** The number of the file of this name; null: there is none. */
const findNumber = (file: string): bigint | null =>
  statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null;

/**
 * The same handle, of which a transaction is refused once another file, or none, has the journal's name: a folder that
 * was moved or replaced would take commits that no next start finds. SQLite sees that only at its next checkpoint.
 */
export const keepInPlace = (write: WriteHandle, file: string): WriteHandle => {
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
