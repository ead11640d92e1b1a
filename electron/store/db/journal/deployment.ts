import type { DeploymentId } from '#shared/base/brand.ts';
import type { Colour, Environment } from '#shared/model/deployment.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { type Sql, sql } from '../sql.ts';

/** A kept deployment as the journal holds it. Never its token: `hasSecret` only says that one was stored. */
export type DeploymentRecord = {
  readonly id: DeploymentId;
  readonly name: string;
  readonly url: string;
  readonly kind: 'remote' | 'demo';
  /** JSON of what the demo was made from; null for a real server. */
  readonly demo: string | null;
  readonly environment: Environment;
  readonly colour: Colour;
  /** The id the server told of itself: another server behind the same URL is noticed. */
  readonly serverId: string | null;
  readonly version: string | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly hasSecret: boolean;
  readonly secretBackend: string | null;
  /** The public part of the token, its first ten characters. */
  readonly keyId: string | null;
  readonly createdAt: string;
};

type Stored = Omit<DeploymentRecord, 'hasSecret'> & { readonly hasSecret: number };

const COLUMNS: Sql = sql`id, name, url, kind, demo, environment, colour, server_id AS serverId, version,
  actor_id AS actorId, actor_name AS actorName, has_secret AS hasSecret, secret_backend AS secretBackend,
  key_id AS keyId, created_at AS createdAt`;

const toRecord = (row: Stored): DeploymentRecord => ({ ...row, hasSecret: row.hasSecret === 1 });

/** Kept deployments, oldest first. */
export const listDeployments = (journal: ReadHandle): readonly DeploymentRecord[] =>
  journal.all<Stored>(sql`SELECT ${COLUMNS} FROM deployment ORDER BY created_at, id`).map(toRecord);

export const findDeployment = (journal: ReadHandle, id: DeploymentId): DeploymentRecord | null => {
  const row = journal.get<Stored>(sql`SELECT ${COLUMNS} FROM deployment WHERE id = ${id}`);
  return row === undefined ? null : toRecord(row);
};

export const findDeploymentByUrl = (journal: ReadHandle, url: string): DeploymentRecord | null => {
  const row = journal.get<Stored>(sql`SELECT ${COLUMNS} FROM deployment WHERE url = ${url}`);
  return row === undefined ? null : toRecord(row);
};

/** Inserts a deployment, or replaces all it says of one with the same id. */
export const saveDeployment = (journal: WriteHandle, of: DeploymentRecord): void => {
  journal.run(
    sql`INSERT INTO deployment (id, name, url, kind, demo, environment, colour, server_id, version, actor_id,
        actor_name, has_secret, secret_backend, key_id, created_at)
      VALUES (${of.id}, ${of.name}, ${of.url}, ${of.kind}, ${of.demo}, ${of.environment}, ${of.colour},
        ${of.serverId}, ${of.version}, ${of.actorId}, ${of.actorName}, ${of.hasSecret ? 1 : 0},
        ${of.secretBackend}, ${of.keyId}, ${of.createdAt})
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, demo = excluded.demo,
        environment = excluded.environment, colour = excluded.colour, server_id = excluded.server_id,
        version = excluded.version, actor_id = excluded.actor_id, actor_name = excluded.actor_name,
        has_secret = excluded.has_secret, secret_backend = excluded.secret_backend, key_id = excluded.key_id`,
  );
};

export const deleteDeployment = (journal: WriteHandle, id: DeploymentId): void => {
  journal.run(sql`DELETE FROM deployment WHERE id = ${id}`);
};
