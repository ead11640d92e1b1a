import { afterEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { Intent } from '#shared/model/intent.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

type Store = ReturnType<typeof openStore>;
const open: { store?: Store; twin?: Twin } = {};
afterEach(async () => {
  await open.store?.dispose();
  await open.twin?.close();
});

const AUDITOR = 'organization-auditor';

/** A copy in which somebody holds `ghost-role`, of which neither the server nor the copy has a role. */
const setUp = async (generation: '2.24' | '2.31' | '2.35', name = 'dangling-role') => {
  const twin = await startTwin({ members: 60, seed: 7, generation });
  const store = openStore(createFakeMain());
  Object.assign(open, { twin, store });
  const { id: deploymentId } = await store.must('deployment.connect', {
    ...{ url: twin.url, token: twin.ownerToken },
    ...{ name: 'Acme', environment: 'staging', colour: 'blue' },
  });
  await store.must('sync.start', { deploymentId });
  const organizations = await store.must('organization.list', { deploymentId });
  const organizationId = organizations.find(({ isDefault }) => isDefault)?.id ?? '';
  const rolesOf = (): readonly string[] =>
    twin.dump().members.find(({ organization, username }) => organization === 'coder' && username === name)
      ?.roles ?? [];
  const stage = async (intent: Intent) => {
    const person = twin.dump().users.find(({ username }) => username === name);
    const who = { kind: 'people', userIds: [person?.id ?? ''] } as const;
    await store.must('draft.stage', { deploymentId, organizationId, who, intent });
    return store.must('plan.review', { deploymentId });
  };
  const run = async (hash: string) => {
    const { guards } = await store.must('plan.review', { deploymentId });
    const reasons = Object.fromEntries(guards.map(({ code }) => [code, 'this is a test of it']));
    const { planId } = await store.must('apply.start', { deploymentId, hash, reasons });
    for (;;) {
      const status = await store.must('apply.getStatus', { planId });
      if (status.state === 'closed' || status.state === 'needs-review') return { ...status, planId };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { twin, store, deploymentId, rolesOf, stage, run };
};

describe.each(['2.24', '2.31', '2.35'] as const)(
  'somebody who holds a role that %s does not have',
  (generation) => {
    it.each([
      ['added', { kind: 'delta', add: [AUDITOR], remove: [] }, ['ghost-role', AUDITOR, 'support-l1']],
      ['removed', { kind: 'delta', add: [], remove: ['support-l1'] }, ['ghost-role']],
      [
        'made exactly, with it among them',
        { kind: 'exactly', roles: ['ghost-role', AUDITOR] },
        ['ghost-role', AUDITOR],
      ],
    ] as const)('keeps it where another role is %s, and gets the rest back', async (_, intent, after) => {
      const { store, deploymentId, rolesOf, stage, run } = await setUp(generation);
      const before = rolesOf();
      const review = await stage(intent);
      expect([review.willSucceed, review.willBeRefused, review.cannotKnow]).toEqual([1, 0, 0]);
      const done = await run(review.hash);
      expect(done).toMatchObject({ counts: { applied: 1 }, verified: { confirmed: 1, different: 0 } });
      expect(rolesOf()).toEqual(after);
      expect((await store.must('draft.getSummary', { deploymentId })).people).toBe(0);
      await store.must('apply.undo', { planId: done.planId });
      const back = await store.must('plan.review', { deploymentId });
      expect(await run(back.hash)).toMatchObject({ counts: { applied: 1 }, verified: { different: 0 } });
      expect(rolesOf()).toEqual(before);
    });

    it('keeps the implied role that is stored with them as well', async () => {
      const { rolesOf, stage, run } = await setUp(generation, 'explicit-member');
      const review = await stage({ kind: 'delta', add: [AUDITOR], remove: [] });
      expect(review.willSucceed).toBe(1);
      expect(await run(review.hash)).toMatchObject({ verified: { confirmed: 1, different: 0 } });
      expect(rolesOf()).toEqual([AUDITOR, 'organization-member']);
    });

    it.each([
      ['taken away', { kind: 'delta', add: [], remove: ['ghost-role'] }],
      ['left out of what is made exactly', { kind: 'exactly', roles: [AUDITOR] }],
    ] as const)('is foreseen as refused where it is %s, and nothing of theirs changes', async (_, intent) => {
      const { twin, store, rolesOf, stage, run } = await setUp(generation);
      const review = await stage(intent);
      expect([review.willSucceed, review.willBeRefused]).toEqual([0, 1]);
      const done = await run(review.hash);
      expect(done.counts).toMatchObject({ applied: 0, refused: 1, unknown: 0 });
      // What is sure to be refused is not asked of the server.
      expect(twin.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
      const { rows } = await store.must('apply.listChanges', {
        ...{ planId: done.planId, offset: 0, limit: 10, outcome: null },
      });
      expect(rows.map(({ reason }) => reason)).toEqual([
        expect.stringContaining('Not sent: it takes away a role'),
      ]);
      expect(rolesOf()).toEqual(['ghost-role', 'support-l1']);
    });

    it('is taken away where the server has such a role by then', async () => {
      const { twin, rolesOf, stage, run } = await setUp(generation);
      const review = await stage({ kind: 'exactly', roles: [AUDITOR] });
      const made = await fetch(`${twin.url}/api/v2/organizations/default/members/roles`, {
        method: 'POST',
        headers: { 'Coder-Session-Token': twin.ownerToken },
        body: JSON.stringify({ name: 'ghost-role' }),
      });
      expect(made.status).toBe(200);
      const done = await run(review.hash);
      expect(done).toMatchObject({ counts: { applied: 1, refused: 0 }, verified: { different: 0 } });
      expect(rolesOf()).toEqual([AUDITOR]);
    });
  },
);
