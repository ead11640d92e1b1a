import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** What is known of the clock of a deployment's server, and of a token that it took. Times in unix milliseconds. */
export type ServerClock = {
  /** The server's clock less this machine's. */
  readonly skewMs: number;
  /** When it last took the key `keyId`, by its own clock; null: never seen. */
  readonly takenMs: number | null;
  readonly keyId: string | null;
};

const keyOf = (id: DeploymentId): string => `server-clock:${id}`;

export const findServerClock = (journal: ReadHandle, id: DeploymentId): ServerClock | null => {
  const row = journal.get<{ value: string }>(sql`SELECT value FROM meta WHERE key = ${keyOf(id)}`);
  // Only `saveServerClock` writes it.
  return row === undefined ? null : (JSON.parse(row.value) as ServerClock);
};

export const saveServerClock = (journal: WriteHandle, id: DeploymentId, clock: ServerClock): void => {
  const value = JSON.stringify(clock);
  journal.run(sql`INSERT INTO meta (key, value) VALUES (${keyOf(id)}, ${value})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
};

export const deleteServerClock = (journal: WriteHandle, id: DeploymentId): void => {
  journal.run(sql`DELETE FROM meta WHERE key = ${keyOf(id)}`);
};
