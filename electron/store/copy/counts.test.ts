import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userId } from '#test/kit/cache.ts';
import { carryRows } from '../db/carry.ts';
import { listMigrations, migrate } from '../db/migrate.ts';
import { sql } from '../db/sql.ts';
import { openTestCopy, TEST_COPY } from '../db/testing/copy.ts';
import { createMemberWriter, removeSomeMembers } from './member.ts';
import { removeOrganization, saveOrganization } from './organization.ts';
import { fillSiteFromMembers } from './site-list.ts';

const STEPS = listMigrations('cache');
/** The last schema without counts. */
const BEFORE = STEPS.slice(0, 5);

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-counts-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const openAt = (file: string, steps = STEPS) => {
  const db = new BetterSqlite3(file);
  db.pragma('foreign_keys = ON');
  migrate(db, steps, () => undefined);
  return db;
};
const fill = (db: BetterSqlite3.Database, sizes: readonly number[]): void => {
  const organization = db.prepare(
    `INSERT INTO organization (key, deployment_id, id, name, display_name, is_default) VALUES (?, ?, ?, 'o', 'O', 0)`,
  );
  const member = db.prepare(
    `INSERT INTO member (organization_key, user_id, username, name, email, is_service_account, roles, site_roles, search, sort_key)
      VALUES (?, ?, 'u', '', '', 0, '[]', '[]', 'u', 'u')`,
  );
  sizes.forEach((size, at) => {
    organization.run(at + 1, `d${at}`, `o${at}`);
    for (let n = 0; n < size; n += 1) member.run(at + 1, `user-${n}`);
  });
};
const counts = (db: BetterSqlite3.Database) =>
  db.prepare('SELECT members FROM organization ORDER BY key').pluck().all();

const COLUMNS = {
  ...{ username: 'u', name: '', email: '', status: null, loginType: null, lastSeenAt: null, createdAt: null },
  ...{ isServiceAccount: 0, roles: '[]', siteRoles: '[]' },
};

describe('how many members an organization has in the copy', () => {
  it('is counted once in a copy of an earlier version', () => {
    const db = openAt(':memory:', BEFORE);
    fill(db, [3, 0, 7]);
    migrate(db, STEPS, () => undefined);
    expect(counts(db)).toEqual([3, 0, 7]);
    db.close();
  });

  it('follows whoever comes and goes, by every way that the copy is written', async () => {
    const { read, write, close } = openTestCopy(dir);
    const toKey = (id: string): number => {
      const facts = { isDefault: false, defaultRoles: null, roleSync: null };
      return saveOrganization(write, TEST_COPY, { id: id as never, name: id, displayName: id, ...facts });
    };
    const list = () => read.column<number>(sql`SELECT members FROM organization ORDER BY key`);
    const [acme, emea, site] = [toKey('acme'), toKey('emea'), toKey('00000000-0000-0000-0000-000000000000')];
    const writer = createMemberWriter(write);
    for (let n = 0; n < 20; n += 1)
      for (const key of n % 2 === 0 ? [acme, emea] : [acme])
        writer.insert(key, { ...COLUMNS, userId: userId(n) });
    expect(list()).toEqual([20, 10, 0]);
    await fillSiteFromMembers(write, TEST_COPY, { key: site, lastKey: 0 }, async () => undefined);
    expect(list()).toEqual([20, 10, 20]);
    // Whoever is in the list already is brought up to date there, and not counted again.
    await fillSiteFromMembers(write, TEST_COPY, { key: site, lastKey: 0 }, async () => undefined);
    expect(list()).toEqual([20, 10, 20]);
    expect(toKey('acme')).toBe(acme);
    removeSomeMembers(write, acme, 6);
    expect(list()).toEqual([14, 10, 20]);
    removeOrganization(write, emea);
    await fillSiteFromMembers(write, TEST_COPY, { key: site, lastKey: 0 }, async () => undefined);
    expect(list()).toEqual([14, 14]);
    close();
  });

  it.each([
    ['of the same version', STEPS],
    ['of an earlier version', BEFORE],
  ])('is that of the rows carried from a file %s', (_of, steps) => {
    const file = join(dir, 'other.db');
    const other = openAt(file, steps);
    fill(other, [3, 0, 7]);
    other.close();
    const db = openAt(':memory:');
    fill(db, [5]);
    carryRows(db, 'in', { file, key: null }, null);
    expect(counts(db)).toEqual([3, 0, 7]);
    carryRows(db, 'in', { file, key: null }, 'd2' as never);
    expect(counts(db)).toEqual([7]);
    db.close();
  });
});
