import { hash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type Link, toLinkHash } from './chain.ts';

/**
 * Begins the chain: names the journal and puts one hash over the events that are there. Part of migration 0004, since
 * SQLite has no hash of its own, and frozen like it.
 */
export const sealEvents = (db: Database): void => {
  const journalId = randomBytes(16).toString('hex');
  const rows = db.prepare<[], Link>(
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
