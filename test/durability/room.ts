import type { Journal } from '#electron/store/db/journal.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { SmallDisk } from './small-disk.ts';

const PLENTY = 1_000_000;

/**
 * Takes all room from a journal and gives it back: the disk's where there is a small one, else the file may not grow
 * (which SQLite tells by the same error, but lets a few small writes pass).
 */
export const createRoom = ({ write }: Pick<Journal, 'write'>, disk: SmallDisk | null) => {
  const pages = (): number => write.get<{ page_count: number }>(sql`PRAGMA page_count`)?.page_count ?? 0;
  // A pragma takes no bound values.
  const limit = (to: number): void =>
    void write.column({ text: `PRAGMA max_page_count = ${to}`, values: [] });
  return {
    /** Into a log that is there already SQLite would write for a while without a byte more. */
    emptyLog: (): void => void write.column(sql`PRAGMA wal_checkpoint(TRUNCATE)`),
    take: (): void => (disk === null ? limit(pages()) : disk.fill()),
    give: (): void => (disk === null ? limit(PLENTY) : disk.free()),
  };
};
