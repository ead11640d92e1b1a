import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { listMigrations, type MigrationSet, migrate } from '#electron/store/db/migrate.ts';

const readSchema = (set: MigrationSet): string => {
  const db = new BetterSqlite3(':memory:');
  migrate(db, listMigrations(set), () => undefined);
  const rows = db
    .prepare<[], { sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name`,
    )
    .all();
  db.close();
  return rows.map((row) => `${row.sql.replace(/\s+/g, ' ')};`).join('\n');
};

describe.each(['cache', 'journal'] as const)('the schema of the %s', (set) => {
  it('is the one that is committed, so that a change shows as a diff', async () => {
    await expect(`${readSchema(set)}\n`).toMatchFileSnapshot(`${set}.schema.sql`);
  });

  it('types every table strictly', () => {
    const tables = readSchema(set)
      .split('\n')
      .filter((line) => line.startsWith('CREATE TABLE'));
    expect(tables.length).toBeGreaterThan(3);
    expect(tables.filter((line) => !/\) STRICT(, WITHOUT ROWID)?;$/.test(line))).toEqual([]);
  });
});

describe('the journal', () => {
  it('has no column for a name, an e-mail or a token of a member', () => {
    const columns = readSchema('journal').match(/\b(email|e_mail|token|secret|password)\b/g) ?? [];
    expect(columns).toEqual([]);
  });
});
