import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanId } from '#shared/base/brand.ts';
import { must } from '#test/kit/must.ts';
import { setInflight } from './journal/change.ts';
import { openJournal } from './journal.ts';
import { openEmptyInMemory } from './memory-copy.ts';
import { listMigrations, migrate } from './migrate.ts';
import { configure, findUnset } from './open.ts';
import { inList, joinSql, sql } from './sql.ts';
import { openTestCopy } from './testing/copy.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-db-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('sql tag', () => {
  it('binds values and nests fragments without splicing', () => {
    const where = joinSql([sql`a = ${1}`, sql`b IN ${inList(['x', "y'"])}`], sql` AND `);
    expect(sql`SELECT * FROM t WHERE ${where} LIMIT ${5}`).toEqual({
      text: 'SELECT * FROM t WHERE a = ? AND b IN (?, ?) LIMIT ?',
      values: [1, 'x', "y'", 5],
    });
  });
});

describe('open', () => {
  it('gives a reader that refuses a statement that writes', () => {
    const cache = openTestCopy(dir);
    expect(() => cache.read.all(sql`DELETE FROM pass RETURNING *`)).toThrow(/readonly|read-only|query_only/i);
    cache.close();
  });

  it('gives such a reader in memory too, where one connection serves both', () => {
    const cache = openEmptyInMemory('cache');
    expect(() => cache.read.all(sql`DELETE FROM pass RETURNING *`)).toThrow(/read-only/);
    cache.close();
  });

  it('keeps the journal durable on every commit and the cache merely consistent', () => {
    const journal = must(openJournal(dir, 1));
    expect(journal.write.get(sql`PRAGMA synchronous`)).toEqual({ synchronous: 2 });
    expect(journal.write.get(sql`PRAGMA foreign_keys`)).toEqual({ foreign_keys: 1 });
    expect(journal.write.get(sql`PRAGMA journal_mode`)).toEqual({ journal_mode: 'wal' });
    expect(journal.write.get(sql`PRAGMA trusted_schema`)).toEqual({ trusted_schema: 0 });
    expect(journal.write.get(sql`PRAGMA cell_size_check`)).toEqual({ cell_size_check: 1 });
    expect(journal.write.get(sql`PRAGMA application_id`)).toEqual({ application_id: 0x52634a6f });
    journal.close();
  });

  it('asks each setting back, and names those that a disk did not take', () => {
    // A database in memory takes no write-ahead log, like a disk without shared memory.
    const raw = new BetterSqlite3(':memory:');
    configure(raw, 'full');
    expect(findUnset(raw, 'full')).toEqual(['journal_mode']);
    raw.close();
  });

  it('sets a broken cache aside and starts an empty one', () => {
    openTestCopy(dir).close();
    const copies = join(dir, 'store', 'copies');
    writeFileSync(join(copies, 'deployment-1.db'), 'x'.repeat(9000));
    const again = openTestCopy(dir, 2);
    expect(again.rebuilt).toBe(true);
    expect(readdirSync(copies)).toContain('deployment-1.db.broken-2');
    again.close();
  });

  it('goes back to the newest backup when the journal is broken, and keeps the broken file', async () => {
    const journal = must(openJournal(dir, 1));
    journal.write.run(sql`INSERT INTO meta (key, value) VALUES ('a', 'kept')`);
    await journal.backUp(5);
    journal.close();
    writeFileSync(join(dir, 'store', 'journal.db'), 'junk'.repeat(4000));
    const again = must(openJournal(dir, 9));
    expect(again.problem()?.message).toMatch(/Applying is off/);
    expect(again.read.get(sql`SELECT value FROM meta WHERE key = 'a'`)).toEqual({ value: 'kept' });
    expect(readdirSync(join(dir, 'store'))).toContain('journal.db.quarantine-9');
    again.close();
  });

  it('refuses a journal from a newer version and leaves it alone', () => {
    must(openJournal(dir, 1)).close();
    const raw = new BetterSqlite3(join(dir, 'store', 'journal.db'));
    raw.pragma('user_version = 99');
    raw.close();
    const again = openJournal(dir, 2);
    expect(again.ok ? 'opened' : again.failure.code).toBe('from-the-future');
    expect(readdirSync(join(dir, 'store'))).not.toContain('journal.db.quarantine-2');
  });
});

describe('migrate', () => {
  it('leaves the old schema whole when a step fails', () => {
    const db = new BetterSqlite3(':memory:');
    const steps = [
      { version: 1, name: '0001', text: 'CREATE TABLE a (x) ' },
      { version: 2, name: '0002', text: 'CREATE TABLE b (x); BROKEN' },
    ];
    migrate(db, steps.slice(0, 1), () => undefined);
    expect(() => migrate(db, steps, () => undefined)).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['a']);
    db.close();
  });

  it('does nothing twice that another process has done between its first look and its turn', () => {
    const file = join(dir, 'two.db');
    const [db, other] = [new BetterSqlite3(file), new BetterSqlite3(file)];
    const steps = [
      { version: 1, name: '0001', text: 'CREATE TABLE a (x)' },
      { version: 2, name: '0002', text: 'CREATE TABLE b (x)' },
    ];
    migrate(db, steps.slice(0, 1), () => undefined);
    expect(migrate(db, steps, () => void migrate(other, steps, () => undefined)).ok).toBe(true);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['a', 'b']);
    other.close();
    db.close();
  });

  it('backs up before it changes an existing database, not a new one', () => {
    const db = new BetterSqlite3(':memory:');
    const steps = listMigrations('journal');
    let backups = 0;
    migrate(db, steps, () => backups++);
    expect(backups).toBe(0);
    migrate(db, [...steps, { version: 2, name: '0002', text: 'CREATE TABLE later (x)' }], () => backups++);
    expect(backups).toBe(1);
    db.close();
  });
});

describe('journal rules', () => {
  it('lets a change that has ended never change again, and events never at all', () => {
    const { write, close } = must(openJournal(dir, 1));
    write.run(sql`INSERT INTO plan (id, deployment_id, actor_id, hash, changes, state, created_at, app_version)
      VALUES ('p', 'd', 'a', 'h', 1, 'approved', 'now', '0')`);
    write.run(sql`INSERT INTO change
      (plan_id, n, kind, organization_id, user_id, item, intent, base_roles, planned_roles, verdict)
      VALUES ('p', 0, 'member-roles', 'o', 'u', '', '{}', '[]', '[]', 'will-succeed')`);
    write.run(sql`UPDATE change SET state = 'inflight'`);
    expect(() => write.run(sql`UPDATE change SET state = 'skipped'`)).toThrow(/illegal transition/);
    write.run(sql`UPDATE change SET state = 'applied'`);
    expect(() => write.run(sql`UPDATE change SET message = 'x'`)).toThrow(/never changes/);
    expect(() => write.run(sql`DELETE FROM change`)).toThrow(/never deleted/);
    write.run(
      sql`INSERT INTO event (plan_id, kind, mono_ms, boot_id, wall_utc, data, hash) VALUES ('p', 'pause', 1, 'b', 'w', '{}', 'h')`,
    );
    expect(() => write.run(sql`UPDATE event SET kind = 'resume'`)).toThrow(/never changed/);
    expect(() => write.run(sql`DELETE FROM event`)).toThrow(/never deleted/);
    close();
  });

  it('lets no plan end before its changes, nobody be in a plan twice, and nothing be sent that does not wait', () => {
    const { write, close } = must(openJournal(dir, 1));
    write.run(sql`INSERT INTO plan (id, deployment_id, actor_id, hash, changes, state, created_at, app_version)
      VALUES ('p', 'd', 'a', 'h', 1, 'running', 'now', '0')`);
    const addOne = (n: number): void =>
      void write.run(sql`INSERT INTO change
        (plan_id, n, kind, organization_id, user_id, item, intent, base_roles, planned_roles, verdict)
        VALUES ('p', ${n}, 'member-roles', 'o', 'u', '', '{}', '[]', '[]', 'will-succeed')`);
    addOne(1);
    expect(() => addOne(2)).toThrow(/UNIQUE/);
    for (const state of ['closed', 'needs-review'])
      expect(() => write.run(sql`UPDATE plan SET state = ${state}`)).toThrow(/only when all its changes/);
    const send = (attempt: number): void =>
      setInflight(write, 'p' as PlanId, 1, { attempt, before: [], target: [] });
    expect(() => send(2)).toThrow(/not waiting/);
    send(1);
    expect(() => send(2)).toThrow(/not waiting/);
    write.run(sql`UPDATE change SET state = 'applied'`);
    write.run(sql`UPDATE plan SET state = 'closed'`);
    close();
  });
});
