import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { LOOK, setUpRig } from '#test/kit/account-rig.ts';

const rig = setUpRig();

const connectProduction = async (): Promise<DeploymentId> => {
  const { store, twin } = rig.now();
  const look = { ...LOOK, environment: 'production' } as const;
  const { id } = await store.must('deployment.connect', { url: twin.url, token: twin.ownerToken, ...look });
  await store.must('sync.start', { deploymentId: id });
  return id;
};

/** Stages a role for the first so many members that have none, and gives the review. */
const stage = async (deploymentId: DeploymentId, people = 1) => {
  const { store, twin } = rig.now();
  const without = twin
    .dump()
    .members.filter(({ organization, roles }) => organization === 'coder' && roles.length === 0);
  await store.must('draft.stage', {
    deploymentId,
    organizationId: twin.organizations.coder,
    who: { kind: 'people', userIds: without.slice(0, people).map(({ userId }) => userId) },
    intent: { kind: 'delta', add: ['organization-auditor'], remove: [] },
  });
  return store.must('plan.review', { deploymentId });
};

describe('the read-only lock', () => {
  it('is on for a new production deployment and off for others, and outlives a restart', async () => {
    await connectProduction();
    await rig.now().store.must('deployment.openDemo', { members: 60, generation: '2.35', seed: 4 });
    await rig.restartStore();
    const kept = await rig.now().store.must('deployment.list', {});
    expect(kept.map(({ kind, readOnly }) => [kind, readOnly])).toEqual([
      ['remote', true],
      ['demo', false],
    ]);
  });

  it('lets nothing be applied, and says so before anything is asked or sent', async () => {
    const deploymentId = await connectProduction();
    const review = await stage(deploymentId);
    expect(review.blocked?.code).toBe('read-only');
    const { store, twin } = rig.now();
    const asked = twin.requests.length;
    const questions = store.main.asked.filter(({ ask }) => ask === 'approve').length;
    expect(await rig.codeOf('apply.start', { deploymentId, hash: review.hash })).toBe('read-only');
    expect(twin.requests.length).toBe(asked);
    expect(store.main.asked.filter(({ ask }) => ask === 'approve').length).toBe(questions);
  });

  it('opens only with a yes in the approval window, and closes without a question', async () => {
    const id = await connectProduction();
    const { store } = rig.now();
    store.main.state.approves = false;
    expect(await rig.codeOf('deployment.setReadOnly', { id, readOnly: false })).toBe('not-approved');
    expect((await store.must('deployment.list', {}))[0]?.readOnly).toBe(true);
    store.main.state.approves = true;
    expect((await store.must('deployment.setReadOnly', { id, readOnly: false })).readOnly).toBe(false);
    const review = await stage(id);
    expect(review.blocked).toBeNull();
    expect(await rig.codeOf('apply.start', { deploymentId: id, hash: review.hash })).toBe('ok');
    const questions = store.main.asked.filter(({ ask }) => ask === 'approve').length;
    store.main.state.approves = false;
    expect((await store.must('deployment.setReadOnly', { id, readOnly: true })).readOnly).toBe(true);
    expect(store.main.asked.filter(({ ask }) => ask === 'approve').length).toBe(questions);
  });

  it('counts when it closes while an apply is being confirmed', async () => {
    const id = await connectProduction();
    const { store, twin } = rig.now();
    await store.must('deployment.setReadOnly', { id, readOnly: false });
    const review = await stage(id);
    const before = twin.dump().members;
    let locking: Promise<unknown> | null = null;
    store.main.state.intercept = (ask) => {
      if (ask.ask === 'approve') locking = store.call('deployment.setReadOnly', { id, readOnly: true });
      return null;
    };
    expect(await rig.codeOf('apply.start', { deploymentId: id, hash: review.hash })).toBe('read-only');
    await locking;
    expect(twin.dump().members).toEqual(before);
    // A read and a write for the one change, and a page of the check afterwards.
    expect((await store.must('plan.review', { deploymentId: id })).requests).toBe(3);
  });

  it('keeps a paused plan from going on, and lets it be cancelled', async () => {
    const id = await connectProduction();
    const { store } = rig.now();
    await store.must('deployment.setReadOnly', { id, readOnly: false });
    const { hash, requests } = await stage(id, 40);
    expect(requests).toBe(81);
    const { planId } = await store.must('apply.start', { deploymentId: id, hash });
    await store.must('deployment.setReadOnly', { id, readOnly: true });
    await store.services.engine.whenIdle(planId);
    expect((await store.must('apply.getStatus', { planId })).state).toBe('paused');
    expect(await rig.codeOf('apply.resume', { planId })).toBe('read-only');
    expect((await store.must('apply.getStatus', { planId })).state).toBe('paused');
    expect(await rig.codeOf('apply.cancel', { planId })).toBe('ok');
  });
});
