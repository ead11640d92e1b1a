import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/base/result.ts';
import { runWhole } from '#shared/base/slices.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { addAuditor, planInput, plannedChange } from '#test/kit/engine-rig.ts';
import { createTestRig } from '#test/kit/engine-rig-per-test.ts';
import { createFakeServer, ORGANIZATION, person, told } from '#test/kit/fake-server.ts';
import { must } from '#test/kit/must.ts';

const { open } = createTestRig();

describe('an apply without trouble', () => {
  it('changes everybody, reads them again, and ends closed', async () => {
    const server = createFakeServer(30);
    const refreshed: string[] = [];
    const { engine, startAndWait } = open(server, { refresh: async (id) => void refreshed.push(id) });
    const planId = await startAndWait(planInput(addAuditor(30)));
    const status = must(engine.getStatus(planId));
    expect(status).toMatchObject({ state: 'closed', reason: null, people: 30, undoes: null });
    expect(status.counts).toMatchObject({ applied: 30, waiting: 0 });
    expect(status.verified).toMatchObject({ confirmed: 30, different: 0 });
    expect(server.puts).toHaveLength(30);
    expect(refreshed).toEqual([DEPLOYMENT]);
  });

  it('asks for a look when the server shows something else than was applied', async () => {
    const server = createFakeServer(3);
    const { engine, startAndWait } = open(server, {
      atPoint: (point) => {
        if (point === 'before-verify') server.setRoles(person(2), ['other']);
      },
    });
    const planId = await startAndWait(planInput(addAuditor(3)));
    const { state, verified } = must(engine.getStatus(planId));
    expect(state).toBe('needs-review');
    expect(verified).toMatchObject({ confirmed: 2, different: 1 });
  });

  it('sends nothing to people who already are as wanted, and keeps roles others gave', async () => {
    const server = createFakeServer(2);
    server.setRoles(person(1), ['auditor']);
    server.setRoles(person(2), ['other']);
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(2)));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ applied: 1, already: 1 });
    expect(server.puts).toEqual([{ user: person(2), roles: ['auditor', 'other'] }]);
  });

  it('has the intent on the disk, for another reader to see, before the PUT begins', async () => {
    const server = createFakeServer(12);
    const { journal, startAndWait } = open(server);
    const statesAtPut: unknown[] = [];
    server.script.put = (user) => {
      const query = {
        text: 'SELECT state, target_roles AS target FROM change WHERE user_id = ?',
        values: [user],
      };
      statesAtPut.push(journal.read.get(query));
      return true;
    };
    await startAndWait(planInput(addAuditor(12)));
    expect(statesAtPut).toEqual(Array(12).fill({ state: 'inflight', target: '["auditor"]' }));
  });

  it('says afterwards what was really done, so that it can be taken back', async () => {
    const server = createFakeServer(2);
    server.setRoles(person(2), ['other']);
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(2)));
    expect(engine.listApplied(planId)).toEqual([
      { n: 1, ...personSubject('member-roles', ORGANIZATION, person(1)), before: [], after: ['auditor'] },
      {
        n: 2,
        ...personSubject('member-roles', ORGANIZATION, person(2)),
        before: ['other'],
        after: ['auditor', 'other'],
      },
    ]);
    expect(runWhole(engine.readRows(planId)).map((row) => row.outcome)).toEqual(['applied', 'applied']);
  });

  it('writes plan, changes and what goes with them in one transaction', async () => {
    const server = createFakeServer(3);
    const { engine, journal } = open(server);
    const started = await engine.start(planInput(addAuditor(3)), {
      alongside: () => {
        throw new Error('the draft could not be emptied');
      },
    });
    expect(started).toMatchObject({ ok: false, failure: { code: 'journal-unavailable' } });
    expect(engine.listPlans(planInput([]).deploymentId)).toEqual([]);
    expect(journal.read.all({ text: 'SELECT 1 FROM event', values: [] })).toEqual([]);
    expect(server.puts).toEqual([]);
  });
});

describe('refusals', () => {
  it('tells each with the words of the server and goes on', async () => {
    const server = createFakeServer(20);
    server.script.put = (user) =>
      user === person(3)
        ? { ...told, class: 'rejected', code: 'idp-managed', message: 'synced from the identity provider' }
        : true;
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(20)));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ applied: 19, refused: 1 });
    const { rows, total } = must(
      engine.listChanges(planId, { outcome: 'refused', only: null }, { offset: 0, limit: 10 }),
    );
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ userId: person(3), state: 'failed', outcome: 'refused' });
    expect(rows[0]?.reason).toMatch(/identity provider owns .* synced from the identity provider/);
  });

  it('takes a refusal that may be invented only after a read', async () => {
    const server = createFakeServer(2);
    server.script.put = (user, roles) => {
      if (user === person(1)) server.setRoles(user, roles);
      return { ...told, class: 'refused-unproven', code: 'forbidden', message: 'no' };
    };
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(2)));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ applied: 1, refused: 1 });
  });

  it('skips people who have left and holds back where somebody moved the same role', async () => {
    const server = createFakeServer(2);
    server.set({ kind: 'membership', of: person(1) }, []);
    const { engine, startAndWait } = open(server);
    const keep = plannedChange(person(2), { kind: 'delta', add: [], remove: ['auditor'] }, []);
    server.setRoles(person(2), ['auditor']);
    const [gone] = addAuditor(1);
    const planId = await startAndWait(planInput(gone === undefined ? [] : [gone, keep]));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ skipped: 1, conflict: 1, applied: 0 });
    expect(server.puts).toEqual([]);
  });

  it('pauses after three refusals for lack of permission in a row', async () => {
    const server = createFakeServer(100);
    server.script.put = () => ({ ...told, class: 'rejected', code: 'forbidden', message: 'no' });
    const { engine, startAndWait } = open(server, { limits: { workers: 1 } });
    const planId = await startAndWait(planInput(addAuditor(100)));
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'paused', counts: { refused: 3 } });
    expect(server.puts).toHaveLength(3);
  });
});

describe('trouble with the whole connection', () => {
  it('pauses at the first 401, leaves the rest waiting, and goes on after a resume', async () => {
    const server = createFakeServer(10);
    let isSignedIn = false;
    server.script.put = () => isSignedIn || { ...told, class: 'signed-out', message: 'sign in' };
    const { engine, startAndWait } = open(server, { limits: { workers: 1 } });
    const planId = await startAndWait(planInput(addAuditor(10)));
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'paused', counts: { waiting: 10 } });
    expect(server.puts).toHaveLength(1);
    isSignedIn = true;
    must(await engine.resume(planId));
    await engine.whenIdle(planId);
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: 10 } });
  });

  it('pauses with plain words when the network is gone, and loses nobody', async () => {
    const server = createFakeServer(50);
    server.script.read = () => (server.puts.length < 7 ? true : fail('offline', 'gone'));
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(50)));
    const status = must(engine.getStatus(planId));
    expect(status).toMatchObject({ state: 'paused' });
    expect(status.reason).toMatch(/network is gone/);
    expect(status.counts.applied + status.counts.waiting).toBe(50);
  });

  it('leaves a server that fails every read alone after a few tries', async () => {
    const server = createFakeServer(500);
    server.script.read = () => fail('server-error', '500');
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(500)));
    expect(must(engine.getStatus(planId)).state).toBe('paused');
    expect(server.reads.length).toBeLessThan(20);
    expect(server.puts).toEqual([]);
  });

  it('leaves a server that turns every write away alone long before everybody was tried', async () => {
    const server = createFakeServer(2_000);
    server.script.put = () => ({ ...told, class: 'throttled', retryAfterMs: 0 });
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(2_000)));
    const status = must(engine.getStatus(planId));
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'rate-limited', counts: { waiting: 2_000 } });
    expect(server.puts.length).toBeLessThan(60);
  });

  it('gives up on one person the server cannot show while the others go through', async () => {
    const server = createFakeServer(30);
    server.script.read = (user) => (user === person(5) ? fail('server-error', '500') : true);
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(30)));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ applied: 29, failed: 1 });
  });

  it('refuses to resume against another server or as another person, and sends nothing', async () => {
    const server = createFakeServer(5);
    server.script.put = () => ({ ...told, class: 'signed-out', message: '' });
    let serverId = 's1';
    const { engine, startAndWait, shut } = open(server, {
      openApi: async () => ok({ api: server.api, serverId }),
    });
    const planId = await startAndWait(planInput(addAuditor(5)));
    const before = server.puts.length;
    serverId = 's2';
    expect(await engine.resume(planId)).toMatchObject({ failure: { code: 'other-deployment' } });
    serverId = 's1';
    const someone = {
      ...server.api,
      readSelf: async () => ok({ userId: person(1), username: 'x', siteRoles: [] }),
    };
    shut();
    const again = open(server, { openApi: async () => ok({ api: someone, serverId }) });
    expect(await again.engine.resume(planId)).toMatchObject({ failure: { code: 'other-deployment' } });
    expect(server.puts).toHaveLength(before);
  });

  it('refuses a second plan of the same deployment while one runs', async () => {
    const server = createFakeServer(20);
    const { engine } = open(server);
    const [first, second] = await Promise.all([
      engine.start(planInput(addAuditor(20))),
      engine.start(planInput(addAuditor(20))),
    ]);
    expect([first.ok, second.ok]).toEqual([true, false]);
    if (first.ok) await engine.whenIdle(first.value);
    expect(server.puts).toHaveLength(20);
  });
});
