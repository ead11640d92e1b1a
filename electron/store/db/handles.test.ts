import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { toReadHandle } from './handles.ts';
import { sql } from './sql.ts';

it('refuses a statement that writes by itself, on a connection that would take it', () => {
  const db = new BetterSqlite3(':memory:');
  db.exec('CREATE TABLE t (n INTEGER) STRICT; INSERT INTO t VALUES (1)');
  const read = toReadHandle(db);
  expect(() => read.all(sql`DELETE FROM t RETURNING *`)).toThrow(/read-only/);
  expect(() => read.column(sql`UPDATE t SET n = 2 RETURNING n`)).toThrow(/read-only/);
  expect(() => [...read.iterate(sql`INSERT INTO t VALUES (3) RETURNING n`)]).toThrow(/read-only/);
  expect(read.column(sql`SELECT n FROM t`)).toEqual([1]);
  db.close();
});
