import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldLetters, foldText } from '#shared/base/fold-text.ts';
import { carryRows } from './carry.ts';
import { toSearch } from './fold-search.ts';
import { listMigrations, migrate } from './migrate.ts';

const STEPS = listMigrations('cache');
const PEOPLE = [
  ...[
    'ada',
    "Ann O'Brien",
    'Ann O’Brien',
    'タナカ',
    'Åsa Qvist',
    'A\u030Asa Qvist',
    'İpek',
    'Νίκος',
    '한글',
    'x\u0000y',
  ],
  ...Array.from({ length: 2_100 }, (_, n) => (n % 2 === 0 ? `Zoë ${n}` : `Bob ${n}`)),
].map((name, n) => ({ username: `user-${n}`, email: `user-${n}@acme.example`, name }));

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-search-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A copy as a version before folding left it: in lower case only. */
const openOld = (file = ':memory:') => {
  const db = new BetterSqlite3(file);
  migrate(db, STEPS.slice(0, 3), () => undefined);
  db.exec(
    `INSERT INTO organization (key, deployment_id, id, name, display_name, is_default) VALUES (1, 'd', 'o', 'o', 'O', 1)`,
  );
  const insert = db.prepare(
    `INSERT INTO member (organization_key, user_id, username, name, email, is_service_account, roles, site_roles, search, sort_key)
      VALUES (1, ?, ?, ?, ?, 0, '[]', '[]', ?, ?)`,
  );
  const fill = db.transaction(() => {
    for (const { username, email, name } of PEOPLE)
      insert.run(username, username, name, email, `${username}\n${email}\n${name}`.toLowerCase(), username);
  });
  fill();
  return db;
};
const read = (db: BetterSqlite3.Database) =>
  db.prepare('SELECT search FROM member ORDER BY key').pluck().all();
const folded = PEOPLE.map(toSearch);

describe('what members are searched by', () => {
  it('is folded in a copy of an earlier version, as a refresh would write it, and no other row is touched', () => {
    const db = openOld();
    const before = Number(db.prepare('SELECT total_changes()').pluck().get());
    // The step that folds, and none of those after it.
    const steps = STEPS.slice(0, 4);
    expect(migrate(db, steps, () => undefined)).toMatchObject({ ok: true, value: { from: 3 } });
    expect(read(db)).toEqual(folded);
    const others = PEOPLE.filter(
      (one) => toSearch(one) !== `${one.username}\n${one.email}\n${one.name}`.toLowerCase(),
    );
    expect(Number(db.prepare('SELECT total_changes()').pluck().get()) - before).toBe(others.length);
    db.close();
  });

  it('is folded anew in a copy whose version told apostrophes and the two kinds of kana apart', () => {
    const db = openOld();
    migrate(db, STEPS.slice(0, 7), () => undefined);
    const put = db.prepare('UPDATE member SET search = ? WHERE key = ?');
    PEOPLE.forEach(({ username, email, name }, n) => {
      put.run(foldLetters(`${username}\n${email}\n${name}`), n + 1);
    });
    expect(read(db)).not.toEqual(folded);
    expect(migrate(db, STEPS, () => undefined)).toMatchObject({ ok: true, value: { from: 7 } });
    expect(read(db)).toEqual(folded);
    db.close();
  });

  it('is the old one whole when bringing it up fails', () => {
    const db = openOld();
    const before = read(db);
    const broken = { version: 5, name: 'broken', text: 'SELECT * FROM nowhere' };
    expect(() => migrate(db, [...STEPS.slice(0, 4), broken], () => undefined)).toThrow();
    expect(read(db)).toEqual(before);
    expect(db.pragma('user_version', { simple: true })).toBe(3);
    db.close();
  });

  it('is folded where rows are carried from a file that was never brought up', () => {
    openOld(join(dir, 'old.db')).close();
    const db = new BetterSqlite3(':memory:');
    migrate(db, STEPS, () => undefined);
    carryRows(db, 'in', { file: join(dir, 'old.db'), key: null }, null);
    expect(read(db)).toEqual(folded);
    db.close();
  });

  it('is folded the way that copies out there were: another way needs a migration that folds anew', () => {
    let print = 0;
    const codes = [
      ...Array.from({ length: 0x230 }, (_, n) => 0x20 + n),
      ...Array.from({ length: 0xc0 }, (_, n) => 0x3040 + n),
    ];
    // An end behind each, so that one which is left out counts too.
    for (const code of codes)
      for (const unit of `${foldText(String.fromCharCode(code))}\n`)
        print = (print * 31 + (unit.codePointAt(0) ?? 0)) % 0x7fff_fff1;
    expect(print).toBe(1_151_588_467);
  });
});
