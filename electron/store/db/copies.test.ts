import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { saveOrganization } from '../copy/organization.ts';
import { findAsOf, savePass } from '../copy/pass.ts';
import { toCopiesDir, toCopyFile } from './cache.ts';
import { type CopyKeys, createCopies } from './copies.ts';
import { sql } from './sql.ts';
import { HAS_CIPHER } from './testing/copy.ts';

const ONE = 'one' as DeploymentId;
const TWO = 'two' as DeploymentId;
const DAY_MS = 86_400_000;
const CANARY = 'canary-of-the-copy';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-copies-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A keychain: `state` is what it does when asked. */
const createKeychain = () => {
  const items = new Map<string, string>();
  const asked: string[] = [];
  const chain = { state: 'open' as 'open' | 'locked', items, asked };
  const locked = { kind: 'no-answer', message: 'The keychain is locked.' } as const;
  let made = 0;
  const keys: CopyKeys = {
    find: async (id) => {
      asked.push(`find ${id}`);
      if (chain.state === 'locked') return locked;
      const key = items.get(id);
      return key === undefined ? { kind: 'gone' } : { kind: 'key', key };
    },
    make: async (id) => {
      asked.push(`make ${id}`);
      if (chain.state === 'locked') return locked;
      made += 1;
      const key = String(made).padStart(64, 'a');
      items.set(id, key);
      return { kind: 'key', key };
    },
    erase: async (id) => {
      asked.push(`erase ${id}`);
      if (chain.state === 'locked') return false;
      items.delete(id);
      return true;
    },
  };
  return Object.assign(chain, { keys });
};

const NOW_MS = Date.parse('2026-06-01T00:00:00Z');

const openCopies = (keychain = createKeychain(), nowMs = NOW_MS) => {
  const lines: string[] = [];
  const note = (event: string): void => void lines.push(event);
  const copies = createCopies({
    isKept: () => true,
    findAsOf,
    profileDir: dir,
    keys: keychain.keys,
    clock: { nowMs: () => nowMs },
    log: { info: note, warn: note, error: note },
  });
  return { copies, keychain, lines };
};
type Open = ReturnType<typeof openCopies>;

const fill = ({ copies }: Open, id: DeploymentId, asOf = '2026-05-31T00:00:00Z', name = CANARY): void => {
  const { write } = copies.of(id);
  const at = { isDefault: true, defaultRoles: null, roleSync: null };
  saveOrganization(write, id, { id: `org-${id}` as never, name, displayName: name, ...at });
  savePass(write, id, { asOf, since: null, members: 1, users: 'none', organizationSync: null });
};
const names = ({ copies }: Pick<Open, 'copies'>, id: DeploymentId): readonly string[] =>
  copies.of(id).read.column<string>(sql`SELECT name FROM organization`);
const files = (): readonly string[] => (existsSync(toCopiesDir(dir)) ? readdirSync(toCopiesDir(dir)) : []);
const isReadable = (text: string): boolean =>
  readdirSync(dir, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text),
  );

describe.runIf(HAS_CIPHER)('copies', () => {
  it('have a file and a key each, made at the first opening, and nothing in them can be read', async () => {
    const first = openCopies();
    for (const id of [ONE, TWO]) {
      expect(await first.copies.open(id)).toEqual({ where: 'file' });
      fill(first, id);
    }
    expect(new Set(first.keychain.items.values()).size).toBe(2);
    expect(isReadable(CANARY)).toBe(false);
    first.copies.close();
    expect([...files()].sort()).toEqual(['one.db', 'two.db']);
    expect(isReadable(CANARY)).toBe(false);
    const second = openCopies(first.keychain);
    await second.copies.openAll([ONE, TWO], true);
    expect([names(second, ONE), names(second, TWO)]).toEqual([[CANARY], [CANARY]]);
    second.copies.close();
  });

  it('are in memory while the keychain is locked, are not asked for a new key, and are opened when it is not', async () => {
    const first = openCopies();
    await first.copies.open(ONE);
    fill(first, ONE);
    first.copies.close();
    const second = openCopies(first.keychain);
    second.keychain.state = 'locked';
    await second.copies.openAll([ONE], true);
    expect(second.copies.describe(ONE)).toMatchObject({ where: 'memory', reason: 'keychain' });
    expect(names(second, ONE)).toEqual([]);
    second.keychain.state = 'open';
    expect(await second.copies.open(ONE)).toEqual({ where: 'file' });
    expect(names(second, ONE)).toEqual([CANARY]);
    expect(second.keychain.asked.filter((line) => line.startsWith('make'))).toEqual(['make one']);
    second.copies.close();
  });

  it('take into the file what was fetched while the keychain was locked, when it is newer', async () => {
    const first = openCopies();
    await first.copies.open(ONE);
    fill(first, ONE, '2026-05-01T00:00:00Z', 'older');
    first.copies.close();
    for (const [asOf, kept] of [
      ['2026-04-01T00:00:00Z', 'older'],
      ['2026-05-02T00:00:00Z', 'newer'],
    ] as const) {
      const next = openCopies(first.keychain);
      next.keychain.state = 'locked';
      await next.copies.openAll([ONE], true);
      fill(next, ONE, asOf, 'newer');
      next.keychain.state = 'open';
      await next.copies.open(ONE);
      expect(names(next, ONE)).toEqual([kept]);
      next.copies.close();
    }
  });

  it('whose key is gone stay as they are until a person forgets them', async () => {
    const first = openCopies();
    await first.copies.open(ONE);
    fill(first, ONE);
    first.copies.close();
    const before = readFileSync(toCopyFile(dir, ONE));
    const key = first.keychain.items.get(ONE) ?? '';
    first.keychain.items.delete(ONE);
    const second = openCopies(first.keychain);
    for (const ask of [() => second.copies.openAll([ONE], true), () => second.copies.open(ONE)]) {
      await ask();
      expect(second.copies.describe(ONE)).toMatchObject({ where: 'memory', reason: 'key-gone' });
    }
    expect(readFileSync(toCopyFile(dir, ONE)).equals(before)).toBe(true);
    expect(second.keychain.items.has(ONE)).toBe(false);
    second.keychain.items.set(ONE, key);
    expect(await second.copies.open(ONE)).toEqual({ where: 'file' });
    expect(names(second, ONE)).toEqual([CANARY]);
    second.keychain.items.delete(ONE);
    await second.copies.forget(ONE);
    expect(files()).toEqual([]);
    expect(await second.copies.open(ONE)).toEqual({ where: 'file' });
    expect(second.keychain.items.get(ONE)).not.toBe(key);
    second.copies.close();
  });

  it('that are forgotten leave no file, no log, nothing set aside and no key, while the app runs', async () => {
    const open = openCopies();
    await open.copies.open(ONE);
    await open.copies.open(TWO);
    fill(open, ONE);
    fill(open, TWO);
    writeFileSync(`${toCopyFile(dir, ONE)}.broken-5`, 'x');
    expect(files()).toContain('one.db-wal');
    expect(await open.copies.forget(ONE)).toEqual({ isFileErased: true, isKeyErased: true });
    expect(files().filter((name) => name.startsWith('one'))).toEqual([]);
    expect([...open.keychain.items.keys()]).toEqual([TWO]);
    expect([names(open, ONE), names(open, TWO)]).toEqual([[], [CANARY]]);
    expect(open.copies.describe(ONE)).toMatchObject({ where: 'memory', reason: 'erased' });
    open.keychain.state = 'locked';
    expect(await open.copies.forget(TWO)).toEqual({ isFileErased: true, isKeyErased: false });
    expect(files()).toEqual([]);
    open.copies.close();
  });

  it('that are forgotten leave no log that a killed app had left beside them', async () => {
    const first = openCopies();
    await first.copies.open(ONE);
    fill(first, ONE);
    const log = readFileSync(`${toCopyFile(dir, ONE)}-wal`);
    first.copies.close();
    writeFileSync(`${toCopyFile(dir, ONE)}-wal`, log);
    first.keychain.items.delete(ONE);
    const second = openCopies(first.keychain);
    await second.copies.forget(ONE);
    expect(files()).toEqual([]);
    second.copies.close();
  });

  it('are erased when they were not refreshed for so long, and not while they are at work', async () => {
    const open = openCopies();
    for (const id of [ONE, TWO]) await open.copies.open(id);
    fill(open, ONE, '2026-05-01T00:00:00Z');
    fill(open, TWO, '2026-05-03T00:00:00Z');
    const life = 30 * DAY_MS;
    expect(await open.copies.expire([ONE, TWO], life, (id) => id === ONE)).toEqual([]);
    expect(await open.copies.expire([ONE, TWO], life, () => false)).toEqual([ONE]);
    expect(files().filter((name) => name.startsWith('one'))).toEqual([]);
    expect([...open.keychain.items.keys()]).toEqual([TWO]);
    expect(names(open, TWO)).toEqual([CANARY]);
    open.copies.close();
  });

  it('that a refresh began on, or brought up to date, while another was erased stay', async () => {
    for (const meanwhile of ['busy', 'fresh'] as const) {
      const open = openCopies();
      for (const id of [ONE, TWO]) {
        await open.copies.open(id);
        fill(open, id, '2026-04-01T00:00:00Z');
      }
      const { erase } = open.keychain.keys;
      let isRefreshing = false;
      Object.assign(open.keychain.keys, {
        erase: async (id: DeploymentId) => {
          if (meanwhile === 'busy') isRefreshing = true;
          else fill(open, TWO);
          return erase(id);
        },
      });
      const isBusy = (id: DeploymentId): boolean => id === TWO && isRefreshing;
      expect(await open.copies.expire([ONE, TWO], 30 * DAY_MS, isBusy)).toEqual([ONE]);
      expect(names(open, TWO)).toEqual([CANARY]);
      open.copies.close();
    }
  });

  it('that cannot be read are erased by the age of their file', async () => {
    const first = openCopies();
    for (const id of [ONE, TWO]) {
      await first.copies.open(id);
      fill(first, id);
    }
    first.copies.close();
    const old = new Date(NOW_MS - 31 * DAY_MS);
    utimesSync(toCopyFile(dir, ONE), old, old);
    const second = openCopies(first.keychain);
    second.keychain.state = 'locked';
    await second.copies.openAll([ONE, TWO], true);
    const erased = await second.copies.expire([ONE, TWO], 30 * DAY_MS, () => false);
    expect(erased).toEqual([ONE]);
    expect(files()).toEqual(['two.db']);
    second.copies.close();
  });

  it('of deployments that are no longer kept are erased at the start, unless the journal was lost', async () => {
    const first = openCopies();
    for (const id of [ONE, TWO]) await first.copies.open(id);
    first.copies.close();
    const lost = openCopies(first.keychain);
    await lost.copies.openAll([ONE], false);
    lost.copies.close();
    expect([...files()].sort()).toEqual(['one.db', 'two.db']);
    const second = openCopies(first.keychain);
    await second.copies.openAll([ONE], true);
    second.copies.close();
    expect(files()).toEqual(['one.db']);
    expect([...first.keychain.items.keys()]).toEqual([ONE]);
  });

  it('of a deployment that was connected while the others were opened are not taken for left over', async () => {
    const first = openCopies();
    await first.copies.open(ONE);
    first.copies.close();
    const second = openCopies(first.keychain);
    const { find } = second.keychain.keys;
    Object.assign(second.keychain.keys, {
      find: async (id: DeploymentId) => {
        if (id === ONE) await second.copies.open(TWO);
        return find(id);
      },
    });
    await second.copies.openAll([ONE], true);
    expect(second.copies.describe(TWO)).toEqual({ where: 'file' });
    second.copies.close();
    expect([...files()].sort()).toEqual(['one.db', 'two.db']);
  });

  it('are in memory where the folder cannot be written, and are not lost there', async () => {
    mkdirSync(join(dir, 'store'));
    writeFileSync(toCopiesDir(dir), 'a file where the folder should be');
    const open = openCopies();
    expect(await open.copies.open(ONE)).toMatchObject({ where: 'memory', reason: 'disk' });
    fill(open, ONE);
    expect(await open.copies.open(ONE)).toMatchObject({ where: 'memory', reason: 'disk' });
    expect(names(open, ONE)).toEqual([CANARY]);
    rmSync(toCopiesDir(dir));
    expect(await open.copies.open(ONE)).toEqual({ where: 'file' });
    expect(names(open, ONE)).toEqual([CANARY]);
    open.copies.close();
  });

  it('sort and count in memory, never in a readable file beside', async () => {
    const open = openCopies();
    await open.copies.open(ONE);
    expect(open.copies.of(ONE).read.get(sql`PRAGMA temp_store`)).toEqual({ temp_store: 2 });
    expect(open.copies.of(ONE).write.get(sql`PRAGMA temp_store`)).toEqual({ temp_store: 2 });
    expect(open.copies.of(ONE).read.get(sql`PRAGMA cache_size`)).toEqual({ cache_size: -65_536 });
    open.copies.close();
  });
});

describe('a copy that another program holds', () => {
  it('is told as that after a few seconds, not as a full disk', async () => {
    const keychain = createKeychain();
    keychain.items.set(ONE, 'a'.repeat(64));
    mkdirSync(toCopiesDir(dir), { recursive: true });
    const other = new BetterSqlite3(toCopyFile(dir, ONE));
    other.exec('BEGIN EXCLUSIVE');
    const { copies } = openCopies(keychain);
    const held = await copies.open(ONE);
    expect(held).toMatchObject({
      where: 'memory',
      message: expect.stringMatching(/Another program.*Close it/s),
    });
    other.close();
    expect(await copies.open(ONE)).toMatchObject({ where: 'file' });
    copies.close();
  }, 30_000);
});
