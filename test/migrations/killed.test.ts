import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { JOURNAL_APPLICATION_ID, openJournal } from '#electron/store/db/journal.ts';
import { listMigrations, type Migration, migrate } from '#electron/store/db/migrate.ts';
import { configure } from '#electron/store/db/open.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';

const STEPS = listMigrations('journal');
const NEWEST = STEPS.length;
const MANY = 10_000;

const folder = folderPerTest();

const openFile = (file: string) => {
  const db = new BetterSqlite3(file);
  configure(db, 'full');
  return db;
};

/** A journal of version 2 with a plan that is half done: so many changes, every second one applied, with its events. */
const fill = (file: string, many: number) => {
  const db = openFile(file);
  db.pragma(`application_id = ${JOURNAL_APPLICATION_ID}`);
  migrate(db, STEPS.slice(0, 2), () => undefined);
  db.exec(`
    INSERT INTO plan (id, deployment_id, actor_id, hash, changes, state, created_at, app_version)
      VALUES ('p', 'd', 'a', 'h', ${many}, 'paused', 'now', '0');
    WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ${many})
      INSERT INTO change (plan_id, n, organization_id, user_id, intent, base_roles, planned_roles, verdict)
      SELECT 'p', n, 'o', 'u' || n, '{}', '[]', '["a"]', 'will-succeed' FROM up;
    UPDATE change SET state = 'inflight', before_roles = '[]', target_roles = '["a"]', put_attempts = 1 WHERE n % 2 = 0;
    UPDATE change SET state = 'applied', request_id = 'r' WHERE n % 2 = 0;
    INSERT INTO event (plan_id, n, kind, attempt, mono_ms, boot_id, wall_utc, data)
      SELECT 'p', n, 'intent', 1, n, 'b', 'w', '{}' FROM change WHERE n % 2 = 0;
  `);
  return db;
};

/** What SIGKILL leaves on the disk now. */
const keepImage = (file: string, to: string): void => {
  for (const ending of ['', '-wal']) if (existsSync(file + ending)) copyFileSync(file + ending, to + ending);
};

const COUNTS = "SELECT state, count(*) AS many FROM change WHERE plan_id = 'p' GROUP BY state ORDER BY state";
const EVENTS = "SELECT count(*) AS many FROM event WHERE plan_id = 'p' AND kind = 'intent'";

const read = (file: string) => {
  const db = new BetterSqlite3(file);
  const found = {
    version: db.pragma('user_version', { simple: true }),
    counts: db.prepare(COUNTS).all(),
    events: db.prepare(EVENTS).get(),
    check: db.pragma('quick_check(1)', { simple: true }),
    keys: db.pragma('foreign_key_check'),
  };
  db.close();
  return found;
};

/**
 * Leaves no room for a step in memory, as a journal that is many times larger has none: what is not committed stands in
 * the log while it is worked on.
 */
const leaveNoRoom = (db: BetterSqlite3.Database): void => {
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('cache_size = 16');
};

/** Migrates and keeps an image after each step: before the transaction ends, and after it. */
const migrateAndKeep = (db: BetterSqlite3.Database, file: string): readonly string[] => {
  const images: string[] = [];
  const keep = (name: string): void => {
    images.push(join(folder.dir, name));
    keepImage(file, join(folder.dir, name));
  };
  const steps = STEPS.map(
    (step): Migration => ({
      ...step,
      finish: (on) => {
        step.finish?.(on);
        keep(`in-${step.version}.db`);
      },
    }),
  );
  migrate(db, steps, () => keep('before.db'));
  keep('after.db');
  return images;
};

describe('a journal of 10,000 changes, half of them applied, killed while it is brought up', () => {
  it('at any step is the old one whole or the new one whole, and opens with all of it', () => {
    const file = join(folder.dir, 'journal.db');
    const db = fill(file, MANY);
    leaveNoRoom(db);
    const images = migrateAndKeep(db, file);
    db.close();
    expect(images).toHaveLength(NEWEST - 2 + 2);
    // What is not committed, and must not count, is there: the log was empty before the first step.
    const logs = images.map((image) => statSync(`${image}-wal`).size);
    expect(logs[0]).toBe(0);
    expect(Math.min(...logs.slice(1))).toBeGreaterThan(1_000_000);
    const half = [
      { state: 'applied', many: MANY / 2 },
      { state: 'pending', many: MANY / 2 },
    ];
    for (const image of images) {
      const isAfter = image.endsWith('after.db');
      expect({ image, ...read(image) }).toEqual({
        image,
        version: isAfter ? NEWEST : 2,
        counts: half,
        events: { many: MANY / 2 },
        check: 'ok',
        keys: [],
      });
    }
    // The last moment before the commit is the worst; from there the next start does it all again.
    const profile = join(folder.dir, 'profile');
    mkdirSync(join(profile, 'store'), { recursive: true });
    keepImage(join(folder.dir, `in-${NEWEST}.db`), join(profile, 'store', 'journal.db'));
    const opened = openJournal(profile, 1_000);
    expect(opened.ok && opened.value.problem()).toBeNull();
    if (opened.ok) {
      expect(opened.value.lastBackupMs()).not.toBeNull();
      opened.value.close();
    }
    expect(read(join(profile, 'store', 'journal.db'))).toMatchObject({ version: NEWEST, counts: half });
  });
});

describe('a journal of each version there was', () => {
  it.each(Array.from({ length: NEWEST - 1 }, (_, at) => at + 1))('comes up from version %i', (version) => {
    const profile = join(folder.dir, 'profile');
    const file = join(profile, 'store', 'journal.db');
    mkdirSync(join(profile, 'store'), { recursive: true });
    const db = openFile(file);
    db.pragma(`application_id = ${JOURNAL_APPLICATION_ID}`);
    migrate(db, STEPS.slice(0, version), () => undefined);
    db.exec(`INSERT INTO plan (id, deployment_id, actor_id, hash, changes, state, created_at, app_version)
      VALUES ('p', 'd', 'a', 'h', 0, 'paused', 'now', '0')`);
    db.close();
    const opened = openJournal(profile, 1_000);
    expect(opened.ok && opened.value.problem()).toBeNull();
    if (opened.ok) opened.value.close();
    expect(read(file)).toMatchObject({ version: NEWEST, check: 'ok', keys: [] });
    rmSync(profile, { recursive: true });
  });
});
