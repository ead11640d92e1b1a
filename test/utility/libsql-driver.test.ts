import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database as Libsql } from './libsql-driver.ts';

/** What both drivers can do, in the words that both have. */
type Driver = {
  readonly isOpen: () => boolean;
  readonly isInTransaction: () => boolean;
  readonly pragma: (text: string, options?: { readonly simple?: boolean }) => unknown;
  readonly exec: (text: string) => unknown;
  readonly prepare: (text: string) => {
    readonly reader: boolean;
    readonly readonly: boolean;
    readonly get: (...values: readonly unknown[]) => unknown;
    readonly all: (...values: readonly unknown[]) => unknown[];
    readonly run: (...values: readonly unknown[]) => {
      readonly changes: number;
      readonly lastInsertRowid: number | bigint;
    };
    readonly iterate: (...values: readonly unknown[]) => Iterable<unknown>;
    readonly pluck: () => {
      readonly get: (...values: readonly unknown[]) => unknown;
      readonly all: () => unknown[];
    };
  };
  readonly transaction: (work: () => unknown) => { readonly immediate: () => unknown };
  readonly serialize: () => Buffer;
  readonly backup: (file: string) => Promise<unknown>;
  readonly close: () => unknown;
};
type Open = (
  source: string | Buffer,
  options?: { readonly timeout?: number; readonly readonly?: boolean },
) => Driver;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-drivers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const openBetter: Open = (source, options) => {
  const db = new BetterSqlite3(source, options);
  return {
    isOpen: () => db.open,
    isInTransaction: () => db.inTransaction,
    pragma: (text, how) => db.pragma(text, how),
    exec: (text) => db.exec(text),
    prepare: (text) => db.prepare<unknown[], unknown>(text),
    transaction: (work) => db.transaction(work),
    serialize: () => db.serialize(),
    backup: (file) => db.backup(file),
    close: () => db.close(),
  };
};
const openLibsql: Open = (source, options) => {
  const db = new Libsql(source, options);
  return Object.assign(db, { isOpen: () => db.open, isInTransaction: () => db.inTransaction });
};
const drivers: readonly (readonly [string, Open])[] = [
  ['better-sqlite3', openBetter],
  ['libsql', openLibsql],
];

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? (Reflect.get(error, 'code') ?? error.name) : error;
  }
};

/** One walk over all that the store does with a driver; what it gives is compared, word for word. */
const walk = async (open: Open, name: string): Promise<readonly unknown[]> => {
  const file = join(folder, `${name}.db`);
  const said: unknown[] = [];
  const say = (value: unknown): void => void said.push(value);
  const db = open(file);
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON'])
    say(db.pragma(setting, { simple: true }) ?? null);
  for (const setting of [
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'foreign_keys = ON',
    'application_id = 7',
  ])
    db.pragma(setting);
  const read = ['journal_mode', 'synchronous', 'secure_delete', 'trusted_schema', 'cell_size_check'];
  for (const setting of [...read, 'foreign_keys', 'application_id', 'user_version', 'quick_check(1)'])
    say([setting, db.pragma(setting, { simple: true })]);
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE, n INTEGER, bytes BLOB) STRICT');
  const insert = db.prepare('INSERT INTO t (name, n, bytes) VALUES (?, ?, ?)');
  say([db.isOpen(), db.isInTransaction()]);
  db.exec('BEGIN IMMEDIATE');
  say(db.isInTransaction());
  db.exec('ROLLBACK');
  say(insert.run('Ä 名', 7, Buffer.from([1, 0, 255])));
  say(insert.run('second', 1_764_351_512_345, null));
  say(codeOf(() => insert.run('second', 1, null)));
  say(codeOf(() => insert.run('bool', true, null)));
  say(db.prepare('SELECT * FROM t ORDER BY id').all());
  say(db.prepare('SELECT typeof(?), typeof(?), typeof(?), typeof(?)').get(3, 3.5, 'x', null));
  say(db.prepare('SELECT 7 / ? AS half').get(2));
  say(db.prepare('SELECT * FROM t WHERE id = ?').get(99));
  say(db.prepare('SELECT name FROM t ORDER BY id').pluck().all());
  say([...db.prepare('SELECT n FROM t ORDER BY id').iterate()]);
  for (const text of ['SELECT 1', "INSERT INTO t (name) VALUES ('z') RETURNING id", 'DELETE FROM t']) {
    const { reader, readonly } = db.prepare(text);
    say([text, reader, readonly]);
  }
  say(codeOf(() => db.prepare('SELECT nothing')));
  say(codeOf(() => db.transaction(() => insert.run('second', 1, null)).immediate()));
  say(db.transaction(() => db.prepare('UPDATE t SET n = n + 1').run()).immediate());
  say(db.prepare('SELECT total_changes()').pluck().get());
  const other = open(file, { timeout: 0 });
  other.exec('BEGIN EXCLUSIVE');
  const third = open(file, { timeout: 0 });
  say(codeOf(() => third.exec('BEGIN EXCLUSIVE')));
  other.exec('ROLLBACK');
  const reader = open(file, { readonly: true });
  say(codeOf(() => reader.exec('DELETE FROM t')));
  const image = db.serialize();
  // In memory there is no write-ahead log, and a header that asks for one is refused.
  image.fill(1, 18, 20);
  say(open(image).prepare('SELECT count(*) FROM t').pluck().get());
  await db.backup(`${file}.copy`);
  const copy = open(`${file}.copy`);
  say(copy.prepare('SELECT count(*) FROM t').pluck().get());
  for (const one of [copy, reader, third, other]) one.close();
  say(db.pragma('wal_checkpoint(TRUNCATE)'));
  db.close();
  const damaged = readFileSync(file).fill(7);
  writeFileSync(file, damaged);
  const broken = open(file);
  say(codeOf(() => broken.pragma('application_id')));
  broken.close();
  return said;
};

describe('the driver that stands in for better-sqlite3 in the evaluation runtime', () => {
  it('answers as better-sqlite3 does to everything that the store asks of it', async () => {
    const [better, libsql] = [await walk(openBetter, 'better'), await walk(openLibsql, 'libsql')];
    expect(libsql).toEqual(better);
  });

  it.each(drivers)('%s refuses a file that is not there when it may only read', (_name, open) => {
    expect(codeOf(() => open(join(folder, 'nothing.db'), { readonly: true }))).toBe('SQLITE_CANTOPEN');
  });

  it('differs in a text with NUL in it, which libsql cuts there', () => {
    const texts = drivers.map(([, open]) => open(':memory:').prepare('SELECT ? AS text').get('a\0b'));
    expect(texts).toEqual([{ text: 'a\0b' }, { text: 'a' }]);
  });

  it('differs in its SQLite, which is two years older', () => {
    const versions = drivers.map(([, open]) =>
      String(open(':memory:').prepare('SELECT sqlite_version()').pluck().get()).startsWith('3.45.'),
    );
    expect(versions).toEqual([false, true]);
  });
});
