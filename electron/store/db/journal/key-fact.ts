import type { DeploymentId } from '#shared/base/brand.ts';
import { type ColumnsOf, describeTable, integer, orNull, text } from '../columns.ts';
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

const KEY_FACT = describeTable({
  keyId: text('key_id'),
  name: orNull(text('key_name')),
  createdAt: orNull(text('made_at')),
  expiresAt: orNull(text('expires_at')),
  lastUsedAt: orNull(text('last_used_at')),
  maxLifetimeDays: orNull(integer('max_lifetime_days')),
  checkedAt: text('checked_at'),
} satisfies ColumnsOf<KeyFact>);

/** What the server last told of the key, or null. */
export const findKeyFact = (journal: ReadHandle, id: DeploymentId): KeyFact | null =>
  journal.get<KeyFact>(sql`SELECT ${KEY_FACT.select()} FROM key_fact WHERE deployment_id = ${id}`) ?? null;

/** Keeps what the server told, in the place of what it told before. */
export const saveKeyFact = (journal: WriteHandle, id: DeploymentId, of: KeyFact): void => {
  journal.run(sql`INSERT OR REPLACE INTO key_fact (deployment_id, ${KEY_FACT.names()})
    VALUES (${id}, ${KEY_FACT.bound(of)})`);
};

/** Forgets it. */
export const deleteKeyFact = (journal: WriteHandle, id: DeploymentId): void => {
  journal.run(sql`DELETE FROM key_fact WHERE deployment_id = ${id}`);
};
