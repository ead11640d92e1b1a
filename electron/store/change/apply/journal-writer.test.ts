import { expect, it } from 'vitest';
import { countingIds, realClock } from '#test/kit/clock.ts';
import { addAuditor, approveNow, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { findChange, moveChange, setInflight } from '../../db/journal/change.ts';
import type { Emergency, KeptEntry } from '../../db/keep/emergency.ts';
import { mergeEmergency } from './journal-writer.ts';

const folder = folderPerTest();

it('takes a result only for the attempt it belongs to', () => {
  const { journal, shut } = openEngineRig(folder.dir, { api: createFakeServer(0).api });
  const deps = { journal, clock: realClock, ids: countingIds('p'), bootId: 'b' };
  const planId = approveNow(deps, planInput(addAuditor(1)));
  const { write } = journal;
  const send = (attempt: number): void =>
    setInflight(write, planId, 1, { attempt, before: [], target: ['auditor'] });
  const kept = (attempt: number): KeptEntry => ({
    planId,
    n: 1,
    attempt,
    to: { state: 'applied', reason: null, message: null, requestId: null },
    data: {},
    stamp: { monoMs: 1, bootId: 'b', wallUtc: new Date(0).toISOString() },
  });
  const merge = (entry: KeptEntry): number => {
    const emergency: Emergency = {
      keep: () => 'memory',
      list: () => [entry],
      clear: () => undefined,
      prepare: () => undefined,
    };
    return mergeEmergency({ journal, emergency });
  };
  send(1);
  moveChange(write, planId, 1, { state: 'unknown', reason: 'lost-answer' });
  moveChange(write, planId, 1, { state: 'pending' });
  send(2);
  expect(merge(kept(1))).toBe(0);
  expect(findChange(write, planId, 1)?.state).toBe('inflight');
  expect(merge(kept(2))).toBe(1);
  expect(findChange(write, planId, 1)?.state).toBe('applied');
  expect(merge(kept(2))).toBe(0);
  shut();
});
