import { hash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** What of an event is in its hash: every column, `data` as the text that is stored. */
export type ChainLink = {
  readonly seq: number;
  readonly planId: string;
  readonly n: number | null;
  readonly kind: string;
  readonly attempt: number | null;
  readonly monoMs: number;
  readonly bootId: string;
  readonly wallUtc: string;
  readonly data: string;
};

/** Where the chain stands: the highest number ever given to an event, and the hash of the last one. */
export type Head = { readonly seq: number; readonly hash: string };

/** The hash of an event that follows on `previous`: SHA-256 over both, in hexadecimal. */
export const toLinkHash = (previous: string, of: ChainLink): string =>
  hash(
    'sha256',
    `${previous}\n${JSON.stringify([of.seq, of.planId, of.n, of.kind, of.attempt, of.monoMs, of.bootId, of.wallUtc, of.data])}`,
  );

/** What the chain of a journal begins with: its id, and a hash over the events from before there was a chain. */
export type ChainStart = {
  readonly journalId: string;
  /** The last event from before the chain; 0: there was none. */
  readonly seq: number;
  readonly hash: string;
};

/** The start of the chain. Throws when somebody took it away. */
export const readChainStart = (journal: ReadHandle): ChainStart => {
  const start = journal.get<ChainStart>(sql`SELECT journal_id AS journalId, seq, hash FROM chain_start`);
  if (start === undefined) throw new Error('The journal has no start of its chain.');
  return start;
};

/** The end of the chain, on which the next event follows. Asked at every event, so in one question. */
export const readHead = (journal: ReadHandle): Head => {
  const head = journal.get<{
    readonly startSeq: number;
    readonly startHash: string;
    readonly given: number | null;
    readonly lastSeq: number | null;
    readonly lastHash: string | null;
  }>(
    // The numbers given are counted apart from the rows: that of a row that was taken away is not given again.
    sql`SELECT s.seq AS startSeq, s.hash AS startHash, g.seq AS given, e.seq AS lastSeq, e.hash AS lastHash
      FROM chain_start AS s LEFT JOIN sqlite_sequence AS g ON g.name = 'event'
      LEFT JOIN (SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1) AS e`,
  );
  if (head === undefined) throw new Error('The journal has no start of its chain.');
  const isChained = head.lastSeq !== null && head.lastSeq > head.startSeq;
  return {
    seq: Math.max(head.given ?? 0, head.startSeq),
    hash: (isChained ? head.lastHash : null) ?? head.startHash,
  };
};

/** The hash that an event carries; null: there is no such event, or it is from before the chain. */
export const findHashAt = (journal: ReadHandle, seq: number): string | null =>
  journal.get<{ hash: string | null }>(sql`SELECT hash FROM event WHERE seq = ${seq}`)?.hash ?? null;

/**
 * Begins the chain: names the journal and puts one hash over the events that are there. Part of migration 0004, since
 * SQLite has no hash of its own, and frozen like it.
 */
export const sealEvents = (db: Database): void => {
  const journalId = randomBytes(16).toString('hex');
  const rows = db.prepare<[], ChainLink>(
    `SELECT seq, plan_id AS planId, n, kind, attempt, mono_ms AS monoMs, boot_id AS bootId, wall_utc AS wallUtc, data
      FROM event ORDER BY seq`,
  );
  let seq = 0;
  let soFar = '';
  for (const row of rows.iterate()) {
    soFar = toLinkHash(soFar, row);
    seq = row.seq;
  }
  db.prepare('INSERT INTO chain_start (id, journal_id, seq, hash) VALUES (1, ?, ?, ?)').run(
    journalId,
    seq,
    seq === 0 ? hash('sha256', journalId) : soFar,
  );
};
