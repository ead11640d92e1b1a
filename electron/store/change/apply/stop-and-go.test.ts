import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/base/result.ts';
import { countingIds, realClock, silentLog } from '#test/kit/clock.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createTestRig } from '#test/kit/engine-rig-per-test.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { takeEngineLock } from '../../db/engine-lock.ts';
import { openJournal } from '../../db/journal.ts';
import { createApplyEngine } from './engine.ts';

const { open, dir } = createTestRig();

/** A server that answers no PUT until it is let go. */
const createSlowServer = (people: number) => {
  const server = createFakeServer(people);
  const held: (() => void)[] = [];
  let isOpen = false;
  server.script.put = () => (isOpen ? true : new Promise((resolve) => void held.push(() => resolve(true))));
  const letGo = (): void => {
    isOpen = true;
    for (const go of held.splice(0)) go();
  };
  const whenHolding = async (count: number): Promise<void> => {
    while (held.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return { ...server, server, letGo, whenHolding };
};

describe('pause and cancel', () => {
  it('starts no PUT after a pause, and records those on the wire', async () => {
    const { server, letGo, whenHolding, puts } = createSlowServer(50);
    const { engine } = open(server, { limits: { workers: 4 } });
    const planId = must(await engine.start(planInput(addAuditor(50))));
    await whenHolding(4);
    must(engine.pause(planId));
    letGo();
    await engine.whenIdle(planId);
    expect(puts).toHaveLength(4);
    expect(must(engine.getStatus(planId))).toMatchObject({
      state: 'paused',
      counts: { applied: 4, waiting: 46, unknown: 0 },
    });
    must(await engine.resume(planId));
    await engine.whenIdle(planId);
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: 50 } });
    expect(puts).toHaveLength(50);
  });

  it('does not go on when a last look says no, after the server was asked who the person is', async () => {
    const { server, letGo, whenHolding, puts } = createSlowServer(8);
    const { engine } = open(server, { limits: { workers: 2 } });
    const planId = must(await engine.start(planInput(addAuditor(8))));
    await whenHolding(2);
    must(engine.pause(planId));
    letGo();
    await engine.whenIdle(planId);
    const resumed = await engine.resume(planId, false, {
      check: () => fail('read-only', 'It was locked meanwhile.'),
    });
    expect(resumed).toMatchObject({ ok: false, failure: { code: 'read-only' } });
    expect([puts.length, must(engine.getStatus(planId)).state]).toEqual([2, 'paused']);
    must(await engine.resume(planId));
    await engine.whenIdle(planId);
    expect(puts).toHaveLength(8);
  });

  it('cancels what was not sent and reports what was', async () => {
    const { server, letGo, whenHolding, puts } = createSlowServer(50);
    const { engine } = open(server, { limits: { workers: 4 } });
    const planId = must(await engine.start(planInput(addAuditor(50))));
    await whenHolding(4);
    must(engine.cancel(planId));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ cancelled: 46 });
    letGo();
    await engine.whenIdle(planId);
    expect(must(engine.getStatus(planId))).toMatchObject({
      state: 'closed',
      counts: { applied: 4, cancelled: 46 },
    });
    expect(puts).toHaveLength(4);
  });

  it('survives a pause or a cancel at every named point', async () => {
    const points = [
      'before-read',
      'after-read',
      'before-intent',
      'after-intent',
      'on-the-wire',
      'after-answer',
    ];
    for (const order of ['pause', 'cancel'] as const)
      for (const at of points) {
        const server = createFakeServer(20);
        const inner = makeFolder();
        const orders = new Set<string>();
        let putsAtOrder = 0;
        const local = openEngineRig(inner.dir, {
          api: server.api,
          limits: { workers: 3 },
          atPoint: (point, n) => {
            if (point !== at || n !== 7 || orders.has(at)) return;
            orders.add(at);
            putsAtOrder = server.puts.length;
            for (const { planId } of local.engine.listPlans(planInput([]).deploymentId))
              must(local.engine[order](planId));
          },
        });
        const planId = await local.startAndWait(planInput(addAuditor(20)));
        expect([order, at, server.puts.length]).toEqual([order, at, putsAtOrder]);
        if (order === 'pause') must(await local.engine.resume(planId));
        await local.engine.whenIdle(planId);
        const { state, counts } = must(local.engine.getStatus(planId));
        expect([order, at, state, counts.applied + counts.cancelled]).toEqual([order, at, 'closed', 20]);
        expect(server.puts).toHaveLength(counts.applied);
        local.shut();
        inner.remove();
      }
  });
});

describe('a cancel between a decision and its commit', () => {
  it('lets the decision stand', async () => {
    const server = createFakeServer(20, ['auditor']);
    const errors: string[] = [];
    const { engine, startAndWait } = open(server, {
      limits: { workers: 3 },
      log: { info: () => undefined, warn: () => undefined, error: (event) => void errors.push(event) },
      atPoint: async (point, n) => {
        if (point !== 'after-read' || n !== 9) return;
        // Late enough for the two others to have decided, and before the turn of the loop that commits.
        for (let step = 0; step < 10; step += 1) await null;
        for (const { planId } of engine.listPlans(planInput([]).deploymentId)) must(engine.cancel(planId));
      },
    });
    const planId = await startAndWait(planInput(addAuditor(20)));
    const { state, counts } = must(engine.getStatus(planId));
    expect([errors, state, counts.already + counts.cancelled]).toEqual([[], 'closed', 20]);
    expect(counts.already).toBe(8);
  });
});

describe('ends of the program', () => {
  it('stops in time, writes down what is on the wire as unknown, and sends nothing by itself afterwards', async () => {
    const { server, letGo, whenHolding, puts } = createSlowServer(10);
    const { engine, shut } = open(server, { limits: { workers: 3, stopMs: 20 } });
    const planId = must(await engine.start(planInput(addAuditor(10))));
    await whenHolding(3);
    await engine.stop();
    expect(must(engine.getStatus(planId))).toMatchObject({
      state: 'paused',
      counts: { unknown: 3, waiting: 7 },
    });
    letGo();
    await engine.whenIdle(planId);
    shut();
    const next = open(server, { bootId: 'boot-2' });
    expect(puts).toHaveLength(3);
    must(await next.engine.resume(planId));
    await next.engine.whenIdle(planId);
    expect(must(next.engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: 10 } });
    expect(puts).toHaveLength(10);
  });

  it('goes on after the computer slept', async () => {
    const { server, letGo, whenHolding } = createSlowServer(10);
    const { engine } = open(server, { limits: { workers: 2 } });
    const planId = must(await engine.start(planInput(addAuditor(10))));
    await whenHolding(2);
    engine.onPower('suspend');
    expect(must(engine.getStatus(planId)).state).toBe('paused');
    letGo();
    engine.onPower('resume');
    while (must(engine.getStatus(planId)).state !== 'closed')
      await new Promise((resolve) => setTimeout(resolve, 2));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ applied: 10 });
  });

  it('stays interrupted by sleep where another plan took the server meanwhile', async () => {
    const { server, letGo, whenHolding } = createSlowServer(10);
    const told = new EventTarget();
    const announce = (topics: readonly string[]) => void told.dispatchEvent(new Event(topics.join()));
    const { engine } = open(server, { limits: { workers: 2 }, announce });
    const asleep = must(await engine.start(planInput(addAuditor(10))));
    await whenHolding(2);
    engine.onPower('suspend');
    letGo();
    await engine.whenIdle(asleep);
    const sending = new Promise<void>((resolve) => {
      server.script.put = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    must(await engine.start(planInput(addAuditor(10), { hash: 'h2' })));
    await sending;
    // The other one waits for its server: what is told now is that this one was refused, and stays.
    const refused = new Promise((resolve) => told.addEventListener('plans,applying', resolve));
    engine.onPower('resume');
    await refused;
    const { state, reason } = must(engine.getStatus(asleep));
    expect([state, reason?.slice(0, 30)]).toEqual(['paused', 'The computer went to sleep whi']);
    await engine.stop();
  });

  it('keeps a second engine off the same journal, and lets one on when the first is gone', async () => {
    const server = createFakeServer(1);
    const lock = must(takeEngineLock(dir()));
    expect(takeEngineLock(dir())).toMatchObject({ failure: { code: 'engine-locked' } });
    expect(() => open(server, { takeLock: () => takeEngineLock(dir()) })).toThrow(/engine-locked/);
    lock.release();
    const { engine } = open(server, { takeLock: () => takeEngineLock(dir()) });
    must(await engine.start(planInput(addAuditor(1))));
    await engine.stop();
    must(takeEngineLock(dir())).release();
  });

  it('does nothing before the journal was looked through, nor when another has it', async () => {
    const server = createFakeServer(1);
    const lock = must(takeEngineLock(dir()));
    const journal = must(openJournal(dir(), 0));
    const engine = createApplyEngine({
      journal,
      openApi: async () => ok({ api: server.api, serverId: 's1' }),
      clock: realClock,
      ids: countingIds('p'),
      log: silentLog,
      bootId: 'b',
      announce: () => undefined,
      setProgress: () => undefined,
      takeLock: () => takeEngineLock(dir()),
    });
    const refused = { failure: { code: 'journal-unavailable' } };
    expect(await engine.start(planInput(addAuditor(1)))).toMatchObject(refused);
    expect(engine.recover()).toMatchObject({ failure: { code: 'engine-locked' } });
    expect(await engine.start(planInput(addAuditor(1)))).toMatchObject(refused);
    expect(server.puts).toEqual([]);
    lock.release();
    journal.close();
  });

  it.each([
    ['SQLITE_FULL', /disk is full/],
    ['SQLITE_BUSY', /Another program is using/],
  ])('says why it is off when a start could not write (%s), and ends no process', async (code, said) => {
    const journal = must(openJournal(dir(), 0));
    const engine = createApplyEngine({
      journal,
      openApi: async () => ok({ api: createFakeServer(1).api, serverId: 's1' }),
      clock: realClock,
      ids: countingIds('p'),
      log: silentLog,
      bootId: 'b',
      announce: () => undefined,
      setProgress: () => undefined,
      takeLock: () => {
        throw Object.assign(new Error('refused'), { code });
      },
    });
    const refused = { failure: { code: 'journal-unavailable', message: expect.stringMatching(said) } };
    expect(engine.recover()).toMatchObject(refused);
    expect(engine.findProblem()).toMatchObject({ canRetry: true, message: expect.stringMatching(said) });
    expect(await engine.start(planInput(addAuditor(1)))).toMatchObject(refused);
    journal.close();
  });

  it('does not go on with a plan that was altered in the journal', async () => {
    const { server, letGo, whenHolding, puts } = createSlowServer(4);
    const { engine, journal } = open(server, { limits: { workers: 1 } });
    const planId = must(await engine.start(planInput(addAuditor(4))));
    await whenHolding(1);
    must(engine.pause(planId));
    letGo();
    await engine.whenIdle(planId);
    journal.write.run({
      text: `UPDATE change SET intent = '{"kind":"delta","add":["organization-admin"],"remove":[]}' WHERE n = 3`,
      values: [],
    });
    expect(await engine.resume(planId)).toMatchObject({ failure: { code: 'journal-unavailable' } });
    expect(puts).toHaveLength(1);
  });
});
