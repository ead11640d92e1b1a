import { cpSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { FailPoint } from '#electron/store/change/apply/fail-points.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { addAuditor, openEngineRig, planInput, type RigOptions } from '#test/kit/engine-rig.ts';
import { createFakeServer, type FakeServer } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';

/** More than two slices of what is written in slices. */
const PEOPLE = 1_200;
const CHANGES = addAuditor(PEOPLE);

const folder = folderPerTest();
const rigs: ReturnType<typeof openEngineRig>[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) {
    await rig.engine.stop();
    rig.shut();
  }
});
const open = (server: FakeServer, options: Partial<RigOptions> = {}, dir = join(folder.dir, 'here')) => {
  const rig = openEngineRig(dir, { api: server.api, ...options });
  rigs.push(rig);
  return rig;
};

/** The folder as a process that is killed at this moment leaves it. */
const keepAsKilled = (): string => {
  const dir = join(folder.dir, 'killed');
  cpSync(join(folder.dir, 'here'), dir, { recursive: true });
  return dir;
};
/** Keeps the folder as it is when a point is come past for the `times`th time. */
const createKill = (at: FailPoint, times: number) => {
  let left = times;
  const killed: string[] = [];
  const atPoint = (point: FailPoint): void => {
    if (point !== at) return;
    left -= 1;
    if (left === 0) killed.push(keepAsKilled());
  };
  return { atPoint, dirOf: (): string => killed[0] ?? '' };
};
const count = (
  { journal }: ReturnType<typeof openEngineRig>,
  what: 'plan' | 'change' | 'change_tally' | 'event',
) => journal.read.column<number>({ text: `SELECT count(*) FROM ${what}`, values: [] })[0];

describe('an approval in slices', () => {
  it.each([
    ['writing-ahead', 1],
    ['writing-ahead', 3],
    ['written-ahead', 1],
    ['in-approval', 1],
  ] as const)('leaves nothing of it when the process is killed at %s, time %i', async (at, times) => {
    const { atPoint, dirOf } = createKill(at, times);
    const server = createFakeServer(PEOPLE);
    const { engine } = open(server, { atPoint, limits: { workers: 1 } });
    must(engine.pause(must(await engine.start(planInput(CHANGES)))));

    const other = createFakeServer(PEOPLE);
    const after = open(other, { bootId: 'after' }, dirOf());
    expect(after.engine.listPlans(DEPLOYMENT)).toEqual([]);
    expect([count(after, 'plan'), count(after, 'change'), count(after, 'change_tally')]).toEqual([0, 0, 0]);
    const planId = await after.startAndWait(planInput(CHANGES.slice(0, 3)));
    expect(must(after.engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: 3 } });
  });

  it('is found by nothing before its last slice, and is whole after it', async () => {
    const seen: unknown[] = [];
    const rig = open(createFakeServer(PEOPLE), {
      limits: { workers: 1 },
      atPoint: (point) => {
        if (point !== 'writing-ahead' && point !== 'written-ahead') return;
        const [planId] = rig.journal.read.column<PlanId>(sql`SELECT id FROM plan`);
        const status = planId === undefined ? null : rig.engine.getStatus(planId);
        seen.push([rig.engine.listPlans(DEPLOYMENT).length, status?.ok]);
      },
    });
    const planId = must(await rig.engine.start(planInput(CHANGES)));
    must(rig.engine.pause(planId));
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(new Set(['[0,false]']));
    expect(must(rig.engine.getStatus(planId)).people).toBe(PEOPLE);
    expect(count(rig, 'change')).toBe(PEOPLE);
  });

  it('keeps the deployment: a second start between two slices is refused', async () => {
    const second: unknown[] = [];
    const rig = open(createFakeServer(PEOPLE), {
      limits: { workers: 1 },
      atPoint: (point) => {
        if (point === 'writing-ahead' && second.length === 0)
          second.push(rig.engine.start(planInput(CHANGES.slice(0, 2))));
      },
    });
    must(rig.engine.pause(must(await rig.engine.start(planInput(CHANGES)))));
    expect(await second[0]).toMatchObject({ ok: false, failure: { code: 'busy' } });
    expect(rig.engine.listPlans(DEPLOYMENT)).toHaveLength(1);
  });

  it('is asked about again when something changed between two slices, and then leaves nothing', async () => {
    let isStill = true;
    let asked = 0;
    const rig = open(createFakeServer(PEOPLE), {
      atPoint: (point) => {
        if (point === 'written-ahead') isStill = false;
      },
    });
    const started = await rig.engine.start(planInput(CHANGES), {
      check: () => {
        asked += 1;
        return asked === 1 ? ok(null) : fail('review-stale', 'It has changed.');
      },
      isStill: () => isStill,
    });
    expect(started).toMatchObject({ ok: false, failure: { code: 'review-stale' } });
    expect(asked).toBe(2);
    expect([count(rig, 'plan'), count(rig, 'change'), count(rig, 'event')]).toEqual([0, 0, 0]);
  });

  it('is given up, and nothing kept, where what it rests on changes at each look', async () => {
    const rig = open(createFakeServer(PEOPLE));
    const planId = await rig.startAndWait(planInput(CHANGES.slice(0, 3)));
    const started = await rig.engine.start(planInput(CHANGES), { isStill: () => false });
    expect(started).toMatchObject({ ok: false, failure: { code: 'busy', retry: true } });
    expect(rig.engine.listPlans(DEPLOYMENT).map(({ planId: id }) => id)).toEqual([planId]);
    expect(count(rig, 'change')).toBe(3);
  });

  it('of a plan that was approved takes back nothing', async () => {
    const rig = open(createFakeServer(3));
    const planId = await rig.startAndWait(planInput(CHANGES.slice(0, 3)));
    const { write } = rig.journal;
    expect(() => write.run(sql`UPDATE plan SET deployment_id = '' WHERE id = ${planId}`)).toThrow(/approved/);
    expect(() => write.run(sql`DELETE FROM change WHERE plan_id = ${planId}`)).toThrow(/never deleted/);
  });
});

/** A plan of which one change is done and the others wait. */
const pauseOne = async (options: Partial<RigOptions> = {}) => {
  const server = createFakeServer(PEOPLE);
  const rig = open(server, {
    limits: { workers: 1 },
    ...options,
    atPoint: (point, n) => {
      if (point === 'after-result' && n === 1)
        for (const { planId } of rig.engine.listPlans(DEPLOYMENT)) must(rig.engine.pause(planId));
      return options.atPoint?.(point, n);
    },
  });
  const planId = await rig.startAndWait(planInput(CHANGES));
  expect(must(rig.engine.getStatus(planId)).state).toBe('paused');
  return { server, rig, planId, sent: server.puts.length };
};
const ENDED = (applied: number) => ({
  state: 'closed',
  counts: { applied, cancelled: PEOPLE - applied, waiting: 0, unknown: 0 },
});

describe('a cancel in slices', () => {
  it('is carried out to its end by the next start when the process is killed between two of them', async () => {
    const { atPoint, dirOf } = createKill('cancelling', 1);
    const { server, rig, planId, sent } = await pauseOne({ atPoint });
    must(rig.engine.cancel(planId));
    await rig.engine.whenIdle(planId);
    expect(must(rig.engine.getStatus(planId))).toMatchObject(ENDED(sent));

    const after = open(server, { bootId: 'after' }, dirOf());
    expect(must(after.engine.getStatus(planId)).counts).toMatchObject({
      waiting: 0,
      cancelled: PEOPLE - sent,
    });
    must(await after.engine.resume(planId));
    await after.engine.whenIdle(planId);
    expect(must(after.engine.getStatus(planId))).toMatchObject(ENDED(sent));
    expect(server.puts).toHaveLength(sent);
  });

  it('is neither resumed nor overtaken between two of them, and a second one changes nothing', async () => {
    const meanwhile: unknown[] = [];
    const { server, rig, planId, sent } = await pauseOne({
      atPoint: async (point) => {
        if (point !== 'cancelling') return;
        expect(rig.engine.isCancelling(planId)).toBe(true);
        meanwhile.push(
          must(rig.engine.getStatus(planId)).counts.waiting > 0,
          await rig.engine.resume(planId),
          await rig.engine.start(planInput(CHANGES.slice(5, 6))),
          rig.engine.cancel(planId),
        );
      },
    });
    must(rig.engine.cancel(planId));
    await rig.engine.whenCancelled(planId);
    expect(must(rig.engine.getStatus(planId)).counts).toMatchObject({ waiting: 0, cancelled: PEOPLE - sent });
    await rig.engine.whenIdle(planId);
    const busy = { ok: false, failure: { code: 'busy' } };
    expect(meanwhile).toMatchObject([true, busy, busy, { ok: true }]);
    expect(must(rig.engine.getStatus(planId))).toMatchObject(ENDED(sent));
    expect(server.puts).toHaveLength(sent);
    const cancels = rig.journal.read.all(sql`SELECT 1 FROM event WHERE kind = 'cancel'`);
    expect(cancels).toHaveLength(1);
  });

  it('that the disk does not take stands still in words, sends nothing, and is carried out by the next', async () => {
    let isFull = true;
    const { server, rig, planId, sent } = await pauseOne({
      atPoint: (point) => {
        if (point === 'cancelling' && isFull)
          throw new BetterSqlite3.SqliteError('database or disk is full', 'SQLITE_FULL');
      },
    });
    must(rig.engine.cancel(planId));
    await rig.engine.whenCancelled(planId);
    await rig.engine.whenIdle(planId);
    expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'paused', reasonCode: 'disk-full' });
    isFull = false;
    must(rig.engine.cancel(planId));
    await rig.engine.whenIdle(planId);
    expect(must(rig.engine.getStatus(planId))).toMatchObject(ENDED(sent));
    expect(server.puts).toHaveLength(sent);
  });

  it('of a plan at work lets it end only when all that waited has', async () => {
    const server = createFakeServer(PEOPLE);
    const rig = open(server, {
      limits: { workers: 2 },
      atPoint: async (point, n) => {
        if (point === 'after-result' && n === 2)
          for (const { planId } of rig.engine.listPlans(DEPLOYMENT)) must(rig.engine.cancel(planId));
        // The run comes to its end before the slices do.
        if (point === 'cancelling')
          for (let turn = 0; turn < 50; turn += 1) await rig.journal.read.get(sql`SELECT 1`);
      },
    });
    const planId = await rig.startAndWait(planInput(CHANGES));
    const { state, counts } = must(rig.engine.getStatus(planId));
    expect([state, counts.applied + counts.cancelled, counts.waiting]).toEqual(['closed', PEOPLE, 0]);
    expect(counts.applied).toBe(server.puts.length);
    expect(counts.applied).toBeLessThan(10);
  });
});
