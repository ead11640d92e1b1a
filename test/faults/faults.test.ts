import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { isEffective } from '#test/kit/history.ts';
import { must } from '#test/kit/must.ts';
import { checkHistory } from './checker/check-history.ts';
import { type City, startCity } from './city.ts';
import { connect } from './connect.ts';
import { NO_FAULTS, PUT_FAULTS, type PutFault, randomFaults, seeded } from './fault-rules.ts';

const PEOPLE = 16;
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

/** Drives one plan to its end; trouble that pauses it is met by resuming, as a patient person would. */
const apply = async (limits: { settleMs: number; secondReadMs: number }) => {
  const api = connect(city.faultd.url, city.twin.ownerToken);
  const { engine, journal, shut } = openEngineRig(folder.dir, { api, limits: { workers: 5, ...limits } });
  const planId = must(await engine.start(city.plan()));
  let pauses = 0;
  for (; pauses < 200; pauses += 1) {
    await engine.whenIdle(planId);
    if (must(engine.getStatus(planId)).state !== 'paused') break;
    await engine.resume(planId);
  }
  await city.faultd.whenQuiet();
  const status = must(engine.getStatus(planId));
  const wrong = checkHistory(journal.read, planId, city.faultd.history);
  await engine.stop();
  shut();
  api.close();
  return { status, wrong, pauses };
};

const QUICK = { settleMs: 30, secondReadMs: 10 };
const effects = (user: string): number =>
  city.faultd.history.filter((entry) => entry.kind === 'put' && entry.subject === user && isEffective(entry))
    .length;

describe('a server that fails once for everybody', () => {
  // These answers say that the server refused, so the change is not tried a second time.
  const REFUSES: readonly PutFault[] = ['status-403-before', 'status-409-before', 'status-422-before'];
  for (const fault of PUT_FAULTS)
    it(`with ${fault}: nobody is lost, changed twice, or told wrongly`, async () => {
      const met = new Set<string>();
      city.faultd.use({
        onRead: () => null,
        onPut: (user) => (met.has(user) ? null : met.add(user) && fault),
      });
      const { status, wrong } = await apply(QUICK);
      expect(wrong).toEqual([]);
      const { applied, refused } = status.counts;
      expect([applied, refused]).toEqual(REFUSES.includes(fault) ? [0, PEOPLE] : [PEOPLE, 0]);
      expect(status.state).toBe('closed');
      for (const user of city.users) expect(effects(user)).toBe(applied / PEOPLE);
    });
});

describe('a server that fails at random', () => {
  for (const seed of [1, 2, 3, 4, 5, 6])
    it(`with dice ${seed}: the journal tells what happened`, async () => {
      city.faultd.use(randomFaults(seed, 0.3, PUT_FAULTS), { lateMs: 15 });
      const { status, wrong } = await apply(QUICK);
      expect(wrong).toEqual([]);
      expect(['closed', 'needs-review']).toContain(status.state);
      expect(status.counts).toMatchObject({ waiting: 0, unknown: 0 });
    });

  it('and holds requests longer than anybody waits: nothing happens twice', async () => {
    city.faultd.use(randomFaults(9, 0.5, ['late']), { lateMs: 60 });
    const { wrong } = await apply(QUICK);
    expect(wrong).toEqual([]);
    for (const user of city.users) expect(effects(user)).toBe(1);
  });
});

describe('a pause over the real wire', () => {
  it('lets what is out come to its end, and nothing new goes out', async () => {
    city.faultd.use(NO_FAULTS, { answerAfterMs: 60 });
    const api = connect(city.faultd.url, city.twin.ownerToken);
    const { engine, journal, shut } = openEngineRig(folder.dir, { api, limits: { workers: 5 } });
    const planId = must(await engine.start(city.plan()));
    const before = city.faultd.arrived();
    while (city.faultd.arrived() < before + 3) await new Promise((resolve) => setImmediate(resolve));
    must(engine.pause(planId));
    const pausedAt = Date.now();
    await engine.whenIdle(planId);
    const { counts, state } = must(engine.getStatus(planId));
    const puts = city.faultd.history.filter((entry) => entry.kind === 'put');
    expect([state, counts.unknown, counts.applied]).toEqual(['paused', 0, puts.length]);
    expect(counts.applied).toBeGreaterThan(0);
    for (const put of puts) expect(put.arrivedAt).toBeLessThan(pausedAt + 200);
    expect(checkHistory(journal.read, planId, city.faultd.history)).toEqual([]);
    await engine.stop();
    shut();
    api.close();
  });
});

describe('a second admin at work on the same people', () => {
  for (const seed of [21, 22, 23, 24])
    it(`with dice ${seed}: no edit that could be seen is overwritten`, async () => {
      const random = seeded(seed);
      const toggle = (user: string): readonly string[] | null => {
        if (random() > 0.2) return null;
        const roles = city.faultd.rolesOf(user);
        const role = random() < 0.5 ? 'organization-user-admin' : 'organization-template-admin';
        return roles.includes(role) ? roles.filter((name) => name !== role) : [...roles, role];
      };
      city.faultd.use(
        randomFaults(
          seed,
          0.2,
          PUT_FAULTS.filter((fault) => fault !== 'late'),
        ),
        { editor: toggle },
      );
      const { status, wrong } = await apply(QUICK);
      expect(wrong).toEqual([]);
      expect(status.counts).toMatchObject({ waiting: 0, unknown: 0 });
    });
});
