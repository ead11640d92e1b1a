import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { foldSearch } from './fold-search.ts';
import { sealEvents } from './journal/chain.ts';

/** Which schema: that of a copy (`cache`) or that of the journal. */
/** One step from a schema to the next. */
export type MigrationSet = 'cache' | 'journal';
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly text: string;
  /** What SQL alone cannot do; runs right after the text, in the same transaction. */
  readonly finish?: (db: Database) => void;
};

const FINISHES: Readonly<Record<MigrationSet, Readonly<Record<number, (db: Database) => void>>>> = {
  cache: { 4: foldSearch, 8: foldSearch },
  journal: { 4: sealEvents },
};

/**
 * Where the .sql files are: beside this file in the sources, beside the bundle in the product (the build copies
 * them). They are read from disk so that the same files serve both.
 */
const migrationsDir = (set: MigrationSet): string => {
  const here = import.meta.dirname;
  const beside = join(here, 'migrations', set);
  return existsSync(beside) ? beside : join(here, '..', 'migrations', set);
};

/** All migrations of a set in order. Throws when numbers are missing or doubled: that is a build error. */
export const listMigrations = (set: MigrationSet): readonly Migration[] => {
  const dir = migrationsDir(set);
  const found = readdirSync(dir)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name): Migration => {
      const version = Number(name.slice(0, 4));
      const finish = FINISHES[set][version];
      const text = readFileSync(join(dir, name), 'utf8');
      return { version, name, text, ...(finish === undefined ? {} : { finish }) };
    });
  found.forEach((migration, at) => {
    if (migration.version !== at + 1)
      throw new Error(`Migration ${migration.name} should be number ${at + 1}`);
  });
  return found;
};

const tooNew = (found: number, known: number) =>
  fail(
    'from-the-future',
    'This data was written by a newer version of Rollcall. Update Rollcall to open it.',
    {
      detail: `schema ${found}, this version knows ${known}`,
    },
  );

/**
 * Brings a database to the newest schema: all pending steps and the version in one transaction, so that a kill
 * leaves the old schema or the new one. `backup` runs before the first change to an existing database.
 */
export const migrate = (
  db: Database,
  migrations: readonly Migration[],
  backup: () => void,
): Result<{ readonly from: number; readonly to: number }, 'from-the-future'> => {
  const readVersion = (): number => Number(db.pragma('user_version', { simple: true }));
  const from = readVersion();
  const to = migrations.length;
  if (from === to) return ok({ from, to });
  if (from > 0 && from < to) backup();
  const found = db
    .transaction(() => {
      // Another process, of a newer version even, may have done it since: only under the lock of the transaction is it certain.
      const now = readVersion();
      if (now > to) return now;
      for (const migration of migrations.slice(now)) {
        db.exec(migration.text);
        migration.finish?.(db);
      }
      db.pragma(`user_version = ${to}`);
      return to;
    })
    .immediate();
  return found > to ? tooNew(found, to) : ok({ from, to });
};
