import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { DeploymentId } from '#shared/base/brand.ts';
import { toAttachKey } from './cipher.ts';
import { foldSearch } from './fold-search.ts';

/** Another database file; `key` is null for one that everybody can read. */
export type OtherFile = { readonly file: string; readonly key: string | null };

const OTHER = 'other';

const listTables = (db: Database, schema: string): readonly string[] =>
  db
    .prepare(
      `SELECT name FROM "${schema}".sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all()
    .map(String);

const listColumns = (db: Database, schema: string, table: string): readonly string[] =>
  db.prepare('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema).map(String);

const attach = (db: Database, { file, key }: OtherFile): void => {
  // SQLite would make an empty one.
  if (!existsSync(file)) throw new Error('There is no such file.');
  db.prepare(`ATTACH ? AS ${OTHER} KEY ?`).run(file, toAttachKey(key));
};

/** The triggers of `member` have counted the rows on top of what was carried as their number. */
const countAnew = (db: Database, schema: string): void =>
  void db.exec(
    `UPDATE "${schema}".organization SET members =
      (SELECT count(*) FROM "${schema}".member AS m WHERE m.organization_key = organization.key)`,
  );

/**
 * Puts the rows of one database in the place of those of another, all of them or none: `in` from the other file into
 * this database, `out` the other way. With `only`, the rows of one deployment. Both have a schema of ours; a column
 * that one of them lacks is left to its default. Throws when the other cannot be read, or has no place for a row.
 */
export const carryRows = (
  db: Database,
  direction: 'in' | 'out',
  other: OtherFile,
  only: DeploymentId | null,
): void => {
  const [from, to] = direction === 'in' ? [OTHER, 'main'] : ['main', OTHER];
  attach(db, other);
  try {
    const known = new Set(listTables(db, from));
    const tables = listTables(db, to).filter((table) => known.has(table));
    db.transaction(() => {
      db.pragma('defer_foreign_keys = ON');
      for (const table of tables) db.exec(`DELETE FROM ${to}."${table}"`);
      for (const table of tables) {
        const there = new Set(listColumns(db, from, table));
        const columns = listColumns(db, to, table).filter((column) => there.has(column));
        const names = columns.map((column) => `"${column}"`).join(', ');
        db.exec(`INSERT INTO ${to}."${table}" (${names}) SELECT ${names} FROM ${from}."${table}"`);
      }
      // The other file may be one of an earlier version that was never brought up.
      if (tables.includes('member')) foldSearch(db, to);
      if (tables.includes('organization')) countAnew(db, to);
      if (only === null) return;
      // What hangs on a row of another deployment goes with it.
      for (const table of tables)
        if (listColumns(db, to, table).includes('deployment_id'))
          db.prepare(`DELETE FROM ${to}."${table}" WHERE deployment_id <> ?`).run(only);
    }).immediate();
  } finally {
    db.exec(`DETACH ${OTHER}`);
  }
};
