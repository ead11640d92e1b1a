import { afterEach, describe, expect, it } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import { connect, readPeople } from '#test/kit/review-rig.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';
import { startDistance } from '../bench/harness/distance.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A deployment so far away, copied, so that its latency is known. */
const openFar = async (delayMs: number) => {
  const twin = await startTwin({ members: 700, seed: 7, generation: '2.35', rateLimit: false });
  closing.push(twin.close);
  const far = await startDistance({ url: twin.url, token: twin.ownerToken, close: twin.close }, delayMs);
  closing.push(far.close);
  const store = openStore(createFakeMain());
  closing.push(store.dispose);
  const deploymentId = await connect(store, { url: far.url, ownerToken: twin.ownerToken });
  return { store, deploymentId, ...(await readPeople(store, deploymentId)) };
};
type Far = Awaited<ReturnType<typeof openFar>>;

const stage = async ({ store, deploymentId, organizationId, people }: Far, count: number) => {
  const role = 'organization-workspace-creation-ban';
  const ids = [...people.values()]
    .filter(({ username, roles }) => username !== 'admin' && !roles.includes(role))
    .slice(0, count)
    .map(({ userId }) => userId);
  for (let at = 0; at < ids.length; at += 200)
    await store.must('draft.stage', {
      deploymentId,
      organizationId,
      who: { kind: 'people', userIds: ids.slice(at, at + 200) },
      intent: { kind: 'delta', add: [role], remove: [] },
    });
};

/** How long an apply takes, from the order until everything was read again. */
const applyAndTime = async ({ store, deploymentId }: Far, hash: string) => {
  const startMs = performance.now();
  const { planId } = await store.must('apply.start', { deploymentId, hash });
  for (;;) {
    const { state, counts } = await store.must('apply.getStatus', { planId });
    if (state === 'closed' || state === 'needs-review') {
      expect(counts.applied).toBeGreaterThan(0);
      return { planId, seconds: (performance.now() - startMs) / 1_000 };
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

describe('the estimate of an apply', () => {
  it.each([
    { count: 60, delayMs: 30 },
    { count: 300, delayMs: 30 },
    { count: 100, delayMs: 200 },
  ])(
    'is within 15 percent of what $count changes take on a deployment $delayMs ms away',
    async ({ count, delayMs }) => {
      const far = await openFar(delayMs);
      await stage(far, count);
      const { estimate, hash } = await far.store.must('plan.review', { deploymentId: far.deploymentId });
      expect(estimate).toMatchObject({ reads: count, writes: count, isMeasured: false });
      const { planId, seconds } = await applyAndTime(far, hash);
      expect(estimate.seconds / seconds).toBeGreaterThan(0.85);
      expect(estimate.seconds / seconds).toBeLessThan(1.15);
      expect(estimate.fromSeconds).toBeLessThan(seconds);
      expect(estimate.toSeconds).toBeGreaterThan(seconds);
      // From then on the deployment's own pace is known.
      await far.store.must('apply.undo', { planId });
      const again = await far.store.must('plan.review', { deploymentId: far.deploymentId });
      expect(again.estimate.isMeasured).toBe(true);
      expect(again.estimate.toSeconds / seconds).toBeGreaterThan(0.5);
      expect(again.estimate.toSeconds / seconds).toBeLessThan(1.5);
    },
    60_000,
  );
});
