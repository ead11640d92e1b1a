import { afterEach, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { connectTwin, createFakeMain, openStore } from '#test/kit/store.ts';

type Store = ReturnType<typeof openStore>;
const open: { store?: Store; twin?: Twin } = {};
afterEach(async () => {
  await open.store?.dispose();
  await open.twin?.close();
});

const sort = { column: 'username', direction: 'asc' } as const;
const role = 'organization-template-admin';

const until = async (store: Store, planId: string, states: readonly string[]) => {
  for (;;) {
    const status = await store.must('apply.getStatus', { planId });
    if (states.includes(status.state)) return status;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

/** Stages one role for everybody without roles, then lets the server learn a rule that the copy knows nothing of. */
const setUp = async () => {
  const twin = await startTwin({ members: 120, seed: 7, generation: '2.35' });
  const store = openStore(createFakeMain());
  Object.assign(open, { twin, store });
  const deploymentId = await connectTwin(store, twin);
  const organizationId = twin.organizations.coder as OrganizationId;
  const scope = { deploymentId, organizationId };
  const filter = { ...NO_FILTER, noRole: true, statuses: ['active'] };
  await store.must('selection.change', { ...scope, filter, sort, change: { kind: 'add-matching' } });
  const intent = { kind: 'delta', add: [role], remove: [] } as const;
  await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
  // One's own row would be refused, as the review says.
  const first = await store.must('plan.review', { deploymentId });
  await store.must('plan.rejectRefused', { deploymentId, hash: first.hash });
  const review = await store.must('plan.review', { deploymentId });
  twin.edit.setRoleSync('groups');
  const start = (waves: readonly number[] | null) =>
    store.must('apply.start', { deploymentId, hash: review.hash, waves });
  return { twin, store, deploymentId, review, start };
};

it('halts after the wave in which the server refuses what nobody foresaw; taken back, nothing is left', async () => {
  const { twin, store, deploymentId, start } = await setUp();
  const before = twin.dump();
  const { planId } = await start([10, 20]);
  const halted = await until(store, planId, ['paused', 'closed']);
  expect(halted).toMatchObject({ state: 'paused', reasonCode: 'wave-halted' });
  const { wave = 0, done = 0, untouched = 0, news = [] } = halted.waves?.halted ?? {};
  expect(news).toMatchObject([{ kind: 'refusal', code: 'idp-managed' }]);
  expect([done, untouched]).toEqual([wave === 1 ? 10 : 30, halted.people - done]);
  expect(store.notices.at(-1)).toMatchObject({ plan: { deploymentId, planId } });
  expect(store.notices.at(-1)?.title).toMatch(/halted after wave/);

  const back = await store.must('apply.takeBack', { planId });
  expect(back.people).toBe(halted.counts.applied);
  expect(await store.must('apply.getStatus', { planId })).toMatchObject({ state: 'closed' });
  const again = await store.must('plan.review', { deploymentId });
  const reasons = Object.fromEntries(again.guards.map(({ code }) => [code, 'the first wave was refused']));
  const undo = await store.must('apply.start', { deploymentId, hash: again.hash, reasons });
  await until(store, undo.planId, ['closed']);
  expect(twin.dump().members).toEqual(before.members);
});

it('goes on with what is known now, and what failed is a file that stages the same again', async () => {
  const { store, deploymentId, review, start } = await setUp();
  const { planId } = await start([10, 20]);
  const first = await until(store, planId, ['paused', 'closed']);
  expect(first.reasonCode).toBe('wave-halted');
  await store.must('apply.resume', { planId, accept: true });
  // Known now: neither a later wave nor the count of failures stops for it again.
  const end = await until(store, planId, ['closed', 'paused']);
  expect(end.state).toBe('closed');
  expect(end.audit).toMatchObject({ state: 'joined', joined: end.counts.applied, overlapped: 0 });
  const refused = end.counts.refused;
  expect(refused).toBeGreaterThan(0);

  await store.must('apply.export', { planId, format: 'csv', rows: 'failed' });
  const file = store.main.files.at(-1);
  expect(file?.name).toMatch(/^rollcall-not-done-\d+\.json$/);
  store.main.state.picks = { fileName: 'again.json', content: file?.content ?? '' };
  const opened = await store.must('plan.open', { file: 'choose', ifStaged: 'refuse' });
  expect(opened).toMatchObject({ deploymentId, staged: refused, unknown: 0, renamed: 0 });
  const fromFile = await store.must('plan.review', { deploymentId });
  await store.must('draft.discard', { deploymentId, organizationId: null, who: { kind: 'everybody' } });
  expect((await store.must('apply.restage', { planId })).people).toBe(refused);
  const restaged = await store.must('plan.review', { deploymentId });
  expect(fromFile.hash).toBe(restaged.hash);
  expect(restaged.hash).not.toBe(review.hash);
});

it('says so when nothing failed', async () => {
  const { twin, store, start } = await setUp();
  twin.edit.setRoleSync('');
  const { planId } = await start(null);
  await until(store, planId, ['closed']);
  const saved = await store.call('apply.export', { planId, format: 'json', rows: 'failed' });
  expect(saved).toMatchObject({ ok: false, failure: { code: 'nothing-failed' } });
});
