import { afterEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

type Store = ReturnType<typeof openStore>;
const open: { store?: Store; twin?: Twin } = {};
afterEach(async () => {
  await open.store?.dispose();
  await open.twin?.close();
});

const sort = { column: 'username', direction: 'asc' } as const;

const setUp = async (generation: '2.24' | '2.31' | '2.35', members = 60) => {
  const twin = await startTwin({ members, seed: 7, generation });
  const store = openStore(createFakeMain());
  Object.assign(open, { twin, store });
  const deployment = await store.must('deployment.connect', {
    url: twin.url,
    token: twin.ownerToken,
    name: 'Acme',
    environment: 'staging',
    colour: 'blue',
  });
  const deploymentId = deployment.id;
  await store.must('sync.start', { deploymentId });
  const organizations = await store.must('organization.list', { deploymentId });
  const organizationId = organizations.find((organization) => organization.isDefault)?.id ?? '';
  return { twin, store, deploymentId, organizationId, scope: { deploymentId, organizationId } };
};

const untilEnded = async (store: Store, planId: string) => {
  for (;;) {
    const status = await store.must('apply.getStatus', { planId });
    if (status.state === 'closed' || status.state === 'needs-review') return status;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe.each(['2.24', '2.31', '2.35'] as const)('the main job against a %s server', (generation) => {
  it('connects, syncs, stages, reviews, applies, verifies and takes it back', async () => {
    const { twin, store, deploymentId, scope } = await setUp(generation);
    const before = twin.dump();
    const list = await store.must('member.list', {
      ...scope,
      filter: NO_FILTER,
      sort,
      offset: 0,
      limit: 200,
    });
    expect(list.all).toBe(list.rows.length);
    expect(list.matching).toBeGreaterThanOrEqual(50);

    const filter = { ...NO_FILTER, noRole: true, statuses: ['active'] };
    await store.must('selection.change', { ...scope, filter, sort, change: { kind: 'add-matching' } });
    const intent = { kind: 'delta', add: ['organization-template-admin'], remove: [] } as const;
    const staged = await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
    expect(staged.changing).toBe(staged.people);
    expect(staged.people).toBeGreaterThan(5);

    const review = await store.must('plan.review', { deploymentId });
    expect(review.willSucceed + review.willBeRefused + review.cannotKnow).toBe(staged.people);
    const { planId } = await store.must('apply.start', { deploymentId, hash: review.hash });
    const done = await untilEnded(store, planId);
    expect(done.counts).toMatchObject({
      applied: review.willSucceed,
      refused: review.willBeRefused,
      unknown: 0,
    });
    expect(done.verified).toMatchObject({ confirmed: review.willSucceed, different: 0 });
    expect((await store.must('draft.getSummary', { deploymentId })).people).toBe(0);

    const undone = await store.must('apply.undo', { planId });
    expect(undone.people).toBe(review.willSucceed);
    const back = await store.must('plan.review', { deploymentId });
    // Taking back from so many is what a guard watches: without a reason nothing starts.
    expect(back.guards.map(({ code }) => code)).toContain('many-lose');
    const unsaid = await store.call('apply.start', { deploymentId, hash: back.hash });
    expect(unsaid).toMatchObject({ ok: false, failure: { code: 'guarded' } });
    const reasons = Object.fromEntries(back.guards.map(({ code }) => [code, 'this was the wrong list']));
    const second = await store.must('apply.start', { deploymentId, hash: back.hash, reasons });
    const end = await untilEnded(store, second.planId);
    expect(end).toMatchObject({
      undoes: planId,
      counts: { applied: undone.people, refused: 0, conflict: 0 },
    });
    expect(twin.dump()).toEqual(before);
  });
});

describe('with the network cut after a sync', () => {
  it('searches, filters, sorts, selects, stages and reviews; apply says that it needs the network and keeps all', async () => {
    const { twin, store, deploymentId, scope } = await setUp('2.35');
    await twin.close();
    const filter = { ...NO_FILTER, text: 'a' };
    const found = await store.must('member.list', {
      ...scope,
      filter,
      sort: { column: 'lastSeen', direction: 'desc' },
      offset: 0,
      limit: 50,
    });
    expect(found.matching).toBeGreaterThan(0);
    await store.must('selection.change', { ...scope, filter, sort, change: { kind: 'add-matching' } });
    const intent = { kind: 'delta', add: ['organization-auditor'], remove: [] } as const;
    await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
    const review = await store.must('plan.review', { deploymentId });
    expect(review.willSucceed).toBeGreaterThan(0);
    const summary = await store.must('draft.getSummary', { deploymentId });
    const questions = store.main.asked.filter(({ ask }) => ask === 'approve').length;
    const started = await store.call('apply.start', { deploymentId, hash: review.hash });
    expect(started.ok ? 'started' : started.failure.code).toBe('connection-refused');
    expect(await store.must('draft.getSummary', { deploymentId })).toEqual(summary);
    expect(store.main.asked.filter(({ ask }) => ask === 'approve').length).toBe(questions);
  });
});

describe('approval', () => {
  it('sends nothing and keeps everything when the person says no in the approval window', async () => {
    const { twin, store, deploymentId, scope } = await setUp('2.35');
    store.main.state.approves = false;
    const filter = { ...NO_FILTER, noRole: true };
    await store.must('selection.change', { ...scope, filter, sort, change: { kind: 'add-matching' } });
    const intent = { kind: 'delta', add: ['organization-auditor'], remove: [] } as const;
    await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
    const { hash } = await store.must('plan.review', { deploymentId });
    const started = await store.call('apply.start', { deploymentId, hash });
    expect(started.ok ? 'started' : started.failure.code).toBe('not-approved');
    expect(twin.requests.filter((request) => request.method === 'PUT')).toEqual([]);
    expect((await store.must('plan.review', { deploymentId })).hash).toBe(hash);
  });

  it('refuses to apply a review that is no longer the one that was shown', async () => {
    const { store, deploymentId, scope } = await setUp('2.35');
    const filter = { ...NO_FILTER, noRole: true };
    await store.must('selection.change', { ...scope, filter, sort, change: { kind: 'add-matching' } });
    const add = (role: string) => ({ kind: 'delta', add: [role], remove: [] }) as const;
    await store.must('draft.stage', {
      ...scope,
      who: { kind: 'selection' },
      intent: add('organization-auditor'),
    });
    const { hash } = await store.must('plan.review', { deploymentId });
    await store.must('draft.stage', {
      ...scope,
      who: { kind: 'selection' },
      intent: add('organization-user-admin'),
    });
    const started = await store.call('apply.start', { deploymentId, hash });
    expect(started.ok ? 'started' : started.failure.code).toBe('review-stale');
  });
});
