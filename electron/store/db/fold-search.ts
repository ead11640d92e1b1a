import type { Database } from 'better-sqlite3';
import { foldText } from '#shared/base/fold-text.ts';

type Named = { readonly username: string; readonly email: string; readonly name: string };

/** What is typed against: username, e-mail and name, folded, a line each. */
export const toSearch = ({ username, email, name }: Named): string =>
  foldText(`${username}\n${email}\n${name}`);

const ROWS = 1_000;

/**
 * Folds the text that each member is searched by anew, where lower case alone is not all of it: beyond ASCII, and with an
 * apostrophe. Rows that are right already are left alone. It is part of migrations 0004 and 0008 and of every carry, since
 * a file of an earlier version has its text folded as that version did; another way of folding needs a migration of its
 * own that calls it.
 */
export const foldSearch = (db: Database, schema = 'main'): void => {
  const find = db.prepare<[number], Named & { readonly key: number; readonly search: string }>(
    `SELECT key, username, email, name, search FROM "${schema}".member
      WHERE key > ? AND (username || email || name) GLOB '*[^ -&(-~]*' ORDER BY key LIMIT ${ROWS}`,
  );
  const set = db.prepare<[string, number]>(`UPDATE "${schema}".member SET search = ? WHERE key = ?`);
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = find.all(after);
    for (const row of rows) {
      const search = toSearch(row);
      if (search !== row.search) set.run(search, row.key);
      after = row.key;
    }
    if (rows.length < ROWS) return;
  }
};
