import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

const find = (journal: ReadHandle, key: string): string | null =>
  journal.get<{ value: string }>(sql`SELECT value FROM meta WHERE key = ${key}`)?.value ?? null;

/** Null: nothing is kept under the key any more. */
const save = (journal: WriteHandle, key: string, value: string | null): void => {
  if (value === null) journal.run(sql`DELETE FROM meta WHERE key = ${key}`);
  else
    journal.run(sql`INSERT INTO meta (key, value) VALUES (${key}, ${value})
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
};

const RESTORED = 'restored';
const CLAIMED = 'claimed-by';

/** What happened to the journal's file, as long as no person has confirmed it; null: nothing. */
export const findRestored = (journal: ReadHandle): string | null => find(journal, RESTORED);

/** Notes that this journal is not the one that was written last, and why; it stays noted over restarts. */
export const noteRestored = (journal: WriteHandle, why: string): void => save(journal, RESTORED, why);

/** A person has looked. */
export const clearRestored = (journal: WriteHandle): void => save(journal, RESTORED, null);

/** The file that an engine was last known to work on; null: none was at work when it was closed. */
export const findClaim = (journal: ReadHandle): string | null => find(journal, CLAIMED);

/** Notes the file that an engine works on, or that none does. */
export const noteClaim = (journal: WriteHandle, identity: string | null): void =>
  save(journal, CLAIMED, identity);

const COPY_LIFE = 'copy-life-days';
/** How long a copy is kept without a refresh, unless a person said otherwise. */
const USUAL_DAYS = 30;
/** Between what numbers of days a person may choose. */
const LIFE_DAYS = { least: 1, most: 365 } as const;

const isLife = (days: number): boolean =>
  Number.isInteger(days) && days >= LIFE_DAYS.least && days <= LIFE_DAYS.most;

/** Days without a refresh after which a copy is erased. */
export const readCopyLifeDays = (journal: ReadHandle): number => {
  const found = Number(find(journal, COPY_LIFE) ?? USUAL_DAYS);
  // Whatever a damaged or edited journal says: no copy lives for ever.
  return isLife(found) ? found : USUAL_DAYS;
};

/** Says how long copies are kept from now on. */
export const saveCopyLifeDays = (journal: WriteHandle, days: number): void =>
  save(journal, COPY_LIFE, String(days));

/** What is known of the clock of a deployment's server, and of a token that it took. Times in unix milliseconds. */
export type ServerClock = {
  /** The server's clock less this machine's. */
  readonly skewMs: number;
  /** When it last took the key `keyId`, by its own clock; null: never seen. */
  readonly takenMs: number | null;
  readonly keyId: string | null;
};

const toClockKey = (id: DeploymentId): string => `server-clock:${id}`;

/** What was last kept of the clock of a deployment's server; null: nothing. */
export const findServerClock = (journal: ReadHandle, id: DeploymentId): ServerClock | null => {
  const value = find(journal, toClockKey(id));
  // Only `saveServerClock` writes it.
  return value === null ? null : (JSON.parse(value) as ServerClock);
};

/** Keeps it in the place of what was known before. */
export const saveServerClock = (journal: WriteHandle, id: DeploymentId, clock: ServerClock): void =>
  save(journal, toClockKey(id), JSON.stringify(clock));

/** Forgets it. */
export const deleteServerClock = (journal: WriteHandle, id: DeploymentId): void =>
  save(journal, toClockKey(id), null);
