import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { checkHistory } from './checker/check-history.ts';
import { type City, startCity } from './city.ts';
import { connect } from './connect.ts';
import { NO_FAULTS, seeded } from './fault-rules.ts';

const PEOPLE = 40;
const ROUNDS = 6;
const PAUSES = 4;
let city: City;
beforeAll(async () => {
  city = await startCity(PEOPLE);
});
afterAll(() => city.close());

type Span = { readonly from: number; readonly to: number };
const arrivedIn = ({ from, to }: Span): number =>
  city.faultd.history.filter(
    (entry) => entry.kind === 'put' && entry.arrivedAt > from && entry.arrivedAt < to,
  ).length;

/** One plan, paused at random moments and left alone for a while each time; at the end cancelled or gone through. */
const interrupt = async (random: () => number, isCancelled: boolean) => {
  city.reset();
  city.faultd.use(NO_FAULTS, { answerAfterMs: 5 });
  const folder = makeFolder();
  const api = connect(city.faultd.url, city.twin.ownerToken);
  const { engine, journal, shut } = openEngineRig(folder.dir, { api, limits: { workers: 3 } });
  const quiet: Span[] = [];
  const stand = async (stoppedAt: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 230));
    quiet.push({ from: stoppedAt + 200, to: Date.now() });
    await engine.whenIdle(planId);
  };
  const planId = must(await engine.start(city.plan()));
  for (let times = 0; times < PAUSES; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, random() * 40));
    if (must(engine.getStatus(planId)).state !== 'running') break;
    must(engine.pause(planId));
    await stand(Date.now());
    if (isCancelled && times === PAUSES - 1) must(engine.cancel(planId));
    else must(await engine.resume(planId));
  }
  await engine.whenIdle(planId);
  const status = must(engine.getStatus(planId));
  const wrong = checkHistory(journal.read, planId, city.faultd.history);
  const late = quiet.map(arrivedIn).reduce((sum, count) => sum + count, 0);
  await engine.stop();
  shut();
  api.close();
  folder.remove();
  return { status, wrong, late, pauses: quiet.length };
};

it('ENG-13: nothing leaves 200 ms after a pause, and every invariant holds, at random moments', async () => {
  const random = seeded(13);
  let pauses = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const ended = await interrupt(random, round % 3 === 2);
    pauses += ended.pauses;
    expect([round, ended.wrong, ended.late, ended.status.state]).toEqual([round, [], 0, 'closed']);
    const { applied, cancelled } = ended.status.counts;
    expect(applied + cancelled).toBe(PEOPLE);
  }
  expect(pauses).toBeGreaterThan(ROUNDS);
}, 60_000);
