import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPlan } from '#electron/store/db/journal/plan.ts';
import { JOURNAL_APPLICATION_ID, openJournal } from '#electron/store/db/journal.ts';
import { backUpNow } from '#electron/store/db/keep/backups.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer, person } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { isEffective } from '#test/kit/history.ts';
import { must } from '#test/kit/must.ts';
import { copyDatabase, DAMAGES } from './damage.ts';

const PEOPLE = 30;
const START_MS = 5_000;

let folder = makeFolder();
let planId: PlanId;
const inStore = (...parts: readonly string[]): string => join(folder.dir, 'store', ...parts);
const open = (nowMs = 50) => must(openJournal(folder.dir, nowMs));
const quarantined = (): readonly string[] =>
  readdirSync(inStore()).filter((name) => /^journal\.db\.quarantine-\d+$/.test(name));

/** A profile with an ended plan in its journal and one copy of it. */
beforeEach(async () => {
  folder = makeFolder();
  const rig = openEngineRig(folder.dir, { api: createFakeServer(PEOPLE).api });
  planId = await rig.startAndWait(planInput(addAuditor(PEOPLE)));
  rig.journal.backUpAtEnd(10);
  rig.shut();
});
afterEach(() => folder.remove());

const hasPlan = (journal: ReturnType<typeof open>): boolean => findPlan(journal.read, planId) !== null;

describe('a journal that is broken', () => {
  it.each(Object.keys(DAMAGES))(
    'by %s comes back from its copy, keeps applying off until a person confirms, and is kept',
    (kind) => {
      DAMAGES[kind]?.(inStore('journal.db'), 'change_by_state', 'event');
      const bytes = readFileSync(inStore('journal.db'));
      const startMs = performance.now();
      const journal = open();
      expect(performance.now() - startMs).toBeLessThan(START_MS);
      expect(hasPlan(journal)).toBe(true);
      expect(journal.problem()).toMatchObject({ canConfirm: true });
      expect(journal.problem()?.message).toMatch(/last good copy.*Applying is off/);
      expect(readFileSync(inStore(quarantined()[0] ?? '')).equals(bytes)).toBe(true);
      journal.close();

      const again = open(60);
      expect(again.problem()).not.toBeNull();
      must(again.confirm());
      expect(again.problem()).toBeNull();
      again.close();
      const last = open(70);
      expect(last.problem()).toBeNull();
      expect(quarantined()).toHaveLength(1);
      last.close();
    },
  );

  it('with its only copy broken too begins anew, says so, and keeps both files', () => {
    const [copy] = readdirSync(inStore('backup'));
    for (const file of [inStore('journal.db'), inStore('backup', copy ?? '')])
      writeFileSync(file, 'junk'.repeat(3_000));
    const journal = open();
    expect(hasPlan(journal)).toBe(false);
    expect(journal.problem()?.message).toMatch(/began a new one.*Applying is off/);
    expect(quarantined()).toHaveLength(2);
    journal.close();
  });

  it('from a newer version is refused and left alone', () => {
    const raw = new BetterSqlite3(inStore('journal.db'));
    raw.pragma('user_version = 99');
    raw.close();
    const before = readFileSync(inStore('journal.db'));
    const refused = openJournal(folder.dir, 50);
    expect(refused.ok ? 'opened' : refused.failure.code).toBe('from-the-future');
    expect(readFileSync(inStore('journal.db')).equals(before)).toBe(true);
    expect(quarantined()).toEqual([]);
  });
});

describe('a journal that is gone or older than it was', () => {
  it.each([
    ['its file', () => rmSync(inStore('journal.db')), true],
    ['its folder', () => rmSync(inStore(), { recursive: true }), false],
    [
      'its file, and the marker',
      () => {
        rmSync(inStore('journal.db'));
        rmSync(join(folder.dir, 'journal-marker.json'));
      },
      true,
    ],
  ] as const)('is noticed without %s, and not taken for a new one', (_, lose, isBack) => {
    lose();
    const journal = open();
    expect(hasPlan(journal)).toBe(isBack);
    expect(journal.problem()?.message).toMatch(/is gone|was gone/);
    journal.close();
  });

  it('is noticed when somebody put an older copy in its place', async () => {
    copyDatabase(inStore('journal.db'), join(folder.dir, 'yesterday.db'));
    const rig = openEngineRig(folder.dir, { api: createFakeServer(PEOPLE).api, bootId: 'second' });
    await rig.startAndWait(planInput(addAuditor(3)));
    rig.journal.backUpAtEnd(20);
    rig.shut();
    copyDatabase(join(folder.dir, 'yesterday.db'), inStore('journal.db'));
    rmSync(inStore('backup'), { recursive: true });
    const journal = open();
    expect(journal.problem()?.message).toMatch(/older than what was written last/);
    journal.close();
  });

  it('goes on with a copy that knows more than the file that was put back', async () => {
    copyDatabase(inStore('journal.db'), join(folder.dir, 'yesterday.db'));
    const rig = openEngineRig(folder.dir, { api: createFakeServer(PEOPLE).api, bootId: 'second' });
    const later = await rig.startAndWait(planInput(addAuditor(3)));
    rig.journal.backUpAtEnd(20);
    rig.shut();
    copyDatabase(join(folder.dir, 'yesterday.db'), inStore('journal.db'));
    const journal = open();
    expect(findPlan(journal.read, later)).not.toBeNull();
    expect(journal.problem()).not.toBeNull();
    journal.close();
  });

  it('is noticed when the log that a crash left was deleted, as far as the marker knows', () => {
    const journal = open();
    journal.write.run(sql`INSERT INTO meta (key, value) VALUES ('a', 'b')`);
    copyDatabase(inStore('journal.db'), join(folder.dir, 'crashed.db'));
    journal.close();
    copyDatabase(join(folder.dir, 'crashed.db'), inStore('journal.db'));
    const whole = open();
    expect(whole.read.get(sql`SELECT value FROM meta WHERE key = 'a'`)).toEqual({ value: 'b' });
    expect(whole.problem()).toBeNull();
    whole.close();
  });

  it('does not take over the log of another journal in silence', async () => {
    const other = makeFolder();
    const rig = openEngineRig(other.dir, { api: createFakeServer(PEOPLE).api });
    await rig.startAndWait(planInput(addAuditor(PEOPLE)));
    copyFileSync(join(other.dir, 'store', 'journal.db-wal'), inStore('journal.db-wal'));
    rig.shut();
    other.remove();
    const journal = open();
    expect(journal.problem()).not.toBeNull();
    expect(existsSync(inStore('backup'))).toBe(true);
    journal.close();
  });

  it('asks when the profile was copied while an engine was at work on it', () => {
    const journal = open();
    journal.claim();
    const copy = `${folder.dir}-copy`;
    cpSync(folder.dir, copy, { recursive: true });
    journal.unclaim();
    journal.close();
    const again = open();
    expect(again.problem()).toBeNull();
    again.close();
    const copied = must(openJournal(copy, 60));
    expect(copied.problem()?.message).toMatch(/was copied/);
    copied.close();
    rmSync(copy, { recursive: true });
  });

  it('is not doubted when the profile was moved, or the program was killed', () => {
    const journal = open();
    journal.claim();
    journal.close();
    const moved = `${folder.dir}-moved`;
    renameSync(folder.dir, moved);
    const again = must(openJournal(moved, 60));
    expect(again.problem()).toBeNull();
    again.close();
    renameSync(moved, folder.dir);
  });
});

describe('copies of the journal', () => {
  it('are three, each stamped with when it was written, also when the clock goes back', async () => {
    rmSync(inStore('backup'), { recursive: true });
    const journal = open();
    for (const nowMs of [1_000, 2_000, 500, 3_000]) await journal.backUp(nowMs);
    journal.close();
    expect(readdirSync(inStore('backup'))).toEqual([
      'journal-000000000002000.db',
      'journal-000000000002001.db',
      'journal-000000000003000.db',
    ]);
  });

  it('that are no good are not kept, and the good ones stay', async () => {
    const before = readdirSync(inStore('backup'));
    const journal = open();
    mkdirSync(inStore('backup', 'journal-000000000009000.db.part'));
    await expect(journal.backUp(9_000)).rejects.toThrow();
    expect(readdirSync(inStore('backup')).filter((name) => name.endsWith('.db'))).toEqual(before);
    journal.close();
  });

  it('are not written again at the end when nothing was', () => {
    const journal = open();
    journal.backUpAtEnd(99_000);
    expect(readdirSync(inStore('backup'))).toHaveLength(1);
    journal.write.run(sql`INSERT INTO meta (key, value) VALUES ('a', 'b')`);
    journal.backUpAtEnd(99_000);
    expect(readdirSync(inStore('backup'))).toHaveLength(2);
    journal.close();
  });
});

describe('a plan whose journal came back from a copy', () => {
  it('is read before anything is sent: nothing is doubled, whatever the copy did not know', async () => {
    const server = createFakeServer(PEOPLE);
    const rig = openEngineRig(folder.dir, {
      api: server.api,
      bootId: 'busy',
      atPoint: (point, n) => {
        if (point === 'after-result' && n === 10) rig.journal.backUpAtEnd(20_000);
      },
    });
    const id = await rig.startAndWait(planInput(addAuditor(PEOPLE)));
    expect(server.puts).toHaveLength(PEOPLE);
    rig.shut();
    writeFileSync(inStore('journal.db'), 'junk'.repeat(3_000));
    server.setRoles(person(30), []);

    const again = openEngineRig(folder.dir, { api: server.api, bootId: 'after' });
    expect(again.journal.problem()).not.toBeNull();
    const status = must(again.engine.getStatus(id));
    expect(status.counts.waiting).toBe(0);
    expect(status.counts.unknown).toBeGreaterThan(5);
    must(again.journal.confirm());
    must(await again.engine.resume(id));
    await again.engine.whenIdle(id);
    const { state, counts } = must(again.engine.getStatus(id));
    expect(state).toBe('closed');
    expect(counts.applied + counts.already).toBe(PEOPLE);
    expect(counts.already).toBeGreaterThan(5);
    const effective = server.history.flatMap((entry) =>
      entry.kind === 'put' && isEffective(entry) ? [entry.subject] : [],
    );
    // Person 30 was changed back by somebody in between, so once more is right.
    expect(effective.filter((subject) => subject !== person(30)).toSorted()).toEqual(
      Array.from({ length: PEOPLE - 1 }, (_, at) => person(at + 1)),
    );
    expect(server.rolesOf(person(30))).toEqual(['auditor']);
    again.shut();
  });
});

describe('a copy of the journal', () => {
  it('that does not read back as it should is not kept', () => {
    const before = readdirSync(inStore('backup'));
    const journal = open();
    const copyBadly = (file: string): void => {
      journal.copyTo(file);
      DAMAGES['bits flipped in a page']?.(file, 'change_by_state', 'event');
    };
    expect(() => backUpNow(inStore('backup'), 9_000, JOURNAL_APPLICATION_ID, copyBadly)).toThrow(
      /no good|malformed/,
    );
    expect(readdirSync(inStore('backup'))).toEqual(before);
    journal.close();
  });
});
