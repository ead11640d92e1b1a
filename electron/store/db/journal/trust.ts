import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

const RESTORED = 'restored';
const CLAIMED = 'claimed-by';

const find = (journal: ReadHandle, key: string): string | null =>
  journal.get<{ value: string }>(sql`SELECT value FROM meta WHERE key = ${key}`)?.value ?? null;

const note = (journal: WriteHandle, key: string, value: string | null): void => {
  if (value === null) journal.run(sql`DELETE FROM meta WHERE key = ${key}`);
  else
    journal.run(sql`INSERT INTO meta (key, value) VALUES (${key}, ${value})
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
};

/** What happened to the journal's file, as long as no person has confirmed it; null: nothing. */
export const findRestored = (journal: ReadHandle): string | null => find(journal, RESTORED);

/** Notes that this journal is not the one that was written last, and why; it stays noted over restarts. */
export const noteRestored = (journal: WriteHandle, why: string): void => note(journal, RESTORED, why);

/** A person has looked. */
export const clearRestored = (journal: WriteHandle): void => note(journal, RESTORED, null);

/** The file that an engine was last known to work on; null: none was at work when it was closed. */
export const findClaim = (journal: ReadHandle): string | null => find(journal, CLAIMED);

/** Notes the file that an engine works on, or that none does. */
export const noteClaim = (journal: WriteHandle, identity: string | null): void =>
  note(journal, CLAIMED, identity);
