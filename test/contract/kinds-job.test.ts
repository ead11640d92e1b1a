import { afterEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Input } from '#shared/contract/index.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { organizationIdSchema } from '#shared/model/organization-schema.ts';
import { EXISTS, MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import { connectTwin, createFakeMain, openStore } from '#test/kit/store.ts';

type Store = ReturnType<typeof openStore>;
const open: { store?: Store; twin?: Twin } = {};
afterEach(async () => {
  await open.store?.dispose();
  await open.twin?.close();
});

const delta = (add: readonly string[], remove: readonly string[] = []) =>
  ({ kind: 'delta', add, remove }) as const;

const setUp = async (
  generation: '2.24' | '2.31' | '2.35',
  prepare: (twin: Twin) => void = () => undefined,
) => {
  const twin = await startTwin({ members: 60, seed: 8, generation });
  prepare(twin);
  const user = (username: string, more: object = {}): string =>
    twin.edit.createUser({ username, loginType: 'password', ...more });
  const people = {
    outsider: user('outsider', { organization: null }),
    leaver: user('leaver'),
    sleeper: user('sleeper'),
    back: user('back', { status: 'suspended' }),
    boss: user('boss'),
  };
  twin.edit.setRoles(people.leaver, ['organization-auditor', 'organization-template-admin']);
  twin.edit.putRole({ name: 'old-role' });
  const store = openStore(createFakeMain());
  Object.assign(open, { twin, store });
  const deploymentId = await connectTwin(store, twin);
  const organizationId = organizationIdSchema.parse(twin.organizations.coder);
  const stage = (order: Omit<Input<'draft.stage'>, 'deploymentId' | 'organizationId'>) =>
    store.must('draft.stage', { deploymentId, organizationId, ...order });
  const one = (userId: string) => ({ kind: 'people', userIds: [userId] }) as const;
  return { twin, store, deploymentId, organizationId, people, stage, one };
};

/** The licence is asked for in the background when a review first needs it. */
const reviewKnowing = async (store: Store, deploymentId: string) => {
  for (let tries = 0; ; tries += 1) {
    const review = await store.must('plan.review', { deploymentId });
    if (tries > 100 || !review.issues.some(({ code }) => code === 'not-licensed')) return review;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const apply = async (store: Store, deploymentId: string) => {
  const review = await reviewKnowing(store, deploymentId);
  const reasons = Object.fromEntries(review.guards.map(({ code }) => [code, 'this is a test of everything']));
  const { planId } = await store.must('apply.start', { deploymentId, hash: review.hash, reasons });
  for (;;) {
    const status = await store.must('apply.getStatus', { planId });
    if (status.state === 'closed' || status.state === 'needs-review') return { review, planId, status };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Copies the server as it is now: the copy that follows an apply may have looked before the others did anything. */
const copyNow = async (store: Store, deploymentId: DeploymentId): Promise<void> => {
  await store.services.sync.whenIdle(deploymentId);
  await store.call('sync.start', { deploymentId });
  await store.services.sync.whenIdle(deploymentId);
};

describe.each(['2.24', '2.31', '2.35'] as const)('every kind of change against a %s server', (generation) => {
  it('is staged, reviewed, applied, verified and taken back', async () => {
    const { twin, store, deploymentId, organizationId, people, stage, one } = await setUp(generation);
    const before = twin.dump();
    const role = (roleName: string) => ({
      kind: 'subjects' as const,
      subjects: [roleSubject(organizationId, roleName)],
    });
    const words = [EXISTS, 'display:Support', 'org:workspace:read'];
    await stage({ kind: 'custom-role', who: role('support'), intent: { kind: 'exactly', roles: words } });
    await stage({ kind: 'custom-role', who: role('old-role'), intent: { kind: 'exactly', roles: [] } });
    const added = await stage({
      kind: 'membership',
      who: one(people.outsider),
      intent: delta([MEMBER]),
      withRoles: ['support'],
    });
    expect(added).toEqual({ people: 2, changing: 2, waiting: 0 });
    await stage({ kind: 'membership', who: one(people.leaver), intent: delta([], [MEMBER]) });
    await stage({ kind: 'user-status', who: one(people.sleeper), intent: delta([SUSPENDED]) });
    await stage({ kind: 'user-status', who: one(people.back), intent: delta([], [SUSPENDED]) });
    await stage({ kind: 'site-roles', who: one(people.boss), intent: delta(['template-admin']) });
    const summary = await store.must('draft.getSummary', { deploymentId });
    expect(summary).toMatchObject({ people: 8, unchanged: 0, conflicts: 0 });
    expect(Object.fromEntries(summary.kinds.map(({ kind, changes }) => [kind, changes]))).toEqual({
      'member-roles': 1,
      'site-roles': 1,
      membership: 2,
      'user-status': 2,
      'custom-role': 2,
    });

    const { review, planId, status } = await apply(store, deploymentId);
    expect(review.issues.filter(({ verdict }) => verdict !== 'will-succeed')).toEqual([]);
    expect(status).toMatchObject({
      state: 'closed',
      counts: { applied: 8 },
      verified: { confirmed: 8, different: 0 },
    });
    const after = twin.dump();
    const member = (id: string) =>
      after.members.find((row) => row.userId === id && row.organization === 'coder');
    const user = (id: string) => after.users.find((row) => row.id === id);
    expect(member(people.outsider)?.roles).toEqual(['support']);
    expect(member(people.leaver)).toBeUndefined();
    expect([user(people.sleeper)?.status, user(people.back)?.status]).toEqual(['suspended', 'active']);
    expect(user(people.boss)?.roles).toEqual(['template-admin']);
    expect(after.customRoles.map(({ name }) => name)).toContain('support');
    expect(after.customRoles.map(({ name }) => name)).not.toContain('old-role');

    const undone = await store.must('apply.undo', { planId });
    expect(undone).toMatchObject({ people: 8, leftAlone: 0, alreadyBack: 0, cannot: [] });
    expect(undone.notRestored).toHaveLength(1);
    expect(undone.givenBack).toEqual(['“old-role” is made again; nobody held it when it was deleted.']);
    const second = await apply(store, deploymentId);
    expect(second.status.counts).toMatchObject({ refused: 0, conflict: 0, skipped: 0, unknown: 0 });
    const stamps = ({ members, users, customRoles }: ReturnType<Twin['dump']>) => ({
      members,
      users,
      customRoles,
    });
    expect(stamps(twin.dump())).toEqual(stamps(before));
  });
});

describe('taking back what others have touched', () => {
  it('leaves that alone, and says who is gone', async () => {
    const { twin, store, deploymentId, organizationId, people, stage, one } = await setUp('2.35');
    await stage({ who: one(people.boss), intent: delta(['organization-auditor']) });
    await stage({ who: one(people.sleeper), intent: delta(['organization-auditor']) });
    await stage({ kind: 'site-roles', who: one(people.boss), intent: delta(['auditor']) });
    await stage({ kind: 'user-status', who: one(people.leaver), intent: delta([SUSPENDED]) });
    const { planId } = await apply(store, deploymentId);
    twin.edit.removeMember(people.sleeper);
    twin.edit.setStatus(people.leaver, 'active');
    await copyNow(store, deploymentId);
    const undone = await store.must('apply.undo', { planId });
    expect(undone).toMatchObject({
      people: 2,
      leftAlone: 0,
      alreadyBack: 1,
      cannot: [{ code: 'member-gone', count: 1 }],
    });
    expect(organizationId).not.toBe('');
  });

  it('does not undo a role that somebody has edited since', async () => {
    const { twin, store, deploymentId, organizationId, stage } = await setUp('2.35');
    const who = { kind: 'subjects' as const, subjects: [roleSubject(organizationId, 'support')] };
    await stage({
      kind: 'custom-role',
      who,
      intent: { kind: 'exactly', roles: [EXISTS, 'org:workspace:read'] },
    });
    const { planId } = await apply(store, deploymentId);
    twin.edit.putRole({
      name: 'support',
      permissions: [
        { negate: false, resource_type: 'workspace', action: 'read' },
        { negate: false, resource_type: 'workspace', action: 'stop' },
      ],
    });
    await copyNow(store, deploymentId);
    const undone = await store.call('apply.undo', { planId });
    expect(undone).toMatchObject({ ok: false, failure: { code: 'nothing-to-undo' } });
    expect(undone.ok ? '' : undone.failure.message).toContain('1 changed since by others');
  });
});

describe('before somebody is removed', () => {
  it('the roles and staged changes that go with them are counted', async () => {
    const { store, deploymentId, organizationId, people, stage, one } = await setUp('2.35');
    await stage({ who: one(people.leaver), intent: delta(['organization-user-admin']) });
    const asked = {
      deploymentId,
      organizationId,
      who: { kind: 'people', userIds: [people.leaver, people.boss] },
    } as const;
    expect(await store.must('draft.getConsequences', asked)).toMatchObject({
      people: 2,
      roles: [
        { role: 'organization-auditor', count: 1 },
        { role: 'organization-template-admin', count: 1 },
      ],
      staged: 1,
      onlyHere: 2,
      includesSelf: false,
    });
    await stage({ kind: 'membership', who: one(people.leaver), intent: delta([], [MEMBER]) });
    const summary = await store.must('draft.getSummary', { deploymentId });
    expect(summary.kinds).toMatchObject([{ kind: 'membership', changes: 1 }]);
  });
});

describe('what the server would refuse', () => {
  it('is foretold for every kind, with the cause', async () => {
    const { twin, store, deploymentId, organizationId, people, stage, one } = await setUp('2.35');
    const self = await store.must('deployment.list', {});
    const me = self[0]?.actor?.userId ?? '';
    twin.edit.setSiteRoles(people.boss, ['owner']);
    await store.must('sync.start', { deploymentId });
    await stage({ kind: 'membership', who: one(me), intent: delta([], [MEMBER]) });
    await stage({ kind: 'user-status', who: one(me), intent: delta([SUSPENDED]) });
    await stage({ kind: 'user-status', who: one(people.boss), intent: delta([SUSPENDED]) });
    await stage({ kind: 'site-roles', who: one(me), intent: delta(['auditor']) });
    const role = (roleName: string, ...permissions: readonly string[]) =>
      stage({
        kind: 'custom-role',
        who: { kind: 'subjects', subjects: [roleSubject(organizationId, roleName)] },
        intent: { kind: 'exactly', roles: [EXISTS, ...permissions] },
      });
    await role('Not A Name');
    await role('organization-member');
    await role('wild', 'org:workspace:*');
    await role('mine', 'member:workspace:read');
    await stage({
      kind: 'custom-role',
      who: { kind: 'subjects', subjects: [roleSubject(organizationId, 'old-role')] },
      intent: { kind: 'exactly', roles: [] },
    });
    await stage({ who: one(people.leaver), intent: delta(['old-role']) });
    const review = await reviewKnowing(store, deploymentId);
    const codes = Object.fromEntries(
      review.issues.map(({ code, people: count, verdict }) => [code, [verdict, count]]),
    );
    const no = 'will-be-refused';
    expect(codes).toEqual({
      'own-membership': [no, 1],
      'own-status': [no, 1],
      'own-roles': [no, 1],
      'owner-suspension': [no, 1],
      'role-name-invalid': [no, 1],
      'role-name-reserved': [no, 1],
      'permission-not-allowed': [no, 2],
      'role-deleted-here': [no, 1],
    });
    const { status } = await apply(store, deploymentId);
    // The deletion, and the one that the plan itself made pointless: the server has nothing against it.
    expect(status.counts).toMatchObject({ applied: 2, refused: 8 });
  });
});

describe('organization sync with an identity provider', () => {
  it('is read, and who cannot be added is foreseen: every prediction is right', async () => {
    const { twin, store, deploymentId, people, stage } = await setUp('2.35', (made) => {
      made.edit.createUser({ username: 'sso-outsider', loginType: 'oidc', organization: null });
      made.edit.configure({ organizationSyncField: 'groups' });
    });
    const sso = twin.dump().users.find(({ username }) => username === 'sso-outsider')?.id ?? '';
    const who = { kind: 'people', userIds: [sso, people.outsider] } as const;
    await stage({ kind: 'membership', who, intent: delta([MEMBER]) });
    const { review, planId, status } = await apply(store, deploymentId);
    expect(review.issues).toMatchObject([{ code: 'idp-membership', verdict: 'will-be-refused', people: 1 }]);
    expect(status.counts).toMatchObject({ applied: 1, refused: 1 });
    expect(await store.must('apply.getScore', { planId })).toMatchObject({ predicted: 2, right: 2 });
  });
});
