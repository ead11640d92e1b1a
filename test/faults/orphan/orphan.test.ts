import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFolder } from '#test/kit/folder.ts';
import { isAtWork } from '#test/kit/process-tree.ts';
import { type City, startCity } from '../city.ts';
import { NO_FAULTS } from '../fault-rules.ts';
import type { Orders } from '../kill/child.ts';

const PEOPLE = 150;
let city: City;
beforeAll(async () => {
  city = await startCity(PEOPLE);
});
afterAll(() => city.close());

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const arrivals = (): readonly number[] =>
  city.faultd.history.flatMap((entry) => (entry.kind === 'put' ? [entry.arrivedAt] : []));

it('ENG-14: an engine whose main process was killed sends nothing half a second later, and is gone', async () => {
  const folder = makeFolder();
  city.faultd.use(NO_FAULTS, { answerAfterMs: 60 });
  const { url } = city.faultd;
  const orders: Orders = {
    dir: folder.dir,
    url,
    token: city.twin.ownerToken,
    bootId: 'b',
    plan: city.plan(),
    killAt: null,
  };
  const main = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ORPHAN_ORDERS: JSON.stringify(orders) },
  });
  const [line] = (await once(main.stdout, 'data')) as [Buffer];
  const engine = Number(String(line));
  while (arrivals().length < 10) await sleep(5);
  expect(isAtWork(engine)).toBe(true);
  const killedAt = Date.now();
  main.kill('SIGKILL');
  await sleep(1_500);
  const late = arrivals().filter((at) => at > killedAt + 500);
  expect([late, isAtWork(engine)]).toEqual([[], false]);
  // It was in the middle of its work, so there was something to stop.
  expect(arrivals().length).toBeLessThan(PEOPLE);
  folder.remove();
}, 30_000);
