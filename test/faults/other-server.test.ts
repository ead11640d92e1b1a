import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';
import { type Mask, startMasked } from './masked.ts';

const ROLE = 'organization-auditor';
const PEOPLE = 12;
const main = createFakeMain();
let store = openStore(main);
const open: { readonly close: () => Promise<void> }[] = [];
beforeEach(() => {
  store = openStore(main);
});
afterEach(async () => {
  await store.dispose();
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const LOOK = { environment: 'other', colour: 'teal' } as const;

const connect = async (url: string, token: string, name: string): Promise<DeploymentId> => {
  const { id } = await store.must('deployment.connect', { url, token, name, ...LOOK });
  await store.must('sync.start', { deploymentId: id });
  return id;
};

/** A twin behind a mask, kept and refreshed. */
const begin = async () => {
  const twin = await startTwin({ members: 120, seed: 1, generation: '2.35', rateLimit: false });
  const front = await startMasked(twin.url);
  open.push(twin, front);
  return { twin, front, deploymentId: await connect(front.url, twin.ownerToken, 'Acme') };
};
type World = Awaited<ReturnType<typeof begin>>;

const stage = async ({ twin }: World, deploymentId: DeploymentId): Promise<string> => {
  const chosen = twin
    .dump()
    .members.filter(({ organization, roles }) => organization === 'coder' && roles.length === 0)
    .slice(-PEOPLE);
  await store.must('draft.stage', {
    deploymentId,
    organizationId: twin.organizations.coder,
    who: { kind: 'people', userIds: chosen.map(({ userId }) => userId) },
    intent: { kind: 'delta', add: [ROLE], remove: [] },
  });
  return (await store.must('plan.review', { deploymentId })).hash;
};

const sayId =
  (id: string, isNow: () => boolean): Mask =>
  (call, passing) => {
    if (!call.startsWith('GET /api/v2/buildinfo') || !isNow()) return;
    passing.body = JSON.stringify({ ...JSON.parse(passing.body), deployment_id: id });
  };

const codeOf = (reply: { readonly ok: boolean; readonly failure?: { readonly code: string } }): string =>
  reply.ok ? 'ok' : (reply.failure?.code ?? '');

describe('a refresh, when another server answers at the address', () => {
  it.each([
    ['from the beginning', 'another-server', 0],
    ['after the lists were read', 'another-server', 1],
  ])('%s: nothing of it comes into the copy', async (_, id, after) => {
    const { front, twin, deploymentId } = await begin();
    const before = await store.must('sync.getStatus', { deploymentId });
    const [user] = twin.dump().members.filter(({ organization }) => organization === 'coder');
    twin.edit.setRoles(user?.userId ?? '', [ROLE]);
    let asked = 0;
    front.state.mask = sayId(id, () => {
      asked += 1;
      return asked > after;
    });
    expect(codeOf(await store.call('sync.start', { deploymentId }))).toBe('other-deployment');
    const { asOf, problem } = await store.must('sync.getStatus', { deploymentId });
    expect([asOf, problem?.code]).toEqual([before.asOf, 'other-deployment']);
    front.state.mask = () => undefined;
    expect(await store.must('sync.start', { deploymentId })).toMatchObject({ changed: 1 });
  });
});

describe('a plan, when another server answers at the address', () => {
  it('from the middle on: is paused before anything is called confirmed, and goes on with the first', async () => {
    const world = await begin();
    const { front, deploymentId } = world;
    const hash = await stage(world, deploymentId);
    front.state.mask = sayId('another-server', () => front.seen.some((call) => call.startsWith('PUT')));
    const { planId } = await store.must('apply.start', { deploymentId, hash });
    await store.services.engine.whenIdle(planId);
    const paused = await store.must('apply.getStatus', { planId });
    expect(paused).toMatchObject({ state: 'paused', reasonCode: 'server-changed', verified: null });
    expect(codeOf(await store.call('apply.resume', { planId }))).toBe('other-deployment');
    front.state.mask = () => undefined;
    await store.must('apply.resume', { planId });
    await store.services.engine.whenIdle(planId);
    const ended = await store.must('apply.getStatus', { planId });
    expect(ended).toMatchObject({ state: 'closed', verified: { confirmed: PEOPLE, different: 0 } });
    expect(front.seen.filter((call) => call.startsWith('PUT'))).toHaveLength(PEOPLE);
  });
});

describe('two plans on one server that is kept under two addresses', () => {
  it('are applied one after the other: at once, each would write over what the other had read', async () => {
    const world = await begin();
    const { twin, front, deploymentId } = world;
    const other = await connect(twin.url, twin.ownerToken, 'Acme again');
    const [one, two] = [await stage(world, deploymentId), await stage(world, other)];
    const replies = await Promise.all([
      store.call('apply.start', { deploymentId, hash: one }),
      store.call('apply.start', { deploymentId: other, hash: two }),
    ]);
    expect(replies.map(codeOf).toSorted()).toEqual(['busy', 'ok']);
    for (const reply of replies) if (reply.ok) await store.services.engine.whenIdle(reply.value.planId);
    const puts = twin.requests.filter(({ method }) => method === 'PUT');
    expect(puts).toHaveLength(PEOPLE);
    expect(front.seen.length).toBeGreaterThan(0);
  });
});
