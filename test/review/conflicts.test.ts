import { afterEach, expect, it } from 'vitest';
import { openReviewRig, type Rig } from '#test/kit/review-rig.ts';

let rig: Rig | null = null;
afterEach(() => rig?.close());
const A = 'organization-auditor';
const T = 'organization-template-admin';
const U = 'organization-user-admin';

/** Staged on Tuesday; on Wednesday others were faster, added something else, and took something away. */
const tuesday = async () => {
  rig = await openReviewRig();
  const { twin, add, stage, sync, plain } = rig;
  const [same = '', done = '', other = '', gone = '', more = ''] = plain;
  twin.edit.setRoles(gone, [A]);
  twin.edit.setRoles(more, [A]);
  await sync();
  await add([same, done, other], T);
  await stage([gone, more], { kind: 'delta', add: [A, T], remove: [] });
  twin.edit.setRoles(done, [T]);
  twin.edit.setRoles(other, [U]);
  twin.edit.setRoles(gone, []);
  twin.edit.setRoles(more, []);
  await sync();
  return { rig, names: { same, done, other, gone, more } };
};

it('says what became of staged work: unchanged, done by others, merged, and what needs a person', async () => {
  const { rig } = await tuesday();
  expect((await rig.review()).rebase).toEqual({
    ...{ planned: 5, asStaged: 1, already: 1, merged: 1, conflicts: 2, idle: 0 },
  });
  const { total, kinds } = await rig.store.must('plan.listConflicts', { deploymentId: rig.deploymentId });
  expect(total).toBe(2);
  expect(kinds).toMatchObject([
    { kind: 'member-roles', count: 2, words: [{ word: A, mine: 'present', theirs: 'absent' }] },
  ]);
});

it('shows base, theirs and mine, and between which refreshes it was moved', async () => {
  const { rig, names } = await tuesday();
  const { deploymentId, store } = rig;
  const page = await store.must('plan.listConflictRows', {
    deploymentId,
    kindId: null,
    offset: 0,
    limit: 50,
  });
  expect(page.rows.map(({ subject }) => subject.name).toSorted()).toEqual(
    [names.gone, names.more].toSorted(),
  );
  expect(page.rows[0]).toMatchObject({ base: [A], theirs: [], mine: [A, T] });
  expect(page.rows[0]?.moved).toMatchObject({ by: null });
  expect(Date.parse(page.rows[0]?.moved?.until ?? '')).toBeGreaterThan(
    Date.parse(page.rows[0]?.moved?.since ?? ''),
  );
});

it('holds conflicts back from the plan, and keeps them staged when the rest is applied', async () => {
  const { rig, names } = await tuesday();
  const done = await rig.apply();
  expect(done.counts).toMatchObject({ applied: 2, conflict: 0 });
  expect(rig.rolesOf(names.other)).toEqual([T, U]);
  expect(rig.rolesOf(names.gone)).toEqual([]);
  const left = await rig.review();
  expect(left.rebase).toMatchObject({ planned: 2, conflicts: 2 });
  expect(left.willSucceed).toBe(0);
});

it.each([
  ['mine', [A, T]],
  ['theirs', [T]],
  ['both', [A, T]],
] as const)('decides a whole kind with one call: %s', async (take, roles) => {
  const { rig, names } = await tuesday();
  const { deploymentId, store } = rig;
  const { hash, kinds } = await store.must('plan.listConflicts', { deploymentId });
  const which = { of: 'kind', kindId: kinds[0]?.id ?? '' } as const;
  expect(await store.must('plan.resolveConflicts', { deploymentId, hash, which, take })).toEqual({
    resolved: 2,
    left: 0,
  });
  expect((await rig.review()).rebase).toMatchObject({ conflicts: 0 });
  // The same decision again is about conflicts that are no more.
  expect(await store.call('plan.resolveConflicts', { deploymentId, hash, which, take })).toMatchObject({
    failure: { code: 'review-stale' },
  });
  await rig.apply();
  for (const name of [names.gone, names.more]) expect(rig.rolesOf(name)).toEqual(roles);
});

it('is one step that undo takes back, and a resolved one conflicts again only when theirs moves again', async () => {
  const { rig, names } = await tuesday();
  const { deploymentId, store } = rig;
  const { hash } = await store.must('plan.listConflicts', { deploymentId });
  await store.must('plan.resolveConflicts', { deploymentId, hash, which: { of: 'all' }, take: 'mine' });
  await store.must('draft.undo', { deploymentId });
  expect((await rig.review()).rebase).toMatchObject({ conflicts: 2 });
  await store.must('draft.redo', { deploymentId });
  expect((await rig.review()).rebase).toMatchObject({ conflicts: 0 });
  await rig.sync();
  expect((await rig.review()).rebase).toMatchObject({ conflicts: 0 });
  // What is live now is what the decision was made on: a later move of another role merges.
  rig.twin.edit.setRoles(names.gone, [U]);
  await rig.sync();
  expect((await rig.review()).rebase).toMatchObject({ conflicts: 0, merged: 2 });
});

it('refuses a decision about conflicts that have moved since they were shown', async () => {
  const { rig, names } = await tuesday();
  const { deploymentId, store } = rig;
  const { hash } = await store.must('plan.listConflicts', { deploymentId });
  rig.twin.edit.setRoles(names.gone, [U]);
  await rig.sync();
  const decide = { deploymentId, hash, which: { of: 'all' }, take: 'mine' } as const;
  expect(await store.call('plan.resolveConflicts', decide)).toMatchObject({
    failure: { code: 'review-stale' },
  });
  expect((await rig.review()).rebase).toMatchObject({ conflicts: 2 });
});

it('decides one person alone, and takes somebody with nothing left to do out of the draft', async () => {
  rig = await openReviewRig();
  const { twin, add, sync, store, deploymentId, plain } = rig;
  const [one = '', two = ''] = plain;
  twin.edit.setRoles(one, [A]);
  twin.edit.setRoles(two, [A]);
  await sync();
  // Already so when staged: said all the same, so that a later removal by somebody else is noticed.
  await rig.stage([one, two], { kind: 'exactly', roles: [A, T] });
  twin.edit.setRoles(one, [U]);
  twin.edit.setRoles(two, [A, T, U]);
  await sync();
  const rows = await store.must('plan.listConflictRows', {
    deploymentId,
    kindId: null,
    offset: 0,
    limit: 50,
  });
  expect(rows.total).toBe(2);
  const { hash } = await store.must('plan.listConflicts', { deploymentId });
  const row = rows.rows.find(({ subject }) => subject.name === two);
  if (row === undefined) throw new Error('Not in conflict');
  const { name: _name, organization: _organization, ...subject } = row.subject;
  const which = { of: 'one', subject } as const;
  expect(await store.must('plan.resolveConflicts', { deploymentId, hash, which, take: 'theirs' })).toEqual({
    resolved: 1,
    left: 1,
  });
  expect((await rig.review()).rebase).toMatchObject({ planned: 1, conflicts: 1 });
  await add([two], 'organization-workspace-creation-ban');
  expect((await rig.review()).rebase).toMatchObject({ planned: 2, conflicts: 1 });
});
