import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
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
