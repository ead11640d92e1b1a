import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { connectTwin, createFakeMain, openStore } from '#test/kit/store.ts';

type Store = ReturnType<typeof openStore>;
let twin: Twin;
let store: Store;
let planId = '';

const sort = { column: 'username', direction: 'asc' } as const;

const untilEnded = async (): Promise<void> => {
  for (;;) {
    const { state } = await store.must('apply.getStatus', { planId });
    if (state === 'closed' || state === 'needs-review') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

beforeEach(async () => {
  twin = await startTwin({ members: 60, seed: 7, generation: '2.35' });
  store = openStore(createFakeMain());
  const deploymentId = await connectTwin(store, twin);
  const organizations = await store.must('organization.list', { deploymentId });
  const organizationId = organizations.find(({ isDefault }) => isDefault)?.id ?? '';
  const scope = { deploymentId, organizationId };
  const filter = { ...NO_FILTER, noRole: true, statuses: ['active'] };
  await store.must('selection.change', { ...scope, filter, sort, change: { kind: 'add-matching' } });
  const intent = { kind: 'delta', add: ['organization-template-admin'], remove: [] } as const;
  await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
  const { hash } = await store.must('plan.review', { deploymentId });
  ({ planId } = await store.must('apply.start', { deploymentId, hash }));
  await untilEnded();
});
afterEach(async () => {
  await store.dispose();
  await twin.close();
});

describe('the history of a plan', () => {
  it('tells every event in words and in order, a page at a time', async () => {
    const whole = await store.must('history.listEvents', { planId, offset: 0, limit: 200 });
    expect(whole.rows).toHaveLength(whole.total);
    expect(whole.rows[0]).toMatchObject({ kind: 'approve', n: null, username: '' });
    expect(whole.rows.at(-1)).toMatchObject({ kind: 'close', n: null });
    const intent = whole.rows.find(({ kind }) => kind === 'intent');
    expect(intent?.text).toBe('Found no role. About to send organization-template-admin.');
    expect(intent?.username).not.toBe('');
    expect(whole.rows.find(({ kind }) => kind === 'result')?.text).toBe('Applied. The server answered 200.');
    expect(whole.rows.filter(({ text }) => /undefined|null|\[object/.test(text))).toEqual([]);
    const page = await store.must('history.listEvents', { planId, offset: 3, limit: 4 });
    expect(page).toEqual({ total: whole.total, rows: whole.rows.slice(3, 7) });
  });

  it('refuses a plan that is not there', async () => {
    const reply = await store.call('history.listEvents', { planId: 'none', offset: 0, limit: 10 });
    expect(reply.ok ? 'ok' : reply.failure.code).toBe('unknown-plan');
  });
});

describe('the journal as evidence', () => {
  it('is said to be unbroken, in order, and copied after the plan', async () => {
    const { total } = await store.must('history.listEvents', { planId, offset: 0, limit: 1 });
    expect(await store.must('history.verify', {})).toMatchObject({
      state: 'unbroken',
      events: total,
      message: `Journal verified: ${total} events, unbroken.`,
      firstBroken: null,
    });
    const journal = await store.must('history.getJournal', {});
    expect(journal.problem).toBeNull();
    expect(journal.lastBackupAt).not.toBeNull();
  });

  it('names the first event that somebody changed', async () => {
    const raw = new BetterSqlite3(join(store.profileDir, 'store', 'journal.db'));
    raw.exec(`DROP TRIGGER event_is_written_once; UPDATE event SET wall_utc = 'later' WHERE seq = 4`);
    raw.close();
    const verified = await store.must('history.verify', {});
    expect(verified).toMatchObject({
      state: 'broken',
      events: 4,
      firstBroken: { seq: 4, planId, at: 'later' },
    });
    expect(verified.message).toMatch(/changed from outside.*Event 4 is not as it was written/);
  });

  it('has nothing to confirm while nothing happened to its file', async () => {
    await store.must('history.confirmJournal', {});
    expect((await store.must('history.getJournal', {})).problem).toBeNull();
  });
});
