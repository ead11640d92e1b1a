import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { dropOldBroken, openCopy, toCopiesDir } from '#electron/store/db/cache.ts';
import { setKey } from '#electron/store/db/cipher.ts';
import { sql } from '#electron/store/db/sql.ts';
import { HAS_CIPHER, openTestCopy, toTestPlace } from '#electron/store/db/testing/copy.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';
import { copyDatabase, DAMAGES, flipBit } from './damage.ts';

const START_MS = 5_000;
const PASSES = 400;
const PAGE_BYTES = 4_096;
const WEEK_MS = 7 * 86_400_000;

const folder = folderPerTest();
const fileOf = (): string => toTestPlace(folder.dir).file;
const { key } = toTestPlace('profile');
beforeEach(() => {
  mkdirSync(join(folder.dir, 'store'));
  writeFileSync(join(folder.dir, 'store', 'journal.db'), 'not to be touched');
  const cache = openTestCopy(folder.dir);
  for (let n = 0; n < PASSES; n += 1)
    cache.write.run(
      sql`INSERT INTO organization (deployment_id, id, name, display_name, is_default)
        VALUES ('d', ${`organization-${n}`}, ${`name-${n}`}, ${'x'.repeat(100)}, 0)`,
    );
  cache.close();
});

const rows = (cache: ReturnType<typeof open>): number =>
  cache.read.get<{ rows: number }>(sql`SELECT count(*) AS rows FROM organization`)?.rows ?? 0;
const open = (nowMs = 2) => openTestCopy(folder.dir, nowMs);
const broken = (): readonly string[] =>
  readdirSync(toCopiesDir(folder.dir)).filter((name) => /\.db\.broken-\d+$/.test(name));

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
      DAMAGES[kind]?.(fileOf(), INDEX, 'organization', key);
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
    if (key !== null) setKey(raw, key);
    raw.pragma('user_version = 99');
    raw.close();
    const cache = open();
    expect(cache.rebuilt).toBe(true);
    expect(broken()).toHaveLength(1);
    cache.close();
  });

  it('time and again is kept twice, for a week', () => {
    for (const nowMs of [10, 20, 30, 40]) {
      writeFileSync(fileOf(), 'junk'.repeat(3_000));
      open(nowMs).close();
    }
    expect(broken()).toEqual(['deployment-1.db.broken-30', 'deployment-1.db.broken-40']);
    expect(existsSync(`${fileOf()}.suspect`)).toBe(false);
    dropOldBroken(folder.dir, 35 + WEEK_MS);
    expect(broken()).toEqual(['deployment-1.db.broken-40']);
    dropOldBroken(folder.dir, 40 + WEEK_MS);
    expect(broken()).toEqual([]);
  });
});

describe.runIf(HAS_CIPHER)('an enciphered copy', () => {
  it.each([
    ['another key', 'ab'.repeat(32)],
    ['no key', null],
  ])('that is opened with %s is set aside, never taken for an empty one in use', (_, other) => {
    const opened = openCopy(folder.dir, { file: fileOf(), key: other }, 5);
    expect(must(opened).rebuilt).toBe(true);
    expect(rows(must(opened))).toBe(0);
    must(opened).close();
    expect(broken()).toHaveLength(1);
  });

  it('shows one bit that was turned over, wherever it is, and is there again', () => {
    const whole = readFileSync(fileOf());
    const cache = open();
    const pages = cache.read.column<number>(sql`SELECT pageno FROM dbstat WHERE name = 'organization'`);
    cache.close();
    expect(pages.length).toBeGreaterThan(10);
    // In the middle of a page: in the texts of its rows, where nothing else in the file tells of it.
    for (const at of pages.map((page) => (page - 1) * PAGE_BYTES + 2_000)) {
      writeFileSync(fileOf(), whole);
      flipBit(fileOf(), at);
      const first = use();
      const second = first.isWhole ? first : use();
      expect([at, first.rebuilt || second.rebuilt, second.isWhole]).toEqual([at, true, true]);
    }
  });
});
