import { describe, expect, it } from 'vitest';
import { fail } from '#shared/base/result.ts';
import { addAuditor, planInput } from '#test/kit/engine-rig.ts';
import { createTestRig } from '#test/kit/engine-rig-per-test.ts';
import { createFakeServer, person, told } from '#test/kit/fake-server.ts';
import { must } from '#test/kit/must.ts';
import type { PutOutcome } from '../../remote/port.ts';

const { open } = createTestRig();

const LOST: PutOutcome = { ...told, class: 'unknown', failure: { code: 'offline', message: 'reset' } };

describe('a PUT whose answer was lost', () => {
  it('counts as applied when a read shows the roles that were sent, and is not sent again', async () => {
    const server = createFakeServer(3);
    server.script.put = (user, roles) => {
      server.setRoles(user, roles);
      return LOST;
    };
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(3)));
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: 3 } });
    expect(server.puts).toHaveLength(3);
  });

  it('is sent again only after two reads found nothing changed, three times at most', async () => {
    const server = createFakeServer(1);
    server.script.put = () => LOST;
    const { engine, journal, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(1)));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ failed: 1 });
    expect(server.puts).toHaveLength(3);
    const kinds = journal.read.column<string>({ text: 'SELECT kind FROM event WHERE n = 1', values: [] });
    const once = ['intent', 'result', 'resolve-read', 'resolve-read', 'resolved'];
    expect(kinds).toEqual([...once, ...once, ...once]);
  });

  it('arriving between the two reads is noticed by the second', async () => {
    const server = createFakeServer(1);
    server.script.put = () => LOST;
    const { engine, startAndWait } = open(server, {
      atPoint: (point) => {
        if (point === 'before-second-resolve-read') server.setRoles(person(1), ['auditor']);
      },
    });
    const planId = await startAndWait(planInput(addAuditor(1)));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ applied: 1 });
    expect(server.puts).toHaveLength(1);
  });

  it('coming through after both reads is told as ours, not as somebody else’s doing', async () => {
    const server = createFakeServer(1);
    server.script.put = () => LOST;
    const { engine, startAndWait } = open(server, {
      atPoint: (point) => {
        if (point === 'after-resolved') server.setRoles(person(1), ['auditor']);
      },
    });
    const planId = await startAndWait(planInput(addAuditor(1)));
    expect(must(engine.getStatus(planId)).counts).toMatchObject({ applied: 1, already: 0 });
    expect(engine.listApplied(planId)).toMatchObject([{ before: [], after: ['auditor'] }]);
    expect(server.puts).toHaveLength(1);
  });

  it('is left to a person when somebody else changed the member meanwhile', async () => {
    const server = createFakeServer(1);
    server.script.put = (user) => {
      server.setRoles(user, ['somebody-elses']);
      return LOST;
    };
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(1)));
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'needs-review', counts: { conflict: 1 } });
    expect(server.puts).toHaveLength(1);
  });

  it('never ends a plan while nobody can be asked', async () => {
    const server = createFakeServer(1);
    server.script.put = () => {
      server.script.read = () => fail('offline', 'gone');
      return LOST;
    };
    const { engine, startAndWait } = open(server);
    const planId = await startAndWait(planInput(addAuditor(1)));
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'paused', counts: { unknown: 1 } });
  });

  it('is still cleared up after a cancel, and then not sent again', async () => {
    const server = createFakeServer(2);
    server.script.put = () => LOST;
    const { engine, startAndWait } = open(server, {
      limits: { workers: 1 },
      atPoint: (point, n) => {
        if (point === 'after-result' && n === 1)
          engine.cancel(engine.listPlans(planInput([]).deploymentId)[0]?.planId ?? never());
      },
    });
    const planId = await startAndWait(planInput(addAuditor(2)));
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { cancelled: 2 } });
    expect(server.puts).toHaveLength(1);
  });

  it('counts as cancelled once it proves to be not sent, while nobody can be asked about another one', async () => {
    const server = createFakeServer(2);
    let tellResolved = (): void => undefined;
    const firstResolved = new Promise<void>((resolve) => {
      tellResolved = resolve;
    });
    const { engine, startAndWait } = open(server, {
      limits: { workers: 2 },
      atPoint: async (point, n) => {
        if (point === 'after-resolved' && n === 1) tellResolved();
        if (point !== 'before-second-resolve-read' || n !== 2) return;
        await firstResolved;
        server.script.read = () => fail('offline', 'gone');
      },
    });
    const answers: (() => void)[] = [];
    server.script.put = () =>
      new Promise((resolve) => {
        answers.push(() => resolve(LOST));
        if (answers.length < 2) return;
        // Both are on the wire.
        engine.cancel(engine.listPlans(planInput([]).deploymentId)[0]?.planId ?? never());
        for (const answer of answers) answer();
      });
    const planId = await startAndWait(planInput(addAuditor(2)));
    expect(must(engine.getStatus(planId))).toMatchObject({
      state: 'paused',
      counts: { cancelled: 1, waiting: 0, unknown: 1 },
    });
  });
});

const never = (): never => {
  throw new Error('There is a plan.');
};
