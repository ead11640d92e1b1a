import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

const ROLE = 'organization-auditor';
const main = createFakeMain();
const twins: Twin[] = [];
let store = openStore(main);
beforeEach(() => {
  store = openStore(main);
});
afterEach(async () => {
  await store.dispose();
  for (const twin of twins.splice(0)) await twin.close();
  main.state.keychain = 'ready';
});

const connect = async (
  seed: number,
): Promise<{ readonly twin: Twin; readonly deploymentId: DeploymentId }> => {
  const twin = await startTwin({ members: 120, seed, generation: '2.35' });
  twins.push(twin);
  const look = { name: `Acme ${seed}`, environment: 'other', colour: 'teal' } as const;
  const { id } = await store.must('deployment.connect', { url: twin.url, token: twin.ownerToken, ...look });
  await store.must('sync.start', { deploymentId: id });
  return { twin, deploymentId: id };
};

const stage = async (twin: Twin, deploymentId: DeploymentId, people: number): Promise<string> => {
  const chosen = twin
    .dump()
    .members.filter(({ organization, roles }) => organization === 'coder' && roles.length === 0)
    .slice(-people);
  await store.must('draft.stage', {
    deploymentId,
    organizationId: twin.organizations.coder,
    who: { kind: 'people', userIds: chosen.map(({ userId }) => userId) },
    intent: { kind: 'delta', add: [ROLE], remove: [] },
  });
  return (await store.must('plan.review', { deploymentId })).hash;
};

const listPuts = (twin: Twin): readonly string[] =>
  twin.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);

describe('starting an apply', () => {
  it('fifty times at once is one plan and one write for each person (K19)', async () => {
    const { twin, deploymentId } = await connect(1);
    const hash = await stage(twin, deploymentId, 30);
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => store.call('apply.start', { deploymentId, hash })),
    );
    const plans = replies.flatMap((reply) => (reply.ok ? [reply.value.planId] : []));
    expect(new Set(plans).size).toBe(1);
    for (const planId of new Set(plans)) await store.services.engine.whenIdle(planId);
    expect(listPuts(twin)).toHaveLength(30);
    expect(new Set(listPuts(twin)).size).toBe(30);
  });

  it('with a hash that nobody reviewed, an old one, or one of another deployment sends nothing (R04)', async () => {
    const one = await connect(1);
    const two = await connect(2);
    const old = await stage(one.twin, one.deploymentId, 3);
    await stage(one.twin, one.deploymentId, 4);
    const others = await stage(two.twin, two.deploymentId, 3);
    for (const hash of [old, others, 'f'.repeat(64), others.toUpperCase()]) {
      const reply = await store.call('apply.start', { deploymentId: one.deploymentId, hash });
      expect(reply.ok ? 'started' : reply.failure.code).not.toBe('started');
    }
    expect([...listPuts(one.twin), ...listPuts(two.twin)]).toEqual([]);
  });
});

describe('a keychain that goes in the middle of an apply', () => {
  it('ends nothing: the run keeps the token it has, and the next start says that it cannot be read (K13)', async () => {
    const { twin, deploymentId } = await connect(1);
    const hash = await stage(twin, deploymentId, 40);
    const { planId } = await store.must('apply.start', { deploymentId, hash });
    await vi.waitFor(() => expect(listPuts(twin).length).toBeGreaterThan(3), {
      interval: 5,
      timeout: 10_000,
    });
    main.state.keychain = 'locked';
    await store.services.engine.whenIdle(planId);
    const { state, counts } = await store.must('apply.getStatus', { planId });
    // The owner's own row is refused by the server, with a keychain or without.
    expect({ state, done: counts.applied + counts.refused }).toEqual({ state: 'closed', done: 40 });
    expect(counts.applied).toBeGreaterThanOrEqual(39);
    await store.close();
    store = openStore(main, store.profileDir);
    await store.call('sync.start', { deploymentId });
    const [kept] = await store.must('deployment.list', {});
    expect(kept?.credential).toBe('unavailable');
    main.state.keychain = 'ready';
    await store.must('deployment.retryCredential', { id: deploymentId });
    expect((await store.must('deployment.list', {}))[0]?.credential).toBe('keychain');
  });
});
