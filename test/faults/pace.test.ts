import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { DEFAULT_LIMITS, type RemoteLimits } from '#electron/store/remote/limits.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { checkHistory } from './checker/check-history.ts';
import { type City, startCity } from './city.ts';
import type { PutFault } from './fault-rules.ts';

const PEOPLE = 150;
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

const arrivals = (): readonly number[] =>
  city.faultd.history.flatMap((entry) => (entry.kind === 'put' ? [entry.arrivedAt] : []));

/** The most arrivals within any second. */
const busiestSecond = (at: readonly number[]): number =>
  Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + 1_000).length));

/** The city's plan under these limits; `fault` decides for the n-th PUT. Reads the pace whenever one comes in. */
const apply = async (limits: Partial<RemoteLimits>, fault: (nth: number) => PutFault | null) => {
  const { url } = city.faultd;
  const api = createCoderApi({
    url,
    token: city.twin.ownerToken,
    clock: realClock,
    log: silentLog,
    random: () => 0,
    limits: { ...DEFAULT_LIMITS, pauseMinMs: 100, pauseMaxMs: 600, ...limits },
  });
  const paces: number[] = [];
  let nth = 0;
  city.faultd.use({
    onRead: () => null,
    onPut: () => {
      nth += 1;
      paces.push(api.pace().writesPerSecond);
      return fault(nth);
    },
  });
  const { engine, journal, shut } = openEngineRig(folder.dir, { api, limits: { workers: 8, settleMs: 20 } });
  const planId = must(await engine.start(city.plan()));
  for (let tries = 0; tries < 20; tries += 1) {
    await engine.whenIdle(planId);
    if (must(engine.getStatus(planId)).state !== 'paused') break;
    must(await engine.resume(planId));
  }
  const status = must(engine.getStatus(planId));
  const wrong = checkHistory(journal.read, planId, city.faultd.history);
  await engine.stop();
  shut();
  api.close();
  return { status, wrong, paces };
};

describe('the pace of an apply', () => {
  it('grows while all goes well, and is in no second twice what is allowed (I13)', async () => {
    const most = 60;
    const { status, wrong, paces } = await apply(
      { startWritesPerSecond: 30, maxWritesPerSecond: most },
      () => null,
    );
    expect([wrong, status.state, status.counts.applied]).toEqual([[], 'closed', PEOPLE]);
    expect(busiestSecond(arrivals())).toBeLessThanOrEqual(2 * most);
    expect(paces[0]).toBe(30);
    expect(paces.at(-1)).toBeGreaterThanOrEqual(most - 10);
  }, 30_000);

  it.each(['status-500-after', 'status-503-before', 'status-429-seconds'] as const)(
    'is halved once by a burst of %s, and recovers',
    async (fault) => {
      const { status, wrong, paces } = await apply(
        { startWritesPerSecond: 80, maxWritesPerSecond: 80 },
        (nth) => (nth >= 40 && nth < 44 ? fault : null),
      );
      expect([wrong, status.state, status.counts.applied]).toEqual([[], 'closed', PEOPLE]);
      expect(Math.min(...paces)).toBe(40);
      expect(paces.at(-1)).toBeGreaterThan(40);
    },
    30_000,
  );
});

describe('a server that asks to be left alone', () => {
  it.each([
    'status-429-seconds',
    'status-429-bare',
    'status-429-date',
    'status-429-negative',
    'status-429-huge',
    'status-429-words',
    'status-429-twice',
  ] as const)(
    'with %s is, by everybody, and then one goes ahead',
    async (fault) => {
      let askedAt = 0;
      const { status, wrong } = await apply(
        { startWritesPerSecond: 400, maxWritesPerSecond: 400, pauseMinMs: 700, pauseMaxMs: 1_200 },
        (nth) => {
          if (nth !== 20) return null;
          askedAt = Date.now();
          return fault;
        },
      );
      expect([wrong, status.state, status.counts.applied]).toEqual([[], 'closed', PEOPLE]);
      // Those on the wire when it was said still come in; then nobody, for most of the shortest pause at least.
      const after = [askedAt, ...arrivals().filter((at) => at > askedAt)].sort((one, two) => one - two);
      const gaps = after.slice(1).map((at, index) => at - (after[index] ?? at));
      expect(Math.max(...gaps)).toBeGreaterThanOrEqual(450);
    },
    30_000,
  );
});
