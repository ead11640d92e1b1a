import { afterEach, expect, it } from 'vitest';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { openReviewRig, type Rig } from '#test/kit/review-rig.ts';

let rig: Rig | null = null;
afterEach(() => rig?.close());

const effectsOf = (of: Rig) => of.store.must('plan.getEffects', { deploymentId: of.deploymentId });

it('says in permissions what a role brings, who gets it, and what of it is risky', async () => {
  rig = await openReviewRig();
  const { store, deploymentId, plain } = rig;
  await rig.add(plain.slice(0, 3), 'organization-user-admin');
  const effects = await effectsOf(rig);
  expect(effects).toMatchObject({ gaining: 3, losing: 0, losses: [] });
  const assign = effects.gains.find(
    ({ resource, action }) => resource === 'assign_org_role' && action === 'assign',
  );
  expect(assign).toMatchObject({
    ...{ scope: 'organization', people: 3, isRisky: true },
    path: { kind: 'organization-role', label: 'Organization User Admin' },
  });
  // It also brings something on the whole site, and not what every member may do anyway.
  expect(effects.gains.find(({ scope }) => scope === 'site')).toMatchObject({
    resource: 'user',
    action: 'read',
  });
  expect(effects.gains.some(({ resource, action }) => resource === 'organization' && action === 'read')).toBe(
    false,
  );
  const of = { kind: 'line', id: assign?.id ?? '' } as const;
  const people = await store.must('plan.listEffectPeople', {
    deploymentId,
    hash: effects.hash,
    of,
    offset: 0,
    limit: 2,
  });
  expect(people.total).toBe(3);
  expect(people.rows.map(({ subject }) => subject.name)).toEqual(
    expect.arrayContaining([expect.any(String)]),
  );
  expect(people.rows).toHaveLength(2);
});

it('names changes without effect, and what covers them already', async () => {
  rig = await openReviewRig();
  const { store, deploymentId, plain, twin } = rig;
  const [boss = '', other = ''] = plain;
  twin.edit.setRoles(boss, ['organization-admin']);
  await rig.sync();
  await rig.add([boss, other], 'organization-template-admin');
  const effects = await effectsOf(rig);
  expect(effects.withoutEffect).toEqual({
    changes: 1,
    coveredBy: [{ label: 'Organization Admin', changes: 1 }],
  });
  const of = { kind: 'without-effect' } as const;
  const rows = await store.must('plan.listEffectPeople', {
    deploymentId,
    hash: effects.hash,
    of,
    offset: 0,
    limit: 9,
  });
  expect(rows.rows).toMatchObject([{ subject: { name: boss }, coveredBy: ['Organization Admin'] }]);
});

it('reads a custom role as this very plan leaves it, for its holders too', async () => {
  rig = await openReviewRig();
  const { store, deploymentId, organizationId, plain, twin } = rig;
  const [holder = ''] = plain;
  const permission = (action: string) => ({ negate: false, resource_type: 'template', action });
  twin.edit.putRole({
    name: 'deploy',
    displayName: 'Deploy',
    permissions: [permission('read'), permission('use')],
  });
  twin.edit.setRoles(holder, ['deploy']);
  await rig.sync();
  await store.must('draft.stage', {
    deploymentId,
    organizationId,
    kind: 'custom-role',
    who: { kind: 'subjects', subjects: [roleSubject(organizationId, 'deploy')] },
    intent: { kind: 'delta', add: ['org:template:update'], remove: ['org:template:use'] },
  });
  const { gains, losses, gaining, losing } = await effectsOf(rig);
  expect([gaining, losing]).toEqual([1, 1]);
  expect(gains).toMatchObject([
    { resource: 'template', action: 'update', people: 1, path: { label: 'Deploy' } },
  ]);
  expect(losses).toMatchObject([{ resource: 'template', action: 'use', people: 1 }]);
});

it('says that nothing is known of a role whose permissions the server does not list', async () => {
  rig = await openReviewRig();
  const { plain } = rig;
  await rig.add(plain.slice(0, 2), 'no-such-role');
  const effects = await effectsOf(rig);
  expect(effects.unknown).toMatchObject([{ role: 'no-such-role', people: 2 }]);
  expect(effects.withoutEffect.changes).toBe(0);
});
