import { afterEach, expect, it } from 'vitest';
import { openReviewRig, type Rig } from '#test/kit/review-rig.ts';

const open: { rig?: Rig } = {};
afterEach(() => open.rig?.close());

type Role = { readonly displayName?: string; readonly permissions: readonly string[] };

/** Deletes a role, stages the undo, which has all words of the role, saves that, and opens what was saved. */
const openSavedUndo = async ({ displayName = '', permissions }: Role): Promise<string> => {
  const rig = await openReviewRig();
  open.rig = rig;
  const { twin, store, deploymentId, organizationId } = rig;
  twin.edit.putRole({
    ...{ name: 'everything', displayName },
    permissions: permissions.map((resource_type) => ({ negate: false, resource_type, action: 'read' })),
  });
  await store.must('sync.start', { deploymentId });
  await store.must('draft.stage', {
    ...{ deploymentId, organizationId, kind: 'custom-role', intent: { kind: 'exactly', roles: [] } },
    who: {
      kind: 'subjects',
      subjects: [{ kind: 'custom-role', organizationId, roleName: 'everything' }],
    },
  });
  const { hash: staged } = await rig.review();
  const { planId } = await store.must('apply.start', { deploymentId, hash: staged });
  for (;;) {
    const { state } = await store.must('apply.getStatus', { planId });
    if (state === 'closed' || state === 'needs-review') break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await store.services.sync.whenIdle(deploymentId);
  await store.must('apply.undo', { planId });
  const { hash } = await rig.review();
  await store.must('plan.export', { deploymentId, hash, note: '' });
  const content = store.main.files.find(({ name }) => name.endsWith('.json'))?.content ?? '';
  store.main.state.picks = { fileName: 'plan.json', content };
  const opened = await store.call('plan.open', { file: 'choose', ifStaged: 'discard' });
  const again = await rig.review();
  expect(again.hash).toBe(hash);
  return opened.ok ? 'ok' : `${opened.failure.code} ${opened.failure.detail}`;
};

it('opens what it saved of a role with more permissions than a person has roles', async () => {
  const permissions = Array.from({ length: 3_000 }, (_, n) => `type${n}`);
  expect(await openSavedUndo({ permissions })).toBe('ok');
});

it('opens what it saved of a role with the longest display name that a server can tell', async () => {
  expect(await openSavedUndo({ displayName: 'n'.repeat(4_096), permissions: ['template'] })).toBe('ok');
});

it('opens what it saved of a deployment and people with the longest names that a server can tell', async () => {
  const rig = await openReviewRig();
  open.rig = rig;
  const { twin, store, deploymentId } = rig;
  const [one = ''] = rig.plain;
  twin.edit.renameUser(one, 'u'.repeat(4_096));
  await store.must('sync.start', { deploymentId });
  await rig.add([one], 'organization-auditor');
  const { hash } = await rig.review();
  await store.must('plan.export', { deploymentId, hash, note: '' });
  const content = store.main.files.find(({ name }) => name.endsWith('.json'))?.content ?? '';
  store.main.state.picks = { fileName: 'plan.json', content };
  expect(await store.call('plan.open', { file: 'choose', ifStaged: 'discard' })).toMatchObject({ ok: true });
});
