import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iterateChanges } from '#electron/store/db/journal/change.ts';
import { verifyChain } from '#electron/store/db/journal/verify-chain.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import { checkHistory } from '#test/faults/checker/check-history.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import type { HistoryEntry } from '#test/kit/history.ts';
import { must } from '#test/kit/must.ts';

const PEOPLE = 60;
const CUTS = 2_100;
const REPLAYED = 16;
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const FRAME = FRAME_HEADER + 4_096;

type Mark = { readonly seq: number; readonly hash: string };
let folder = makeFolder();
let database = Buffer.alloc(0);
let log = Buffer.alloc(0);
let marks: readonly Mark[] = [];
let history: readonly HistoryEntry[] = [];
let planId: PlanId;

/** Records a run whose journal keeps everything in its log, as it lies on the disk when the power goes. */
beforeAll(async () => {
  folder = makeFolder();
  const server = createFakeServer(PEOPLE);
  // Few hands, so that there are many small transactions.
  const rig = openEngineRig(folder.dir, { api: server.api, limits: { workers: 2 } });
  planId = await rig.startAndWait(planInput(addAuditor(PEOPLE)));
  const file = join(folder.dir, 'store', 'journal.db');
  database = readFileSync(file);
  log = readFileSync(`${file}-wal`);
  rig.shut();
  const raw = new BetterSqlite3(file, { readonly: true });
  marks = raw.prepare<[], Mark>('SELECT seq, hash FROM event ORDER BY seq').all();
  raw.close();
  history = [...server.history];
});
afterAll(() => folder.remove());

/** Where in the log a transaction ends: the frame says how large the database is after it. */
const listCommits = (): readonly number[] => {
  const ends: number[] = [];
  for (let at = LOG_HEADER; at + FRAME <= log.length; at += FRAME)
    if (log.readUInt32BE(at + 4) !== 0) ends.push(at + FRAME);
  return ends;
};

const write = (dir: string, cut: number): string => {
  mkdirSync(join(dir, 'store'), { recursive: true });
  const file = join(dir, 'store', 'journal.db');
  writeFileSync(file, database);
  writeFileSync(`${file}-wal`, log.subarray(0, cut));
  return file;
};

type Found = { readonly check: unknown; readonly last: Mark | null; readonly count: number };

/** What SQLite makes of a file with such a log: the last event, if there is one. It writes nothing. */
const look = (file: string): Found => {
  rmSync(`${file}-shm`, { force: true });
  const raw = new BetterSqlite3(file, { readonly: true });
  const check = raw.pragma('quick_check(1)', { simple: true });
  const hasChain = raw.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'chain_start'").pluck();
  const isThere = hasChain.get() === 1;
  const last = isThere
    ? raw.prepare<[], Mark>('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').get()
    : undefined;
  const count = isThere ? Number(raw.prepare('SELECT count(*) FROM event').pluck().get()) : 0;
  raw.close();
  return { check, last: last ?? null, count };
};

/** Cuts the log shorter and shorter, and looks each time. */
const lookAtAll = (file: string, places: readonly number[]): ReadonlyMap<number, Found> => {
  const found = new Map<number, Found>();
  for (const cut of places.toSorted((a, b) => b - a)) {
    truncateSync(`${file}-wal`, cut);
    found.set(cut, look(file));
  }
  return found;
};

describe('a log that is cut off anywhere', () => {
  it('leaves exactly what had been committed before the cut, at each of over 2,000 places', () => {
    const dir = join(folder.dir, 'cuts');
    const file = write(dir, log.length);
    const commits = listCommits();
    expect(commits.length).toBeGreaterThan(30);
    const spread = Array.from({ length: CUTS }, (_, at) => Math.floor((log.length * at) / CUTS));
    const near = commits.flatMap((end) => [end - 1, end, end + 1]).filter((cut) => cut <= log.length);
    const places = [...new Set([...spread, ...near])].toSorted((a, b) => a - b);
    expect(places.length).toBeGreaterThan(2_000);
    const all = lookAtAll(file, places);
    let most = 0;
    for (const cut of places) {
      const found = all.get(cut);
      // What a whole number of transactions holds.
      const expected = all.get(commits.findLast((end) => end <= cut) ?? -1);
      expect(found?.check).toBe('ok');
      expect(found?.count).toBe(expected?.count ?? 0);
      const count = found?.count ?? 0;
      // The chain makes the last hash speak for everything before it.
      expect(found?.last).toEqual(count === 0 ? null : marks[count - 1]);
      expect(count).toBeGreaterThanOrEqual(most);
      most = count;
    }
    expect(most).toBe(marks.length);
  }, 60_000);

  it('leaves a journal from which the plan is brought to its end, with nothing lost and nothing doubled', async () => {
    const start = listCommits().findIndex((end) => look(write(join(folder.dir, 'probe'), end)).count > 0);
    const ends = listCommits().slice(start);
    for (let at = 0; at < REPLAYED; at += 1) {
      const end = ends[Math.floor((ends.length * at) / REPLAYED)] ?? 0;
      const dir = join(folder.dir, `replay-${at}`);
      // In the middle of the next frame, where there is one.
      write(dir, Math.min(end + 1_000, log.length));
      copyFileSync(join(dir, 'store', 'journal.db'), join(dir, 'original'));
      await replay(dir);
      rmSync(dir, { recursive: true });
    }
  }, 60_000);
});

/** The server as it may have been at that moment: everything was done whose intent is on the disk. */
const replay = async (dir: string): Promise<void> => {
  const server = createFakeServer(PEOPLE);
  const rig = openEngineRig(dir, { api: server.api, bootId: 'after' });
  const { firstBroken } = await verifyChain(rig.journal.read, async () => undefined);
  expect(firstBroken).toBeNull();
  expect(rig.journal.problem()).toBeNull();
  for (const change of iterateChanges(rig.journal.read, planId)) {
    if (change.putAttempts === 0) continue;
    const user = userIdOf(change);
    server.setRoles(user, change.target ?? []);
    server.history.push(...history.filter(({ subject }) => subject === user));
  }
  await rig.engine.resume(planId);
  await rig.engine.whenIdle(planId);
  expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
  expect(checkHistory(rig.journal.read, planId, server.history)).toEqual([]);
  rig.shut();
};
