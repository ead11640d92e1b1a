import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#electron/store/db/sql.ts';
import { HAS_CIPHER } from '#electron/store/db/testing/copy.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

/** A profile as the last version without enciphered copies left it when it was killed: all of it is in the logs. */
const FIXTURE = join(import.meta.dirname, 'plain-profile');
const ID = '23cb8232-8766-459d-b90a-49df53f59be1' as DeploymentId;
const ORGANIZATION = 'c536e84d-9a53-4558-9a38-a4552290b7b1';
const CHILD = join(import.meta.dirname, 'take-over-child.ts');

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-plain-'));
  cpSync(FIXTURE, join(dir, 'profile'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const profile = (): string => join(dir, 'profile');
const store = (): string => join(profile(), 'store');

/** Everybody in the fixture, as the version that wrote it read them. */
const readPeople = (): readonly { readonly username: string; readonly email: string }[] => {
  const copy = join(dir, 'read');
  cpSync(join(FIXTURE, 'store'), copy, { recursive: true });
  const db = new BetterSqlite3(join(copy, 'cache.db'));
  const people = db
    .prepare<[], { username: string; email: string }>('SELECT username, email FROM member')
    .all();
  db.close();
  rmSync(copy, { recursive: true });
  return people;
};

/** What would give somebody away, where the server tells it. */
const listEmails = (): readonly string[] =>
  readPeople().flatMap(({ email }) => (email.length > 5 ? [email] : []));

const findReadable = (texts: readonly string[]): readonly string[] =>
  readdirSync(profile(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return texts.some((text) => content.includes(text));
    });
const listPlain = (): readonly string[] => readdirSync(store()).filter((name) => name.startsWith('cache.db'));

describe.runIf(HAS_CIPHER)('a copy that an earlier version left readable', () => {
  it('is enciphered, person for person, and then gone with its log and all that was set aside', async () => {
    const people = readPeople();
    expect(people.length).toBeGreaterThan(90);
    writeFileSync(join(store(), 'cache.db.broken-5'), people.map(({ email }) => email).join());
    writeFileSync(join(store(), 'cache.db.suspect'), '');
    const opened = openStore(createFakeMain(), profile());
    await opened.data.ready;
    const found = opened.data.copies.of(ID).read.all(sql`SELECT username, email FROM member`);
    expect(found).toEqual(people);
    expect(opened.data.copies.describe(ID)).toEqual({ where: 'file' });
    expect(listPlain()).toEqual([]);
    expect(findReadable(listEmails())).toEqual([]);
    await opened.close();
    expect(findReadable(listEmails())).toEqual([]);
  });

  it('gives up its saved lists sealed: what was searched for is in no file, and in no copy of the journal', async () => {
    const typed = ['grace.hopper', 'ada.lovelace', 'Mail of one', 'Ada only'];
    expect(findReadable(typed).length).toBeGreaterThan(1);
    const main = createFakeMain();
    const opened = openStore(main, profile());
    const scope = { deploymentId: ID, organizationId: ORGANIZATION };
    const names = async () =>
      (await opened.must('view.list', scope)).map(({ name, filter }) => [name, filter.text]);
    const all = [
      ['Ada only', 'ada.lovelace'],
      ['Mail of one', 'grace.hopper@canary.example'],
      ['No role', ''],
    ];
    expect(await names()).toEqual(all);
    expect(findReadable(typed)).toEqual([]);
    // The one that was there, and the one that the migration made of the readable journal.
    expect(readdirSync(join(store(), 'backup'))).toHaveLength(2);
    await opened.close();
    expect(findReadable(typed)).toEqual([]);
    // Without its key nothing is shown, nothing is lost, and no other key is made.
    const locked = openStore(main, profile());
    main.state.keychain = 'locked';
    expect(await locked.must('view.list', scope)).toEqual([]);
    const list = { filter: NO_FILTER, sort: DEFAULT_SORT };
    const refused = await locked.call('view.save', { ...scope, ...list, name: 'x' });
    expect(refused.ok ? '' : refused.failure.code).toBe('not-kept');
    main.state.keychain = 'ready';
    expect(await locked.must('view.list', scope)).toHaveLength(3);
    await locked.close();
  });

  it('is in memory and gone from the disk where the keychain is locked, and in its file once it is open', async () => {
    const people = readPeople();
    const main = createFakeMain();
    main.state.keychain = 'locked';
    const opened = openStore(main, profile());
    await opened.data.ready;
    const read = () => opened.data.copies.of(ID).read.all(sql`SELECT username, email FROM member`);
    expect(read()).toEqual(people);
    expect(listPlain()).toEqual([]);
    main.state.keychain = 'ready';
    expect(await opened.must('copy.retry', { deploymentId: ID })).toMatchObject({ where: 'file' });
    expect(read()).toEqual(people);
    await opened.close();
  });

  it('leaves to a deployment its own people, and nothing of others', async () => {
    const file = join(store(), 'cache.db');
    const db = new BetterSqlite3(file);
    db.exec(`INSERT INTO organization (deployment_id, id, name, display_name, is_default) VALUES ('other', 'o', 'o', 'o', 0);
      INSERT INTO pass (deployment_id, as_of, members) VALUES ('other', 'then', 0)`);
    db.close();
    const opened = openStore(createFakeMain(), profile());
    await opened.data.ready;
    const { read } = opened.data.copies.of(ID);
    for (const table of ['organization', 'pass', 'role'])
      expect(read.column({ text: `SELECT DISTINCT deployment_id FROM ${table}`, values: [] })).toEqual([ID]);
    await opened.close();
  });

  it('that is damaged is destroyed and fetched again', async () => {
    rmSync(join(store(), 'cache.db-wal'));
    writeFileSync(join(store(), 'cache.db'), 'junk'.repeat(5_000));
    const opened = openStore(createFakeMain(), profile());
    await opened.data.ready;
    expect(listPlain()).toEqual([]);
    expect((await opened.must('sync.getStatus', { deploymentId: ID })).asOf).toBeNull();
    await opened.close();
  });

  it('is the old one or the new one after a kill at any step, and unreadable after the next start', () => {
    const emails = listEmails();
    const keys = join(dir, 'keys.json');
    const run = (at: number) =>
      spawnSync(process.execPath, [CHILD, profile(), keys, String(at)], { encoding: 'utf8' });
    const all = Number(run(0).stdout);
    expect(all).toBeGreaterThan(10);
    for (let at = 1; at <= all; at += 4) {
      rmSync(profile(), { recursive: true });
      rmSync(keys, { force: true });
      cpSync(FIXTURE, profile(), { recursive: true });
      expect([at, run(at).signal]).toEqual([at, 'SIGKILL']);
      const isOld = existsSync(join(store(), 'cache.db'));
      const isNew = existsSync(join(store(), 'copies', `${ID}.db`));
      expect([at, isOld || isNew]).toEqual([at, true]);
      expect([at, run(0).status]).toEqual([at, 0]);
      expect([at, listPlain(), findReadable(emails)]).toEqual([at, [], []]);
      expect([at, readdirSync(join(store(), 'copies'))]).toEqual([at, [`${ID}.db`]]);
    }
  }, 60_000);
});
