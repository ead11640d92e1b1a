import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '#electron/store/db/cache.ts';
import { sql } from '#electron/store/db/sql.ts';
import { must, temporaryFolder } from '#test/faults/rig.ts';
import { copyDatabase, DAMAGES } from './damage.ts';

const START_MS = 5_000;
const PASSES = 400;

let folder = temporaryFolder();
const fileOf = (): string => join(folder.dir, 'store', 'cache.db');
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.dir, 'store'));
  writeFileSync(join(folder.dir, 'store', 'journal.db'), 'not to be touched');
  const cache = must(openCache(folder.dir, 1));
  for (let n = 0; n < PASSES; n += 1)
    cache.write.run(
      sql`INSERT INTO organization (deployment_id, id, name, display_name, is_default)
        VALUES ('d', ${`organization-${n}`}, ${`name-${n}`}, ${'x'.repeat(100)}, 0)`,
    );
  cache.close();
});
afterEach(() => folder.remove());

const rows = (cache: ReturnType<typeof open>): number =>
  cache.read.get<{ rows: number }>(sql`SELECT count(*) AS rows FROM organization`)?.rows ?? 0;
const open = (nowMs = 2) => must(openCache(folder.dir, nowMs));
const broken = (): readonly string[] =>
  readdirSync(join(folder.dir, 'store')).filter((name) => /^cache\.db\.broken-\d+$/.test(name));

/** Works with the copy as the app would: damage may show only when a page is read. */
const use = (): { readonly rebuilt: boolean; readonly isWhole: boolean } => {
  const cache = open();
  try {
    cache.read.all(sql`SELECT * FROM organization ORDER BY id`);
    cache.read.all(sql`SELECT * FROM organization WHERE deployment_id = 'd' AND id = 'organization-3'`);
    return { rebuilt: cache.rebuilt, isWhole: true };
  } catch {
    return { rebuilt: cache.rebuilt, isWhole: false };
  } finally {
    cache.close();
  }
};

const INDEX = 'sqlite_autoindex_organization_1';

describe('a copy of the servers that is broken', () => {
  it.each(Object.keys(DAMAGES))(
    'by %s is there again after at most one more start, and the journal is left alone',
    (kind) => {
      DAMAGES[kind]?.(fileOf(), INDEX, 'organization');
      const startMs = performance.now();
      const first = use();
      // A file that was closed properly is not read whole at a start: then the first question finds the damage.
      const second = first.isWhole ? first : use();
      expect(second.isWhole).toBe(true);
      expect(performance.now() - startMs).toBeLessThan(START_MS);
      if (kind !== 'zero bytes') {
        expect(first.rebuilt || second.rebuilt).toBe(true);
        expect(broken()).toHaveLength(1);
      }
      const cache = open(3);
      expect(cache.rebuilt).toBe(false);
      expect(rows(cache)).toBe(0);
      cache.close();
      expect(readFileSync(join(folder.dir, 'store', 'journal.db'), 'utf8')).toBe('not to be touched');
    },
  );

  it('by a log full of junk is as it was when the log was last moved into the file', () => {
    const cache = open();
    cache.write.run(sql`DELETE FROM organization WHERE id = 'organization-1'`);
    copyDatabase(fileOf(), `${fileOf()}.crashed`);
    cache.close();
    copyDatabase(`${fileOf()}.crashed`, fileOf());
    writeFileSync(`${fileOf()}-wal`, Buffer.alloc(40_000, 'junk'));
    const again = open();
    expect([PASSES, PASSES - 1]).toContain(rows(again));
    again.close();
  });

  it('from a newer version is set aside', () => {
    const raw = new BetterSqlite3(fileOf());
    raw.pragma('user_version = 99');
    raw.close();
    const cache = open();
    expect(cache.rebuilt).toBe(true);
    expect(broken()).toHaveLength(1);
    cache.close();
  });

  it('time and again is kept twice, not for ever', () => {
    for (const nowMs of [10, 20, 30, 40]) {
      writeFileSync(fileOf(), 'junk'.repeat(3_000));
      open(nowMs).close();
    }
    expect(broken()).toEqual(['cache.db.broken-30', 'cache.db.broken-40']);
    expect(existsSync(`${fileOf()}.suspect`)).toBe(false);
  });
});
