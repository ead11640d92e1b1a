import { afterEach, expect, it } from 'vitest';
import { openReviewRig, type Rig } from '#test/kit/review-rig.ts';

let rig: Rig | null = null;
afterEach(() => rig?.close());
const WHY = 'the project is over since May';
const A = 'organization-auditor';

it('refuses a plan without a typed reason, and keeps the reason with the plan, in the window and in the export', async () => {
  rig = await openReviewRig();
  const { store, deploymentId, plain, twin } = rig;
  const [last = ''] = plain;
  twin.edit.putRole({ name: 'deploy' });
  twin.edit.setRoles(last, ['deploy']);
  await rig.sync();
  await rig.remove([last], 'deploy');
  const { guards, hash, demands } = await rig.review();
  expect(guards).toMatchObject([{ code: 'last-holder', findings: [{ people: 1, examples: [last] }] }]);
  expect(demands).toEqual({ minReasonLength: 10, typeName: null });
  const puts = () => twin.requests.filter(({ method }) => method === 'PUT').length;
  for (const reasons of [{}, { 'last-holder': '  short   ' }, { 'many-lose': WHY }])
    expect(await store.call('apply.start', { deploymentId, hash, reasons })).toMatchObject({
      failure: { code: 'guarded', detail: 'last-holder' },
    });
  expect(puts()).toBe(0);
  const done = await rig.apply({
    reasons: { 'last-holder': `  ${WHY}  `, 'many-lose': 'not asked for at all' },
  });
  expect(done.reasons).toEqual({ 'last-holder': WHY });
  const asked = store.main.asked.filter((ask) => ask.ask === 'approve').at(-1);
  expect(asked?.reasons).toEqual([{ what: 'A role loses its last holder.', reason: WHY }]);
  await store.must('apply.export', { planId: done.planId, format: 'json' });
  expect(store.main.files.at(-1)?.content).toContain(WHY);
});

it('stops what takes from more than a quarter, and what leaves too few owners', async () => {
  rig = await openReviewRig();
  const { people, twin } = rig;
  const many = [...people.keys()].filter((name) => name !== 'admin').slice(0, 20);
  for (const name of many) twin.edit.setRoles(name, [A]);
  await rig.sync();
  await rig.remove(many, A);
  const { guards } = await rig.review();
  expect(guards.map(({ code }) => code)).toContain('many-lose');
  expect(guards.find(({ code }) => code === 'many-lose')?.findings[0]?.message).toMatch(
    /^20 people of \d+ in /,
  );
  await rig.store.must('draft.undo', { deploymentId: rig.deploymentId });
  const owners = [...rig.people.values()].filter(({ siteRoles }) => siteRoles.includes('owner'));
  const others = owners.filter(({ username }) => username !== 'admin').map(({ username }) => username);
  await rig.stage(others, { kind: 'delta', add: [], remove: ['owner'] }, 'site-roles');
  expect((await rig.review()).guards.map(({ code }) => code)).toContain('few-owners');
});

it('asks for the name of a production deployment above fifty changes, and takes no other', async () => {
  rig = await openReviewRig({ members: 1_000, environment: 'production' });
  const { store, deploymentId, plain } = rig;
  await store.must('deployment.setReadOnly', { id: deploymentId, readOnly: false });
  await rig.add(plain.slice(0, 50), A);
  expect((await rig.review()).demands.typeName).toBeNull();
  await rig.add(plain.slice(50, 51), A);
  const { hash, demands } = await rig.review();
  expect(demands.typeName).toBe('Acme');
  for (const typedName of ['', 'acme', 'Acme prod'])
    expect(await store.call('apply.start', { deploymentId, hash, typedName })).toMatchObject({
      failure: { code: 'name-needed' },
    });
  expect((await rig.apply({ typedName: ' Acme ' })).counts.applied).toBe(51);
});
