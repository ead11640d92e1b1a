import type { DeploymentId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import {
  type Colour,
  type Environment,
  NOT_KEPT,
  type ProxyMode,
  toGraver,
} from '#shared/model/deployment.ts';
import {
  type ColumnsOf,
  describeTable,
  flag,
  integer,
  omitColumns,
  orNull,
  type RowOf,
  text,
} from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { findKnownServer, rememberServer } from './known-server.ts';

/** A kept deployment as the journal holds it. Never its token: `hasSecret` only says that one was stored. */
export type DeploymentRecord = {
  readonly id: DeploymentId;
  readonly name: string;
  readonly url: string;
  readonly kind: 'remote' | 'demo';
  /** JSON of what the demo was made from; null for a real server. */
  readonly demo: string | null;
  readonly environment: Environment;
  /**
   * The environment as its server was first kept, under whatever address, the gravest where that was more than once:
   * never becomes less grave, also not by removing the deployment and adding it again.
   */
  readonly environmentFirst: Environment;
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
  readonly readOnly: boolean;
  /** After so many minutes without a person it is locked again; 0: never, null: as its environment asks for. */
  readonly idleMinutes: number | null;
  readonly proxyMode: ProxyMode;
  /** Set in mode `manual` only; never with a name or password in it. */
  readonly proxyUrl: string | null;
  readonly hasProxySecret: boolean;
  readonly createdAt: string;
};

const DEPLOYMENT_COLUMNS = {
  id: text<DeploymentId>('id'),
  name: text('name'),
  url: text('url'),
  kind: text<DeploymentRecord['kind']>('kind'),
  demo: orNull(text('demo')),
  environment: text<Environment>('environment'),
  environmentFirst: text<Environment>('environment_first'),
  colour: text<Colour>('colour'),
  serverId: orNull(text('server_id')),
  version: orNull(text('version')),
  actorId: orNull(text('actor_id')),
  actorName: orNull(text('actor_name')),
  hasSecret: flag('has_secret'),
  secretBackend: orNull(text('secret_backend')),
  keyId: orNull(text('key_id')),
  readOnly: flag('read_only'),
  idleMinutes: orNull(integer('idle_minutes')),
  proxyMode: text<ProxyMode>('proxy_mode'),
  proxyUrl: orNull(text('proxy_url')),
  hasProxySecret: flag('has_proxy_secret'),
  createdAt: text('created_at'),
} satisfies ColumnsOf<DeploymentRecord>;
const DEPLOYMENT = describeTable(DEPLOYMENT_COLUMNS);
type Row = RowOf<typeof DEPLOYMENT>;

/** What a record that is saved again may change. */
const CHANGING = describeTable(
  omitColumns(DEPLOYMENT_COLUMNS, ['id', 'kind', 'environmentFirst', 'readOnly', 'idleMinutes', 'createdAt']),
);

/** A server that is kept twice is what it was kept as the graver time: else the other entry would be a way around it. */
const toFirst = (
  journal: ReadHandle,
  { kind, serverId, url, environmentFirst }: DeploymentRecord,
): Environment => {
  const known = kind === 'remote' ? findKnownServer(journal, { serverId, url }) : null;
  return known === null ? environmentFirst : toGraver(known, environmentFirst);
};

const toRecord = (journal: ReadHandle, row: Row): DeploymentRecord => {
  const record = DEPLOYMENT.toValues(row);
  return { ...record, environmentFirst: toFirst(journal, record) };
};

/** Kept deployments, oldest first. */
export const listDeployments = (journal: ReadHandle): readonly DeploymentRecord[] =>
  journal
    .all<Row>(sql`SELECT ${DEPLOYMENT.select()} FROM deployment ORDER BY created_at, id`)
    .map((row) => toRecord(journal, row));

/** A kept deployment, or null. */
export const findDeployment = (journal: ReadHandle, id: DeploymentId): DeploymentRecord | null => {
  const row = journal.get<Row>(sql`SELECT ${DEPLOYMENT.select()} FROM deployment WHERE id = ${id}`);
  return row === undefined ? null : toRecord(journal, row);
};

/**
 * Tells whether a token is the one that Rollcall signs in with now, whatever it was when it was read. No key id is kept
 * of a demo: its token is made anew at each start, and what was read tells it.
 */
export const createIsInUse = (
  journal: ReadHandle,
  id: DeploymentId,
): ((token: { readonly id: string; readonly isInUse: boolean }) => boolean) => {
  const record = findDeployment(journal, id);
  return (token) => (record?.kind === 'remote' ? token.id === record.keyId : token.isInUse);
};

/** A deployment that is kept, or the failure that says it is not. */
export const getKept = (
  journal: ReadHandle,
  id: DeploymentId,
): Result<DeploymentRecord, 'unknown-deployment'> => {
  const record = findDeployment(journal, id);
  return record === null ? NOT_KEPT : ok(record);
};

/** The kept deployment at this address, or null. */
export const findDeploymentByUrl = (journal: ReadHandle, url: string): DeploymentRecord | null => {
  const row = journal.get<Row>(sql`SELECT ${DEPLOYMENT.select()} FROM deployment WHERE url = ${url}`);
  return row === undefined ? null : toRecord(journal, row);
};

/** Demos come and go on ports of this machine that mean nothing. */
const remember = (journal: WriteHandle, of: DeploymentRecord): void => {
  if (of.kind === 'remote') rememberServer(journal, of, of.environmentFirst);
};

/**
 * Inserts a deployment, or replaces all it says of one with the same id but its lock (`saveLock`, `saveIdleMinutes`) and
 * what it was first kept as: that is written once, and remembered for its server. Whoever read a record, waited for a
 * server and saves it again must not open a lock that was closed meanwhile.
 */
export const saveDeployment = (journal: WriteHandle, of: DeploymentRecord): void => {
  journal.run(
    sql`INSERT INTO deployment (${DEPLOYMENT.names()}) VALUES (${DEPLOYMENT.bound(of)})
      ON CONFLICT (id) DO UPDATE SET ${CHANGING.excluded()}`,
  );
  remember(journal, findDeployment(journal, of.id) ?? of);
};

/** Locks a deployment against applying, or unlocks it. */
export const saveLock = (journal: WriteHandle, id: DeploymentId, readOnly: boolean): void =>
  void journal.run(sql`UPDATE deployment SET read_only = ${Number(readOnly)} WHERE id = ${id}`);

/** After how many minutes without a person it is locked again; 0: never. */
export const saveIdleMinutes = (journal: WriteHandle, id: DeploymentId, minutes: number): void =>
  void journal.run(sql`UPDATE deployment SET idle_minutes = ${minutes} WHERE id = ${id}`);

/** What of a kept deployment may change so: never what it is and where; its lock has functions of its own. */
export type DeploymentPatch = Partial<
  Pick<
    DeploymentRecord,
    | 'serverId'
    | 'version'
    | 'actorId'
    | 'actorName'
    | 'hasSecret'
    | 'secretBackend'
    | 'keyId'
    | 'proxyMode'
    | 'proxyUrl'
    | 'hasProxySecret'
  >
>;

/**
 * Changes some of what a kept deployment says, over what it says at this moment: what changed since somebody read it
 * stays. Null: it is not kept any more, and nothing is written.
 */
export const patchDeployment = (
  journal: WriteHandle,
  id: DeploymentId,
  patch: DeploymentPatch,
): DeploymentRecord | null =>
  journal.transaction(() => {
    const now = findDeployment(journal, id);
    if (now === null) return null;
    const record = { ...now, ...patch };
    saveDeployment(journal, record);
    return record;
  });

/** Forgets a deployment. What its server was first kept as stays known. */
export const deleteDeployment = (journal: WriteHandle, id: DeploymentId): void => {
  const record = findDeployment(journal, id);
  if (record !== null) remember(journal, record);
  journal.run(sql`DELETE FROM deployment WHERE id = ${id}`);
};
