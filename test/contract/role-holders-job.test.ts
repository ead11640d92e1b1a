import { afterEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { organizationIdSchema } from '#shared/model/organization-schema.ts';
import { connectTwin, createFakeMain, openStore } from '#test/kit/store.ts';

type Store = ReturnType<typeof openStore>;
const open: { store?: Store; twin?: Twin } = {};
afterEach(async () => {
  await open.store?.dispose();
  await open.twin?.close();
});

const ROLE = 'on-call';
const SSH = [{ negate: false, resource_type: 'workspace', action: 'ssh' }];

const setUp = async (generation: '2.24' | '2.31' | '2.35' = '2.35') => {
  const twin = await startTwin({ members: 60, seed: 8, generation });
  const [ann, bob, cat, dan] = ['ann', 'bob', 'cat', 'dan'].map((username) =>
    twin.edit.createUser({ username, loginType: 'password' }),
  ) as [string, string, string, string];
  twin.edit.putRole({ name: ROLE, displayName: 'On call', permissions: SSH });
  twin.edit.setRoles(ann, [ROLE]);
  twin.edit.setRoles(bob, [ROLE, 'organization-auditor']);
  twin.edit.setRoles(cat, [ROLE]);
  const main = createFakeMain();
  const store = openStore(main);
  Object.assign(open, { twin, store });
  const deploymentId = await connectTwin(store, twin);
  const organizationId = organizationIdSchema.parse(twin.organizations.coder);
  const copyNow = async (): Promise<void> => {
    await store.services.sync.whenIdle(deploymentId);
    await store.call('sync.start', { deploymentId });
    await store.services.sync.whenIdle(deploymentId);
  };
  const stageDeletion = () =>
    store.must('draft.stage', {
      deploymentId,
      organizationId,
      kind: 'custom-role',
      who: { kind: 'subjects', subjects: [roleSubject(organizationId, ROLE)] },
      intent: { kind: 'exactly', roles: [] },
    });
  const apply = async () => {
    await store.services.sync.whenIdle(deploymentId);
    let review = await store.must('plan.review', { deploymentId });
    // The licence is asked for in the background.
    for (
      let tries = 0;
      tries < 100 && review.issues.some(({ code }) => code === 'not-licensed');
      tries += 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      review = await store.must('plan.review', { deploymentId });
    }
    const reasons = Object.fromEntries(review.guards.map(({ code }) => [code, 'this is a test']));
    const { planId } = await store.must('apply.start', { deploymentId, hash: review.hash, reasons });
    for (;;) {
      const status = await store.must('apply.getStatus', { planId });
      if (['closed', 'needs-review', 'paused'].includes(status.state)) return { review, planId, status };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const rolesOf = (user: string): readonly string[] | undefined =>
    twin.dump().members.find((row) => row.userId === user && row.organization === 'coder')?.roles;
  const isThere = (): boolean => twin.dump().customRoles.some(({ name }) => name === ROLE);
  return {
    main,
    twin,
    store,
    deploymentId,
    organizationId,
    ann,
    bob,
    cat,
    dan,
    copyNow,
    stageDeletion,
    apply,
    rolesOf,
    isThere,
  };
};

describe.each(['2.24', '2.31', '2.35'] as const)('a role that is deleted on a %s server', (generation) => {
  it('comes back with the undo, to those who held it, whatever the copy knew of them', async () => {
    const { main, twin, store, deploymentId, ann, bob, cat, dan, stageDeletion, apply, rolesOf, isThere } =
      await setUp(generation);
    const before = twin.dump();
    await stageDeletion();
    // After the copy was made, and before the role is deleted: only a fresh read knows.
    twin.edit.setRoles(dan, [ROLE]);
    twin.edit.setRoles(cat, []);
    const { planId, status } = await apply();
    expect(JSON.stringify(main.asked)).toContain(
      'is deleted; it is held by 3 people: the undo gives it back to them.',
    );
    expect(status).toMatchObject({ state: 'closed', counts: { applied: 1 } });
    expect([isThere(), rolesOf(ann), rolesOf(dan)]).toEqual([false, [], []]);

    const undone = await store.must('apply.undo', { planId });
    expect(undone).toMatchObject({
      people: 1,
      givenBack: ['“on-call” is given back to 3 people who held it.'],
      notRestored: [],
    });
    expect((await store.must('history.getStagedUndo', { deploymentId })).undo).toMatchObject({
      givenBack: undone.givenBack,
      notRestored: [],
    });
    const second = await apply();
    expect(second.status).toMatchObject({
      state: 'closed',
      counts: { applied: 4 },
      verified: { confirmed: 4, different: 0 },
    });
    expect([ann, bob, cat, dan].map(rolesOf)).toEqual([
      [ROLE],
      [ROLE, 'organization-auditor'].sort(),
      [],
      [ROLE],
    ]);
    expect(twin.dump().customRoles).toEqual(before.customRoles);
  });
});

describe('what others did since a role was deleted', () => {
  it('stays, and who is gone is told', async () => {
    const { twin, store, ann, bob, cat, copyNow, stageDeletion, apply, rolesOf } = await setUp();
    await stageDeletion();
    const { planId } = await apply();
    twin.edit.removeMember(cat);
    twin.edit.setRoles(bob, ['organization-template-admin']);
    await copyNow();
    const undone = await store.must('apply.undo', { planId });
    expect(undone.givenBack).toEqual(['“on-call” is given back to 2 people who held it.']);
    expect(undone.notRestored).toEqual([
      '1 person who held “on-call” is no longer in the organization and does not get it back.',
    ]);
    // Between the staging and the apply too.
    twin.edit.setRoles(ann, ['organization-auditor']);
    await apply();
    expect(rolesOf(ann)).toEqual([ROLE, 'organization-auditor'].sort());
    expect(rolesOf(bob)).toEqual([ROLE, 'organization-template-admin'].sort());
    expect(rolesOf(cat)).toBeUndefined();
  });

  it('is told of a role that somebody made again as it was, and given to some', async () => {
    const { twin, store, ann, bob, cat, copyNow, stageDeletion, apply, rolesOf } = await setUp();
    await stageDeletion();
    const { planId } = await apply();
    twin.edit.putRole({ name: ROLE, displayName: 'On call', permissions: SSH });
    twin.edit.setRoles(ann, [ROLE]);
    await copyNow();
    const undone = await store.must('apply.undo', { planId });
    expect(undone).toMatchObject({ alreadyBack: 1, leftAlone: 0 });
    expect(undone.givenBack).toEqual([
      '“on-call” is given back to 2 people who held it.',
      '1 person who held “on-call” has it again already.',
    ]);
    await apply();
    expect([ann, bob, cat].map((user) => rolesOf(user)?.includes(ROLE))).toEqual([true, true, true]);
  });

  it('keeps a role of the same name with other permissions from people who never had that', async () => {
    const { twin, store, deploymentId, ann, copyNow, stageDeletion, apply, rolesOf } = await setUp();
    await stageDeletion();
    const { planId } = await apply();
    twin.edit.putRole({
      name: ROLE,
      permissions: [{ negate: false, resource_type: 'template', action: 'update' }],
    });
    await copyNow();
    expect(await store.call('apply.undo', { planId })).toMatchObject({
      ok: false,
      failure: { code: 'nothing-to-undo' },
    });
    expect((await store.must('history.getStagedUndo', { deploymentId })).undo).toBeNull();
    expect(rolesOf(ann)).toEqual([]);
  });

  it('keeps it from them as well when that comes between the staging and the apply', async () => {
    const { twin, store, ann, stageDeletion, apply, rolesOf } = await setUp();
    await stageDeletion();
    const { planId } = await apply();
    await store.must('apply.undo', { planId });
    twin.edit.putRole({
      name: ROLE,
      permissions: [{ negate: false, resource_type: 'template', action: 'update' }],
    });
    const { status } = await apply();
    expect(status.counts.applied).toBe(0);
    expect(rolesOf(ann)).toEqual([]);
  });
});

describe('a plan that deletes a role and changes somebody who holds it', () => {
  it('is taken back in both', async () => {
    const { store, deploymentId, organizationId, ann, stageDeletion, apply, rolesOf } = await setUp();
    await stageDeletion();
    await store.must('draft.stage', {
      deploymentId,
      organizationId,
      who: { kind: 'people', userIds: [ann] },
      intent: { kind: 'delta', add: ['organization-auditor'], remove: [] },
    });
    const { planId } = await apply();
    expect(rolesOf(ann)).toEqual(['organization-auditor']);
    await store.must('apply.undo', { planId });
    await apply();
    expect(rolesOf(ann)).toEqual([ROLE]);
  });
});
