import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { connectTwin, createFakeMain, openStore } from '#test/kit/store.ts';

/**
 * What a newer version of the same schema left: the journal takes any kind of change as it is, so somebody who goes back
 * a version has rows of kinds that are not known here. They are told, and everything else works.
 */
let twin: Twin;
let dir = '';
let main: ReturnType<typeof createFakeMain>;
let store: ReturnType<typeof openStore>;
let deploymentId: DeploymentId;
let organizationId: OrganizationId;
let userIds: readonly UserId[] = [];

const page = { offset: 0, limit: 50 };
const people = { ...page, sort: { column: 'username', direction: 'asc' } } as const;

beforeEach(async () => {
  twin = await startTwin({ members: 60, seed: 7, generation: '2.35', rateLimit: false });
  dir = mkdtempSync(join(tmpdir(), 'rollcall-newer-'));
  main = createFakeMain();
  store = openStore(main, dir);
  deploymentId = await connectTwin(store, twin);
  const organizations = await store.must('organization.list', { deploymentId });
  organizationId = (organizations.find(({ isDefault }) => isDefault)?.id ?? '') as OrganizationId;
  const filter = { ...NO_FILTER, noRole: true, statuses: ['active'], loginTypes: ['password'] } as const;
  const { rows } = await store.must('member.list', { deploymentId, organizationId, ...people, filter });
  userIds = rows
    .filter(({ siteRoles }) => siteRoles.length === 0)
    .slice(0, 3)
    .map(({ userId }) => userId);
  await store.must('draft.stage', {
    ...{ deploymentId, organizationId, who: { kind: 'people', userIds } },
    intent: { kind: 'delta', add: ['organization-auditor'], remove: [] },
  });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
  await twin.close();
});

/** Closes the store, lets a newer version at the journal, and opens it again. */
const between = async (work: (journal: BetterSqlite3.Database) => void): Promise<void> => {
  await store.close();
  const journal = new BetterSqlite3(join(dir, 'store', 'journal.db'));
  work(journal);
  journal.close();
  store = openStore(main, dir);
  await store.data.ready;
};
const stageNewer = () =>
  between((journal) => {
    journal.exec(`INSERT INTO draft_person (step_id, kind, organization_id, user_id, item, intent, base, rebased)
      SELECT step_id, 'group-members', organization_id, user_id, 'g 1', intent, base, rebased FROM draft_person LIMIT 1`);
  });
const apply = async (): Promise<string> => {
  const { hash } = await store.must('plan.review', { deploymentId });
  const { planId } = await store.must('apply.start', { deploymentId, hash });
  for (;;) {
    const { state } = await store.must('apply.getStatus', { planId });
    if (state === 'closed' || state === 'needs-review') break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await store.services.sync.whenIdle(deploymentId);
  return planId;
};
const codeOf = (reply: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
  reply.ok ? 'ok' : reply.failure?.code;
/** The kinds of the changes in the journal, as they are written there. */
const kindsIn = (table: 'change' | 'draft_person') => {
  const journal = new BetterSqlite3(join(dir, 'store', 'journal.db'), { readonly: true });
  const rows = journal.prepare(`SELECT DISTINCT kind, item FROM ${table} ORDER BY kind`).all();
  journal.close();
  return rows;
};
const ROWS = [
  { kind: 'group-members', item: 'g 1' },
  { kind: 'member-roles', item: '' },
];

describe('what a newer version staged', () => {
  beforeEach(stageNewer);

  it('is told as that in the review, and the rest of the deployment works', async () => {
    const review = await store.must('plan.review', { deploymentId });
    expect([review.willSucceed, review.willBeRefused, review.cannotKnow]).toEqual([3, 1, 0]);
    expect(review.issues).toMatchObject([
      { code: 'newer-version', verdict: 'will-be-refused', reason: expect.stringContaining('newer version') },
    ]);
    const { rows } = await store.must('plan.listPeople', {
      ...{ deploymentId, shapeId: null, verdict: 'will-be-refused', ...page },
    });
    expect(rows).toMatchObject([{ kind: 'unknown-kind', keptAs: 'group-members g 1' }]);
    const summary = await store.must('draft.getSummary', { deploymentId });
    expect(summary.kinds.map(({ kind, changes }) => [kind, changes])).toEqual([
      ['member-roles', 3],
      ['unknown-kind', 1],
    ]);
    for (const place of [organizationId, SITE_ORGANIZATION_ID]) {
      const list = { deploymentId, organizationId: place, ...people, filter: NO_FILTER };
      expect((await store.must('member.list', list)).rows).not.toEqual([]);
    }
  });

  it('is not saved, nor written as commands', async () => {
    const { hash } = await store.must('plan.review', { deploymentId });
    const order = { deploymentId, hash };
    expect(codeOf(await store.call('plan.export', { ...order, note: '' }))).toBe('newer-version');
    const format = 'curl' as const;
    const copied = await store.call('plan.copyCommands', { ...order, format, shapeId: null });
    expect(codeOf(copied)).toBe('newer-version');
    expect(main.files).toEqual([]);
  });

  it('is never sent, and kept as it was: its plan says why, and stages it again for no version but its own', async () => {
    const planId = await apply();
    const { rows } = await store.must('apply.listChanges', { planId, outcome: null, ...page });
    const strange = rows.filter(({ kind }) => kind === 'unknown-kind');
    expect(strange).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('newer version') }]);
    expect(rows.filter(({ outcome }) => outcome === 'applied')).toHaveLength(3);
    expect(kindsIn('change')).toEqual(ROWS);
    expect(codeOf(await store.call('apply.restage', { planId }))).toBe('newer-version');
    const failed = await store.call('apply.export', { planId, format: 'json', rows: 'failed' });
    expect(codeOf(failed)).toBe('newer-version');
  });

  it('may be discarded alone, and comes back as it was when that is undone', async () => {
    const subject = { kind: 'unknown-kind', organizationId, userId: userIds[0] ?? ('' as UserId) } as const;
    const { rows } = await store.must('plan.listPeople', {
      ...{ deploymentId, shapeId: null, verdict: 'will-be-refused', ...page },
    });
    const subjects = rows.flatMap((row) =>
      row.kind === 'unknown-kind' ? [{ ...subject, userId: row.userId, keptAs: row.keptAs }] : [],
    );
    const discarded = await store.must('draft.discard', {
      ...{ deploymentId, organizationId: null, who: { kind: 'subjects', subjects } },
    });
    expect(discarded).toEqual({ discarded: 1 });
    expect((await store.must('draft.getSummary', { deploymentId })).people).toBe(3);
    await store.must('draft.undo', { deploymentId });
    expect((await store.must('draft.getSummary', { deploymentId })).people).toBe(4);
    expect(kindsIn('draft_person')).toEqual(ROWS);
    await store.must('draft.discard', { deploymentId, organizationId: null, who: { kind: 'everybody' } });
    expect((await store.must('draft.getSummary', { deploymentId })).people).toBe(0);
  });
});

describe('what a newer version did', () => {
  it('is in the history with what is known of it, and is not taken back', async () => {
    const planId = await apply();
    await between((journal) => {
      journal.exec('DROP TRIGGER change_ends_once');
      journal.prepare(`UPDATE change SET kind = 'group-members', item = 'g 1' WHERE n = 1`).run();
    });
    const { rows } = await store.must('apply.listChanges', { planId, outcome: null, ...page });
    expect(rows.map(({ kind }) => kind)).toEqual(['unknown-kind', 'member-roles', 'member-roles']);
    for (const reply of [
      await store.call('history.getPlan', { planId }),
      await store.call('history.listEvents', { planId, ...page }),
      await store.call('history.listPlans', { deploymentId, filter: 'all', ...page }),
      await store.call('history.verify', {}),
      await store.call('apply.getScore', { planId }),
      await store.call('apply.export', { planId, format: 'csv', rows: 'all' }),
      await store.call('apply.export', { planId, format: 'json', rows: 'all' }),
    ])
      expect([codeOf(reply), store.lines.slice(-1)]).toEqual(['ok', []]);
    expect(main.files[0]?.content).toContain('group-members g 1');
    const undone = await store.must('apply.undo', { planId });
    expect(undone.people).toBe(2);
    expect(undone.cannot).toMatchObject([
      { code: 'final', count: 1, text: expect.stringContaining('newer') },
    ]);
  });
});
