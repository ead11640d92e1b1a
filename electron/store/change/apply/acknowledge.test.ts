import { describe, expect, it } from 'vitest';
import { addAuditor, planInput } from '#test/kit/engine-rig.ts';
import { createTestRig } from '#test/kit/engine-rig-per-test.ts';
import { createFakeServer, person, told } from '#test/kit/fake-server.ts';
import { must } from '#test/kit/must.ts';
import { listEvents } from '../../db/journal/event.ts';

const { open } = createTestRig();

const page = { offset: 0, limit: 50 };
const toLookAt = { outcome: null, only: 'to-look-at' } as const;

/** Two people of ten whose answer was lost while somebody else changed them. */
const openConflicts = () => {
  const server = createFakeServer(10);
  const met = new Set([person(3), person(7)]);
  server.script.put = (user) => {
    if (!met.delete(user)) return true;
    server.setRoles(user, ['somebody-was-here']);
    return { ...told, class: 'unknown', failure: { code: 'timed-out', message: '' } };
  };
  return open(server);
};

describe('people who need a look', () => {
  it('keep a plan in review until each was acknowledged; what was said stays in the journal', async () => {
    const { engine, journal, startAndWait } = openConflicts();
    const planId = await startAndWait(planInput(addAuditor(10)));
    expect(must(engine.getStatus(planId))).toMatchObject({
      state: 'needs-review',
      reasonCode: 'look-at-rows',
      toLookAt: 2,
    });
    const listed = must(engine.listChanges(planId, toLookAt, page));
    expect(listed.rows.map(({ n, look }) => [n, look])).toEqual([
      [3, 'waits'],
      [7, 'waits'],
    ]);
    expect(engine.acknowledge(planId, 5)).toMatchObject({ failure: { code: 'nothing-to-look-at' } });
    expect(must(engine.acknowledge(planId, 3))).toEqual({ left: 1 });
    expect(engine.acknowledge(planId, 3)).toMatchObject({ failure: { code: 'nothing-to-look-at' } });
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'needs-review', toLookAt: 1 });
    expect(must(engine.listChanges(planId, toLookAt, page)).rows.map(({ n }) => n)).toEqual([7]);
    const endedAt = must(engine.getStatus(planId)).endedAt;
    expect(must(engine.acknowledge(planId, 'all'))).toEqual({ left: 0 });
    expect(must(engine.getStatus(planId))).toMatchObject({
      state: 'closed',
      reason: null,
      toLookAt: 0,
      endedAt,
    });
    const said = listEvents(journal.read, planId).filter(({ kind }) => kind === 'acknowledge');
    expect(said.map(({ n }) => n)).toEqual([3, 7, null]);
    const all = must(engine.listChanges(planId, { outcome: 'conflict', only: null }, page)).rows;
    expect(all.map(({ look }) => look)).toEqual(['acknowledged', 'acknowledged']);
  });

  it('are also those whom the re-read shows otherwise than they were applied', async () => {
    const server = createFakeServer(40);
    server.script.put = (user, roles) =>
      // The server says yes and forgets it.
      user === person(9) ? { class: 'applied', roles, requestId: 'r', status: 200 } : true;
    const rig = open(server);
    const { engine, startAndWait } = rig;
    const planId = await startAndWait(planInput(addAuditor(40)));
    expect(must(engine.getStatus(planId))).toMatchObject({
      state: 'needs-review',
      reasonCode: 'differs-after',
      verified: { confirmed: 39, different: 1 },
      toLookAt: 1,
    });
    expect(must(engine.listChanges(planId, toLookAt, page)).rows).toMatchObject([{ n: 9, look: 'waits' }]);
    expect(must(engine.acknowledge(planId, 9))).toEqual({ left: 0 });
    expect(must(engine.getStatus(planId)).state).toBe('closed');
  });

  it('are nobody in a plan that has not ended or has closed', async () => {
    const server = createFakeServer(2);
    const rig = open(server);
    const planId = await rig.startAndWait(planInput(addAuditor(2)));
    expect(rig.engine.acknowledge(planId, 'all')).toMatchObject({ failure: { code: 'nothing-to-look-at' } });
    expect(rig.engine.acknowledge('other' as typeof planId, 'all')).toMatchObject({
      failure: { code: 'unknown-plan' },
    });
  });
});
