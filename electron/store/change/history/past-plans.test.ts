import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { DeploymentId, OrganizationId, PlanId } from '#shared/base/brand.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { PLAN_FILTERS } from '#shared/model/plan-filter.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { connectTwin, createFakeMain, openStore } from '#test/kit/store.ts';
import { createListPlans } from './list-plans.ts';

type Store = ReturnType<typeof openStore>;
let twin: Twin;
let store: Store;
let scope: { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId };

const sort = { column: 'username', direction: 'asc' } as const;
const page = { offset: 0, limit: 50 };

const applyDraft = async (): Promise<PlanId> => {
  const { deploymentId } = scope;
  const { hash, guards } = await store.must('plan.review', { deploymentId });
  const reasons = Object.fromEntries(guards.map(({ code }) => [code, 'A test that means it.']));
  const { planId } = await store.must('apply.start', { deploymentId, hash, reasons });
  for (;;) {
    const { state } = await store.must('apply.getStatus', { planId });
    if (state === 'closed' || state === 'needs-review') return planId;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** An apply fetches the deployment again when it has ended. */
const untilRead = async (): Promise<void> => {
  const { deploymentId } = scope;
  await expect.poll(async () => (await store.must('sync.getStatus', { deploymentId })).state).toBe('idle');
};

beforeEach(async () => {
  twin = await startTwin({ members: 60, seed: 7, generation: '2.35' });
  store = openStore(createFakeMain());
  const deploymentId = await connectTwin(store, twin);
  const organizations = await store.must('organization.list', { deploymentId });
  const home = organizations.find(({ isDefault }) => isDefault);
  if (home === undefined) throw new Error('no default organization');
  scope = { deploymentId, organizationId: home.id };
  const filter = { ...NO_FILTER, noRole: true, statuses: ['active'] };
  await store.must('selection.change', { ...scope, filter, sort, change: { kind: 'add-matching' } });
  const intent = { kind: 'delta', add: ['organization-template-admin'], remove: [] } as const;
  await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
});
afterEach(async () => {
  await store.dispose();
  await twin.close();
});

describe('past plans', () => {
  it('are newest first, and an undo and what it took back name each other', async () => {
    const first = await applyDraft();
    await store.must('apply.undo', { planId: first });
    const second = await applyDraft();
    const { deploymentId } = scope;
    const all = await store.must('history.listPlans', { deploymentId, filter: 'all', ...page });
    expect(all.rows.map(({ planId, undoes, undoneBy }) => ({ planId, undoes, undoneBy }))).toEqual([
      { planId: second, undoes: first, undoneBy: null },
      { planId: first, undoes: null, undoneBy: second },
    ]);
    expect(await store.must('history.getUndoing', { planId: first })).toEqual({ undoneBy: second });
    expect(await store.must('history.getUndoing', { planId: second })).toEqual({ undoneBy: null });
    const totals = await Promise.all(
      PLAN_FILTERS.map(
        async (filter) => (await store.must('history.listPlans', { deploymentId, filter, ...page })).total,
      ),
    );
    expect(Object.fromEntries(PLAN_FILTERS.map((filter, at) => [filter, totals[at]]))).toEqual({
      all: 2,
      attention: 0,
      open: 0,
      ended: 2,
      undo: 1,
    });
    const older = await store.must('history.listPlans', { deploymentId, filter: 'all', offset: 1, limit: 1 });
    expect(older).toMatchObject({ total: 2, rows: [{ planId: first }] });
  });

  it('say what was planned, folded, and who approved it when', async () => {
    const planId = await applyDraft();
    const status = await store.must('apply.getStatus', { planId });
    const plan = await store.must('history.getPlan', { planId });
    expect(plan.shapesTotal).toBe(1);
    expect(plan.shapes).toEqual([
      {
        kind: 'member-roles',
        roleName: '',
        organizationId: scope.organizationId,
        added: ['organization-template-admin'],
        removed: [],
        changes: status.people,
      },
    ]);
    expect(plan.approvedAt).toBe(status.createdAt);
    const account = await store.must('deployment.list', {});
    expect(plan.approvedBy.username).toBe(account[0]?.actor?.username);
  });

  it('refuses a plan that is not there', async () => {
    const reply = await store.call('history.getPlan', { planId: 'none' });
    expect(reply.ok ? 'ok' : reply.failure.code).toBe('unknown-plan');
  });
});

describe('a staged undo', () => {
  it('tells what it takes back, what others changed since and keep, and what they took back themselves', async () => {
    const { deploymentId } = scope;
    expect(await store.must('history.getStagedUndo', { deploymentId })).toEqual({ undo: null });
    const planId = await applyDraft();
    const done = await store.must('apply.listChanges', { planId, outcome: 'applied', offset: 0, limit: 200 });
    await untilRead();
    const [one, two] = done.rows.map(userIdOf);
    twin.edit.setRoles(one ?? '', ['organization-template-admin', 'organization-auditor']);
    twin.edit.setRoles(two ?? '', []);
    await store.must('sync.start', { deploymentId });
    const undone = await store.must('apply.undo', { planId });
    const { undo } = await store.must('history.getStagedUndo', { deploymentId });
    expect(undo).toMatchObject({
      planId,
      isCurrent: true,
      clean: done.total - 1,
      merged: 1,
      alreadyBack: 1,
      leftAlone: 0,
      cannot: [],
    });
    expect(undo?.clean).toBe(undone.people);
    expect(
      undo?.changedSince.map((row) => ({ userId: userIdOf(row), fate: row.fate, now: row.now })),
    ).toEqual([
      { userId: one, fate: 'merged', now: ['organization-auditor', 'organization-template-admin'] },
      { userId: two, fate: 'already-back', now: [] },
    ]);
    await applyDraft();
    const roles = twin
      .dump()
      .members.find(({ userId, organization }) => userId === one && organization === 'coder');
    expect(roles?.roles).toEqual(['organization-auditor']);
  });

  it('is still one after some of it was taken out', async () => {
    const { deploymentId } = scope;
    const planId = await applyDraft();
    await store.must('apply.undo', { planId });
    const { rows } = await store.must('apply.listChanges', {
      planId,
      outcome: 'applied',
      offset: 0,
      limit: 1,
    });
    const userIds = rows.map(userIdOf);
    await store.must('draft.discard', { ...scope, who: { kind: 'people', userIds } });
    expect((await store.must('history.getStagedUndo', { deploymentId })).undo?.planId).toBe(planId);
    const again = await applyDraft();
    expect((await store.must('apply.getStatus', { planId: again })).undoes).toBe(planId);
  });
});

describe('plans that need a person', () => {
  it('are those that stand still or wait for a look, not one that is at work', async () => {
    const folder = makeFolder();
    const server = createFakeServer(30);
    const rig = openEngineRig(folder.dir, { api: server.api });
    const list = createListPlans({ journal: rig.journal.read, getStatus: rig.engine.getStatus });
    try {
      server.script.put = () => new Promise(() => undefined);
      const planId = must(await rig.engine.start(planInput(addAuditor(20))));
      expect(list(DEPLOYMENT, 'attention', page).total).toBe(0);
      expect(list(DEPLOYMENT, 'open', page).total).toBe(1);
      rig.engine.pause(planId);
      await expect
        .poll(() => list(DEPLOYMENT, 'attention', page).rows.map((row) => row.planId))
        .toEqual([planId]);
    } finally {
      await rig.engine.stop();
      rig.shut();
      folder.remove();
    }
  });
});
