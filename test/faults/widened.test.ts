import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import { DEFAULT_LIMITS } from '#electron/store/change/apply/types.ts';
import { findApprovedRoles } from '#electron/store/db/journal/approved-roles.ts';
import { systemClock } from '#electron/store/root/clock.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';
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

/** What a server answers to somebody who may not see its roles. */
const HIDDEN = { status: 403, body: JSON.stringify({ message: 'Forbidden.' }) };

type Listed = { readonly name: string; organization_permissions: unknown };

/** What the server lists for the role from now on, as "workspace:read"; null: it has no such role. */
const list = (body: string, permits: string | null): string => {
  const roles: readonly Listed[] = JSON.parse(body);
  const [resource_type, action] = permits?.split(':') ?? [];
  for (const role of roles)
    if (role.name === ROLE) role.organization_permissions = [{ negate: false, resource_type, action }];
  return JSON.stringify(roles.filter(({ name }) => name !== ROLE || permits !== null));
};

describe('a role that gets more power on the server after the refresh', () => {
  it('is not given without a person who was told of it', async () => {
    const twin = await startTwin({ members: 120, seed: 1, generation: '2.35', rateLimit: false });
    const front = await startMasked(twin.url);
    open.push(twin, front);
    const permits = { now: 'workspace:read' };
    front.state.mask = (call, passing) => {
      if (isRoleList(call)) passing.body = list(passing.body, permits.now);
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
    permits.now = 'workspace:ssh';
    main.state.approves = false;
    main.asked.length = 0;
    const reply = await store.call('apply.start', { deploymentId, hash });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'not-approved' } });
    const question = main.asked.find(({ ask }) => ask === 'approve');
    expect(JSON.stringify(question)).toMatch(/lets people .*workspace/);
    expect(front.seen.filter((call) => call.startsWith('PUT'))).toEqual([]);
    permits.now = 'workspace:read';
    const { planId } = await store.must('apply.start', { deploymentId, hash });
    await store.services.engine.whenIdle(planId);
    expect(front.seen.filter((call) => call.startsWith('PUT'))).toHaveLength(1);
  });
});

describe('a role that gets more power on the server while it is given to many', () => {
  const PEOPLE = 100;
  type Seen = { readonly puts: number; readonly lists: number };
  /** Stages the role for many, and gives the way to start that. `permits.now` null: there is no such role; hidden: no list. */
  const stageForMany = async () => {
    const twin = await startTwin({ members: 300, seed: 1, generation: '2.35', rateLimit: false });
    const front = await startMasked(twin.url);
    open.push(twin, front);
    const permits: { now: string | null | 'hidden' } = { now: 'workspace:read' };
    const puts = (): number => front.seen.filter((call) => call.startsWith('PUT')).length;
    const lists = (): number => front.seen.filter(isRoleList).length;
    const meanwhile = { run: (): void => undefined };
    front.state.mask = (call, passing) => {
      meanwhile.run();
      if (!isRoleList(call)) return;
      if (permits.now === 'hidden') Object.assign(passing, HIDDEN);
      else passing.body = list(passing.body, permits.now);
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
    const start = async (): Promise<PlanId> =>
      (await store.must('apply.start', { deploymentId, hash })).planId;
    return { permits, puts, lists, meanwhile, start };
  };
  /** How the plan stands once nothing of it is at work. */
  const standing = async (planId: PlanId) => {
    await store.services.engine.whenIdle(planId);
    return store.must('apply.getStatus', { planId });
  };
  /** Gives the role to many; others make something else of it, and time goes by, when it is time for it. */
  const giveToMany = async (isTime: (seen: Seen) => boolean, into: string) => {
    const { permits, puts, lists, meanwhile, start } = await stageForMany();
    const later = { ms: 0 };
    vi.spyOn(systemClock, 'nowMs').mockImplementation(() => Date.now() + later.ms);
    const listsBefore = lists();
    meanwhile.run = () => {
      if (!isTime({ puts: puts(), lists: lists() - listsBefore })) return;
      permits.now = into;
      later.ms = DEFAULT_LIMITS.rolesFreshMs;
    };
    const planId = await start();
    return { planId, status: await standing(planId), puts, lists: () => lists() - listsBefore };
  };
  /** Gives the role to many, and is closed in the middle of that and opened again. */
  const closeInTheMiddle = async () => {
    const whole = await stageForMany();
    let planId: PlanId | null = null;
    whole.meanwhile.run = () => {
      if (planId !== null && whole.puts() >= 10) store.services.engine.pause(planId);
    };
    planId = await whole.start();
    expect(await standing(planId)).toMatchObject({ state: 'paused', reasonCode: 'person' });
    whole.meanwhile.run = () => undefined;
    await store.close();
    store = openStore(main, store.profileDir);
    main.asked.length = 0;
    return { ...whole, planId, given: whole.puts() };
  };
  const resume = async (planId: PlanId) => {
    await store.must('apply.resume', { planId });
    return standing(planId);
  };
  const listQuestions = () => main.asked.filter(({ ask }) => ask === 'approve');

  it('is given to nobody more once it was looked at again, and only by a person who was told of it', async () => {
    const { planId, status, puts } = await giveToMany(({ puts }) => puts >= 10, 'workspace:ssh');
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
    const { status, puts } = await giveToMany(({ lists }) => lists > 2, 'workspace:ssh');
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(puts()).toBe(0);
  });

  it('is given on when it stays as it was, and its list is not read once per person', async () => {
    const { status, puts, lists } = await giveToMany(({ puts }) => puts >= 10, 'workspace:read');
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
    expect(puts()).toBe(PEOPLE);
    expect(lists()).toBeLessThan(PEOPLE / 4);
  });
  it('is held to what was approved by the next life as well, until a person was told of it', async () => {
    const { permits, puts, planId, given } = await closeInTheMiddle();
    // Nothing that a person would be asked about by itself.
    permits.now = 'template:use';
    const status = await resume(planId);
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(status.reason).toContain('“deploy-lead”');
    expect(puts()).toBe(given);
    expect(await resume(planId)).toMatchObject({ state: 'closed' });
    expect([puts(), listQuestions()]).toEqual([PEOPLE, []]);
  });

  it('is held to what a person took it for, in every life after that', async () => {
    const { permits, puts, planId, given } = await closeInTheMiddle();
    permits.now = 'template:use';
    await resume(planId);
    permits.now = 'group:read';
    expect(await resume(planId)).toMatchObject({ state: 'closed' });
    expect(puts()).toBeGreaterThan(given);
    expect(
      findApprovedRoles(store.data.journal.read, planId)?.roles.map(({ known }) =>
        known?.permissions?.organization.map(({ resourceType, action }) => `${resourceType}:${action}`),
      ),
    ).toEqual([['workspace:read'], ['group:read']]);
  });

  it('does not stop a plan twice when the question about going on told of it', async () => {
    const { permits, puts, planId } = await closeInTheMiddle();
    permits.now = 'workspace:ssh';
    expect(await resume(planId)).toMatchObject({ state: 'closed' });
    expect([puts(), listQuestions().length]).toEqual([PEOPLE, 1]);
  });

  it('is given on by the next life when it stays as it was', async () => {
    const { puts, planId } = await closeInTheMiddle();
    expect(await resume(planId)).toMatchObject({ state: 'closed' });
    expect([puts(), listQuestions()]).toEqual([PEOPLE, []]);
  });

  it('counts as more when it was not there, and others made one of that name', async () => {
    const { permits, puts, lists, meanwhile, start } = await stageForMany();
    permits.now = null;
    const listsBefore = lists();
    meanwhile.run = () => {
      if (lists() - listsBefore > 2) permits.now = 'workspace:read';
    };
    expect(await standing(await start())).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(puts()).toBe(0);
  });

  it('is given to nobody more while the list of roles may not be read any more', async () => {
    const { permits, puts, planId, given } = await closeInTheMiddle();
    permits.now = 'hidden';
    const status = await resume(planId);
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'roles-hidden' });
    expect(status.reason).toMatch(/^The list of roles may not be read any more/);
    expect(puts()).toBe(given);
    permits.now = 'workspace:read';
    expect(await resume(planId)).toMatchObject({ state: 'closed' });
    expect([puts(), listQuestions()]).toEqual([PEOPLE, []]);
  });
});
