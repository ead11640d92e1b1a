import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** What the server last told of the key of a deployment. Times in ISO 8601; null: not told. */
export type KeyFact = {
  /** The public part of the key: what is told counts only while the same key is in use. */
  readonly keyId: string;
  readonly name: string | null;
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly maxLifetimeDays: number | null;
  readonly checkedAt: string;
};

export const findKeyFact = (journal: ReadHandle, id: DeploymentId): KeyFact | null =>
  journal.get<KeyFact>(sql`SELECT key_id AS keyId, key_name AS name, made_at AS createdAt,
      expires_at AS expiresAt, last_used_at AS lastUsedAt, max_lifetime_days AS maxLifetimeDays,
      checked_at AS checkedAt
    FROM key_fact WHERE deployment_id = ${id}`) ?? null;

/** Keeps what the server told, in the place of what it told before. */
export const saveKeyFact = (journal: WriteHandle, id: DeploymentId, of: KeyFact): void => {
  journal.run(sql`INSERT OR REPLACE INTO key_fact (deployment_id, key_id, key_name, made_at, expires_at,
      last_used_at, max_lifetime_days, checked_at)
    VALUES (${id}, ${of.keyId}, ${of.name}, ${of.createdAt}, ${of.expiresAt}, ${of.lastUsedAt},
      ${of.maxLifetimeDays}, ${of.checkedAt})`);
};

export const deleteKeyFact = (journal: WriteHandle, id: DeploymentId): void => {
  journal.run(sql`DELETE FROM key_fact WHERE deployment_id = ${id}`);
};
