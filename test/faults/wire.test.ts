import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import { ok } from '#shared/base/result.ts';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { checkHistory } from './checker/check-history.ts';
import { type City, startCity } from './city.ts';
import { connect } from './connect.ts';
import { NO_FAULTS, seeded, WIRE_FAULTS } from './fault-rules.ts';

const PEOPLE = 16;
const ATTEMPTS = 12;
let city: City;
let folder = makeFolder();
beforeAll(async () => {
  city = await startCity(PEOPLE);
});
afterAll(() => city.close());
beforeEach(() => {
  folder = makeFolder();
  city.reset();
});
afterEach(() => folder.remove());

const open = (token = city.twin.ownerToken) => {
  const api = connect(city.faultd.url, token);
  const rig = openEngineRig(folder.dir, {
    api,
    // As the store does: who answers is asked each time.
    openApi: async () => {
      const info = await api.readBuildInfo();
      return info.ok ? ok({ api, serverId: info.value.deploymentId }) : info;
    },
    // Many attempts, so that nobody is given up however the dice fall.
    limits: { workers: 5, settleMs: 30, secondReadMs: 10, attempts: ATTEMPTS },
  });
  const close = async (): Promise<void> => {
    await rig.engine.stop();
    rig.shut();
    api.close();
  };
  return { ...rig, api, close };
};

const serverId = async (): Promise<string | null> => {
  const api = connect(city.faultd.url, city.twin.ownerToken);
  const info = must(await api.readBuildInfo());
  api.close();
  return info.deploymentId;
};

/** Drives a plan to its end, as a patient person would; trouble may already be there when it starts. */
const apply = async () => {
  const plan = { ...city.plan(), serverId: await serverId() };
  const { engine, journal, close } = open();
  let planId = await engine.start(plan);
  for (let tries = 0; !planId.ok && tries < 100; tries += 1) planId = await engine.start(plan);
  const id = must(planId);
  for (let tries = 0; tries < 300; tries += 1) {
    await engine.whenIdle(id);
    if (must(engine.getStatus(id)).state !== 'paused') break;
    await engine.resume(id);
  }
  const status = must(engine.getStatus(id));
  const wrong = checkHistory(journal.read, id, city.faultd.history, {
    bounds: { attempts: ATTEMPTS },
  });
  await close();
  return { status, wrong };
};

describe('connections that break', { timeout: 60_000 }, () => {
  for (const fault of WIRE_FAULTS)
    it(`${fault}: everybody is changed once, and the journal tells so`, async () => {
      const random = seeded(fault.length);
      city.faultd.use({ ...NO_FAULTS, onWire: (asked) => asked === fault && random() < 0.3 });
      const { status, wrong } = await apply();
      expect(wrong).toEqual([]);
      expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
    });

  it('latency and jitter: everybody is changed once', async () => {
    const random = seeded(5);
    city.faultd.use(NO_FAULTS, { latencyMs: () => 2 + random() * 40 });
    const { status, wrong } = await apply();
    expect(wrong).toEqual([]);
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
  });
});

describe('a change of who is asked', () => {
  /** Starts, and waits until a few people are changed. */
  const begin = async (more: object = {}) => {
    city.faultd.use(NO_FAULTS, { answerAfterMs: 15, ...more });
    const rig = open();
    const planId = must(await rig.engine.start({ ...city.plan(), serverId: await serverId() }));
    while (city.faultd.history.filter(({ kind }) => kind === 'put').length < 3)
      await new Promise((resolve) => setTimeout(resolve, 1));
    return { ...rig, planId };
  };

  it('a token that is revoked stops the plan, and nobody is told to have failed', async () => {
    const twin = city.twin;
    const { engine, journal, planId, close } = await begin();
    twin.edit.revokeKey(twin.ownerToken);
    await engine.whenIdle(planId);
    const { state, counts } = must(engine.getStatus(planId));
    expect(state).toBe('paused');
    expect(counts.refused).toBe(0);
    expect(counts.applied).toBeGreaterThan(0);
    expect(counts.waiting + counts.unknown + counts.applied).toBe(PEOPLE);
    expect(await engine.resume(planId)).toMatchObject({ ok: false });
    expect(checkHistory(journal.read, planId, city.faultd.history)).toEqual([]);
    await close();
    await city.close();
    city = await startCity(PEOPLE);
  });

  it('another server behind the same address gets no write at all', async () => {
    const other = await startTwin({ members: 60, seed: 99, generation: '2.35', rateLimit: false });
    const { engine, journal, planId, close } = await begin();
    must(engine.pause(planId));
    await engine.whenIdle(planId);
    const before = city.faultd.history.length;
    city.faultd.lead(other);
    expect(await engine.resume(planId)).toMatchObject({ failure: { code: 'other-deployment' } });
    expect(other.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(city.faultd.history).toHaveLength(before);
    city.faultd.lead(city.twin);
    must(await engine.resume(planId));
    await engine.whenIdle(planId);
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
    expect(checkHistory(journal.read, planId, city.faultd.history)).toEqual([]);
    await close();
    await other.close();
  });
});
