import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { memberPage, userPage } from '#electron/store/remote/table/shape/people.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

const BOT = 'ci-bot';
const AUDITOR = 'organization-auditor';

const setUp = async () => {
  const twin: Twin = await startTwin({ members: 60, seed: 7, generation: '2.35' });
  // A second one: what is empty must not make two people one.
  twin.edit.createUser({ username: 'night-bot', serviceAccount: true });
  const main = createFakeMain();
  const store = openStore(main);
  const { id: deploymentId } = await store.must('deployment.connect', {
    ...{ url: twin.url, token: twin.ownerToken },
    ...{ name: 'Acme', environment: 'staging', colour: 'blue' },
  });
  await store.must('sync.start', { deploymentId });
  const organizations = await store.must('organization.list', { deploymentId });
  const organizationId = organizations.find(({ isDefault }) => isDefault)?.id ?? '';
  const scope = { deploymentId, organizationId };
  const list = async (over: object = {}) =>
    (
      await store.must('member.list', {
        ...scope,
        filter: NO_FILTER,
        sort: DEFAULT_SORT,
        offset: 0,
        limit: 200,
        ...over,
      })
    ).rows;
  const bots = (await list()).filter(({ email }) => email === '');
  return { twin, main, store, deploymentId, scope, list, bots };
};

const ID = '10000000-0000-4000-8000-000000000001';

describe.each([
  ['empty', { email: '' }],
  ['null', { email: null }],
  ['not there', {}],
])('an e-mail address that is %s', (_, email) => {
  it('is read as none, in a list of members and in one of users, with all else', () => {
    const row = { ...email, username: BOT, roles: [] };
    const person = { userId: ID, username: BOT, email: '' };
    const members = memberPage.safeParse({
      members: [{ ...row, user_id: ID, organization_id: ID }],
      count: 1,
    });
    expect(members).toMatchObject({ success: true, data: { members: [{ member: person }] } });
    const users = userPage.safeParse({ users: [{ ...row, id: ID }], count: 1 });
    expect(users).toMatchObject({ success: true, data: { users: [person] } });
    for (const read of [members, users]) expect(JSON.stringify(read)).not.toContain('unreadable');
  });
});

describe('people without an e-mail address', () => {
  let made: Awaited<ReturnType<typeof setUp>>;
  beforeEach(async () => {
    made = await setUp();
  });
  afterEach(async () => {
    await made.store.dispose();
    await made.twin.close();
  });

  it('are read, shown, sorted, searched and counted like everybody', async () => {
    const { store, scope, list, bots } = made;
    expect(bots.map(({ username }) => username)).toEqual([BOT, 'night-bot']);
    for (const { userId, username } of bots) {
      const found = await store.must('member.find', { ...scope, userId });
      expect(found?.member).toMatchObject({ username, email: '' });
    }
    const all = (await list()).length;
    for (const direction of ['asc', 'desc'] as const) {
      const sorted = await list({ sort: { column: 'email', direction } });
      expect(sorted).toHaveLength(all);
      // Who has none has no place among addresses: after all of them, whichever way they run.
      expect(sorted.slice(-2).map(({ username }) => username)).toEqual([BOT, 'night-bot']);
    }
    const typed = await list({ filter: { ...NO_FILTER, text: BOT } });
    expect(typed.map(({ username }) => username)).toEqual([BOT]);
  });

  it('are found by a pasted list by what they have, and by nothing where a cell is empty', async () => {
    const { store, scope, bots } = made;
    const [bot] = bots;
    for (const text of [
      `username,email,name\n${BOT},,\n`,
      `user_id,username,email\n${bot?.userId},,\n`,
      `username\temail\n${BOT}\t–\n`,
      `username;email\n${BOT};n/a\n`,
      `${BOT}`,
    ]) {
      await store.must('paste.putText', { ...scope, pasteId: 'p', at: 0, pieces: [text], isLast: true });
      const rows = await store.must('paste.listRows', {
        ...scope,
        pasteId: 'p',
        part: 'found',
        offset: 0,
        limit: 9,
      });
      expect(rows?.rows, text).toMatchObject([{ username: BOT, email: '' }]);
    }
    const empty = 'email,name\n,\n–,\nn/a,\n';
    await store.must('paste.putText', { ...scope, pasteId: 'q', at: 0, pieces: [empty], isLast: true });
    for (const part of ['found', 'several'] as const)
      expect(
        (await store.must('paste.listRows', { ...scope, pasteId: 'q', part, offset: 0, limit: 9 }))?.all,
      ).toBe(0);
  });

  it('are copied, staged, planned, applied, exported and put into plan files', async () => {
    const { twin, main, store, deploymentId, scope, bots } = made;
    const userIds = bots.map(({ userId }) => userId);
    const list = { ...scope, filter: NO_FILTER, sort: DEFAULT_SORT };
    await store.must('selection.change', { ...list, change: { kind: 'only', ids: userIds } });
    const emails = await store.must('selection.listField', { ...scope, field: 'email', offset: 0, limit: 9 });
    expect(emails).toEqual({ selected: 2, values: ['', ''] });
    const intent = { kind: 'delta', add: [AUDITOR], remove: [] } as const;
    await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
    const { hash, willSucceed } = await store.must('plan.review', { deploymentId });
    expect(willSucceed).toBe(2);
    const people = await store.must('plan.listPeople', {
      ...{ deploymentId, shapeId: null, verdict: null, offset: 0, limit: 9 },
    });
    expect(people.rows.map(({ username, email }) => [username, email])).toEqual([
      [BOT, ''],
      ['night-bot', ''],
    ]);
    await store.must('plan.export', { deploymentId, hash });
    const [planFile] = main.files;
    for (const { username } of bots) expect(planFile?.content).toContain(username);
    main.state.picks = { fileName: 'plan.json', content: planFile?.content ?? '' };
    const opened = await store.must('plan.open', { file: 'choose', ifStaged: 'discard' });
    expect(opened).toMatchObject({ staged: 2, unknown: 0, renamed: 0 });
    const again = await store.must('plan.review', { deploymentId });
    const { planId } = await store.must('apply.start', { deploymentId, hash: again.hash });
    for (;;) {
      const status = await store.must('apply.getStatus', { planId });
      if (status.state !== 'closed') await new Promise((resolve) => setTimeout(resolve, 20));
      else {
        expect(status).toMatchObject({ counts: { applied: 2 }, verified: { confirmed: 2, different: 0 } });
        break;
      }
    }
    const held = twin
      .dump()
      .members.filter(({ userId, roles }) => userIds.includes(userId as never) && roles.includes(AUDITOR));
    expect(held).toHaveLength(2);
    for (const format of ['csv', 'json'] as const) {
      await store.must('apply.export', { planId, format });
      const { content } = main.files.at(-1) ?? { content: '' };
      for (const { userId, username } of bots)
        if (format === 'csv') expect(content).toContain(`${userId},${username},,${scope.organizationId}`);
        else
          expect(JSON.parse(content).changes).toContainEqual(
            expect.objectContaining({ userId, username, email: '' }),
          );
    }
  });
});
