import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import { DEFAULT_LIMITS } from '#electron/store/change/apply/types.ts';
import { systemClock } from '#electron/store/root/clock.ts';
import { createFakeMain, openStore } from '#test/builders/store.ts';
import { startMasked } from './masked.ts';

const ROLE = 'deploy-lead';
const main = createFakeMain();
let store = openStore(main);
const open: { readonly close: () => Promise<void> }[] = [];
beforeEach(() => {
  store = openStore(main);
});
afterEach(async () => {
  main.state.approves = true;
  vi.restoreAllMocks();
  await store.dispose();
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const isRoleList = (call: string): boolean => /^GET .*\/members\/roles$/.test(call);

type Listed = { readonly name: string; organization_permissions: unknown };

/** What the server lists for the role from now on. */
const list = (body: string, action: string): string => {
  const roles: readonly Listed[] = JSON.parse(body);
  for (const role of roles)
    if (role.name === ROLE)
      role.organization_permissions = [{ negate: false, resource_type: 'workspace', action }];
  return JSON.stringify(roles);
};

describe('a role that gets more power on the server after the refresh', () => {
  it('is not given without a person who was told of it', async () => {
    const twin = await startTwin({ members: 120, seed: 1, generation: '2.35', rateLimit: false });
    const front = await startMasked(twin.url);
    open.push(twin, front);
    const permits = { action: 'read' };
    front.state.mask = (call, passing) => {
      if (isRoleList(call)) passing.body = list(passing.body, permits.action);
    };
    const look = { name: 'Acme', environment: 'other', colour: 'teal' } as const;
    const { id: deploymentId } = await store.must('deployment.connect', {
      ...{ url: front.url, token: twin.ownerToken },
      ...look,
    });
    await store.must('sync.start', { deploymentId });
    const [user] = twin
      .dump()
      .members.filter(({ organization, roles }) => organization === 'coder' && roles.length === 0)
      .slice(-1);
    await store.must('draft.stage', {
      ...{ deploymentId, organizationId: twin.organizations.coder },
      who: { kind: 'people', userIds: [user?.userId ?? ''] },
      intent: { kind: 'delta', add: [ROLE], remove: [] },
    });
    const { hash } = await store.must('plan.review', { deploymentId });
    permits.action = 'ssh';
    main.state.approves = false;
    main.asked.length = 0;
    const reply = await store.call('apply.start', { deploymentId, hash });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'not-approved' } });
    const question = main.asked.find(({ ask }) => ask === 'approve');
    expect(JSON.stringify(question)).toMatch(/lets people .*workspace/);
    expect(front.seen.filter((call) => call.startsWith('PUT'))).toEqual([]);
    permits.action = 'read';
    const { planId } = await store.must('apply.start', { deploymentId, hash });
    await store.services.engine.whenIdle(planId);
    expect(front.seen.filter((call) => call.startsWith('PUT'))).toHaveLength(1);
  });
});

describe('a role that gets more power on the server while it is given to many', () => {
  const PEOPLE = 100;
  type Seen = { readonly puts: number; readonly lists: number };
  /** Gives the role to many; others make something else of it, and time goes by, when it is time for it. */
  const giveToMany = async (isTime: (seen: Seen) => boolean, into: string) => {
    const twin = await startTwin({ members: 300, seed: 1, generation: '2.35', rateLimit: false });
    const front = await startMasked(twin.url);
    open.push(twin, front);
    const permits = { action: 'read' };
    const later = { ms: 0 };
    vi.spyOn(systemClock, 'nowMs').mockImplementation(() => Date.now() + later.ms);
    const puts = (): number => front.seen.filter((call) => call.startsWith('PUT')).length;
    const lists = (): number => front.seen.filter(isRoleList).length;
    let listsBefore = Number.POSITIVE_INFINITY;
    front.state.mask = (call, passing) => {
      if (isTime({ puts: puts(), lists: lists() - listsBefore })) {
        permits.action = into;
        later.ms = DEFAULT_LIMITS.rolesFreshMs;
      }
      if (isRoleList(call)) passing.body = list(passing.body, permits.action);
    };
    const look = { name: 'Acme', environment: 'other', colour: 'teal' } as const;
    const { id: deploymentId } = await store.must('deployment.connect', {
      ...{ url: front.url, token: twin.ownerToken },
      ...look,
    });
    await store.must('sync.start', { deploymentId });
    const userIds = twin
      .dump()
      .members.filter(({ organization, roles }) => organization === 'coder' && roles.length === 0)
      .slice(1, 1 + PEOPLE)
      .map(({ userId }) => userId);
    await store.must('draft.stage', {
      ...{ deploymentId, organizationId: twin.organizations.coder },
      who: { kind: 'people', userIds },
      intent: { kind: 'delta', add: [ROLE], remove: [] },
    });
    const { hash } = await store.must('plan.review', { deploymentId });
    listsBefore = lists();
    const { planId } = await store.must('apply.start', { deploymentId, hash });
    await store.services.engine.whenIdle(planId);
    const status = await store.must('apply.getStatus', { planId });
    return { planId, status, puts, lists: () => lists() - listsBefore };
  };

  it('is given to nobody more once it was looked at again, and only by a person who was told of it', async () => {
    const { planId, status, puts } = await giveToMany(({ puts }) => puts >= 10, 'ssh');
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(status.reason).toMatch(/permits more by now .* “deploy-lead”\.$/);
    expect(puts()).toBeLessThan(PEOPLE);
    const given = puts();
    main.state.approves = false;
    main.asked.length = 0;
    expect(await store.call('apply.resume', { planId })).toMatchObject({
      ok: false,
      failure: { code: 'not-approved' },
    });
    expect(JSON.stringify(main.asked.find(({ ask }) => ask === 'approve'))).toMatch(
      /lets people .*workspace/,
    );
    expect(puts()).toBe(given);
    main.state.approves = true;
    await store.must('apply.resume', { planId });
    await store.services.engine.whenIdle(planId);
    expect(await store.must('apply.getStatus', { planId })).toMatchObject({ state: 'closed' });
    expect(puts()).toBe(PEOPLE);
  });

  it('is given to nobody when it got it right after it was approved', async () => {
    const { status, puts } = await giveToMany(({ lists }) => lists > 2, 'ssh');
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(puts()).toBe(0);
  });

  it('is given on when it stays as it was, and its list is not read once per person', async () => {
    const { status, puts, lists } = await giveToMany(({ puts }) => puts >= 10, 'read');
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
    expect(puts()).toBe(PEOPLE);
    expect(lists()).toBeLessThan(PEOPLE / 4);
  });
});
