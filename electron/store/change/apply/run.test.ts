import { expect, it } from 'vitest';
import { runWhole } from '#shared/base/slices.ts';
import { countingIds, createTestClock, realClock } from '#test/kit/clock.ts';
import { addAuditor, approveNow, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { cancelPending } from '../../db/journal/change.ts';
import { createPace, createQueue } from './run.ts';

it('hands out a change once, also when it comes back before the line has come to it', () => {
  const folder = makeFolder();
  const { journal, shut } = openEngineRig(folder.dir, { api: createFakeServer(0).api });
  const deps = { journal, clock: realClock, ids: countingIds('p'), bootId: 'b' };
  const planId = approveNow(deps, planInput(addAuditor(450)));
  const queue = createQueue(journal.read, planId);
  const handedOut: number[] = [];
  expect([queue.next(), queue.isWaiting()]).toEqual([null, false]);
  queue.openTo(450);
  queue.giveBack(300);
  for (let change = queue.next(); change !== null; change = queue.next()) {
    handedOut.push(change.n);
    if (change.n === 250 && handedOut.length === 250) queue.giveBack(20);
    if (change.n === 250) queue.giveBack(449);
  }
  expect(handedOut).toHaveLength(451);
  expect(new Set(handedOut).size).toBe(450);
  expect(handedOut.filter((n) => n === 20)).toHaveLength(2);
  queue.giveBack(20);
  expect(queue.isWaiting()).toBe(true);
  queue.next();
  expect(queue.isWaiting()).toBe(false);
  shut();
  folder.remove();
});

it('hands out nothing that has ended since it was given back', () => {
  const folder = makeFolder();
  const { journal, shut } = openEngineRig(folder.dir, { api: createFakeServer(0).api });
  const deps = { journal, clock: realClock, ids: countingIds('p'), bootId: 'b' };
  const planId = approveNow(deps, planInput(addAuditor(2)));
  const queue = createQueue(journal.read, planId);
  queue.openTo(2);
  expect([queue.next()?.n, queue.next()?.n]).toEqual([1, 2]);
  queue.giveBack(1);
  queue.giveBack(2);
  runWhole(cancelPending(journal.write, planId));
  expect(queue.next()).toBeNull();
  shut();
  folder.remove();
});

it('tells no pace from the first moments of an apply, and a steady one over its last ten seconds', async () => {
  const { clock, advance } = createTestClock();
  const pace = createPace(clock);
  const end = (count: number): void => {
    for (let n = 0; n < count; n += 1) pace.note();
  };
  advance(900);
  end(1);
  expect(pace.measure()).toBeNull();
  advance(1_100);
  expect(pace.measure()).toBeNull();
  end(39);
  expect(pace.measure()).toEqual({ perSecond: 20, ends: 40, isSteady: false });
  advance(20_000);
  expect(pace.measure()).toEqual({ perSecond: 0, ends: 0, isSteady: true });
});
