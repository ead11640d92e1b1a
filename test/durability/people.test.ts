import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { sql } from '#electron/store/db/sql.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { findInFolder, toDisguises } from '#test/e2e/base/canary.ts';
import { startFront } from '#test/kit/front.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

const PEOPLE = 1_000;
const APPLIED = 60;
const REFUSED = 3;
const LOOK = { name: 'Acme', environment: 'other', colour: 'teal' } as const;
const ADD = { kind: 'delta', add: ['organization-auditor'], remove: [] } as const;
/** In each of the fields of each of the people, so that one look finds any of them. */
const MARK = { username: 'qvyxusr', first: 'Qvyxfirst', last: 'Qvyxlast' } as const;
const NEEDLES = [...Object.values(MARK), ...Object.values(MARK).map((mark) => mark.toLowerCase())];
const needles = [...new Set(NEEDLES)].flatMap(toDisguises);

let twin: Twin;
let front: Awaited<ReturnType<typeof startFront>>;
let store: ReturnType<typeof openStore>;
const main = createFakeMain();
let userIds: readonly string[] = [];

beforeEach(async () => {
  twin = await startTwin({ members: 60, seed: 3, generation: '2.35', rateLimit: false });
  userIds = Array.from({ length: PEOPLE }, (_, at) =>
    twin.edit.createUser({
      username: `${MARK.username}${at}`,
      name: `${MARK.first}${at} ${MARK.last}${at}`,
      organization: 'coder',
    }),
  );
  front = await startFront(twin.url);
  store = openStore(main);
});
afterEach(async () => {
  await store.dispose();
  await front.close();
  await twin.close();
});

/** Everything that a person does in a day with the people of a list, with a server that names them in its refusals. */
const work = async (): Promise<void> => {
  const { id: deploymentId } = await store.must('deployment.connect', {
    url: front.url,
    token: twin.ownerToken,
    ...LOOK,
  });
  await store.must('sync.start', { deploymentId });
  const scope = { deploymentId, organizationId: twin.organizations.coder };
  const list = { ...scope, filter: { ...NO_FILTER, text: MARK.first }, sort: DEFAULT_SORT };
  const found = await store.must('member.list', { ...list, offset: 0, limit: 200 });
  expect(found.matching).toBe(PEOPLE);
  await store.must('view.save', { ...list, name: `All of ${MARK.last}` });
  await store.must('selection.change', { ...list, change: { kind: 'add-matching' } });
  await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent: ADD });
  await store.must('draft.undo', { deploymentId });
  // Not all of them are applied, which would take a minute of a test.
  const change = { kind: 'only', ids: userIds.slice(0, APPLIED) } as const;
  await store.must('selection.change', { ...list, change });
  await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent: ADD });
  const one = { kind: 'people' as const, userIds: userIds.slice(0, 1) };
  const alone = { kind: 'delta', add: ['organization-template-admin'], remove: [] } as const;
  await store.must('draft.stage', { ...scope, who: one, intent: alone });
  await store.must('draft.undo', { deploymentId });
  front.state.refusalOf = (call) => {
    const named = userIds
      .slice(0, REFUSED)
      .findIndex((userId) => call.includes(userId) && call.startsWith('PUT'));
    const who = `${MARK.username}${named} (${MARK.first}${named} ${MARK.last}${named} <${MARK.username}@corp.example>)`;
    return named === -1 ? null : `Seat limit reached for user ${who}.`;
  };
  const { hash: toSave } = await store.must('plan.review', { deploymentId });
  await store.must('plan.export', { deploymentId, hash: toSave, note: `For ${MARK.first}` });
  const [saved] = main.files.filter(({ name }) => name.endsWith('.json'));
  main.state.picks = { fileName: `${MARK.username}.json`, content: saved?.content ?? '' };
  expect(await store.must('plan.open', { file: 'choose', ifStaged: 'discard' })).toMatchObject({
    fileName: `${MARK.username}.json`,
    staged: APPLIED,
  });
  const { hash, guards } = await store.must('plan.review', { deploymentId });
  const reasons = Object.fromEntries(guards.map(({ code }) => [code, 'It is so wanted.']));
  const { planId } = await store.must('apply.start', { deploymentId, hash, reasons, typedName: LOOK.name });
  await store.services.engine.whenIdle(planId);
  expect(await store.must('apply.getStatus', { planId })).toMatchObject({ state: 'closed' });
  // A refresh follows the end of an apply.
  await vi.waitFor(async () =>
    expect(await store.must('sync.getStatus', { deploymentId })).toMatchObject({ state: 'idle' }),
  );
  await store.must('deployment.signOut', { id: deploymentId });
};

it('leaves no name, username or e-mail of 1,000 people in any file of the profile or line of the log', async () => {
  await work();
  const messages = store.data.journal.read.all<{ message: string }>(
    sql`SELECT message FROM change WHERE state = 'failed'`,
  );
  expect(messages).toHaveLength(REFUSED);
  expect(new Set(messages.map(({ message }) => message))).toEqual(
    new Set(['The server turned the change down (409): Seat limit reached for user ….']),
  );
  await store.data.journal.backUp(Date.now());
  const said = Buffer.from(JSON.stringify(store.lines));
  expect(needles.filter((one) => said.includes(one)).map(String)).toEqual([]);
  // While it runs, with the logs of the databases beside them, and after the end.
  expect(findInFolder(store.profileDir, needles)).toEqual([]);
  await store.close();
  expect(findInFolder(store.profileDir, needles)).toEqual([]);
});

it('finds a name that is there, in each disguise', async () => {
  for (const one of needles) expect(findInFolder(store.profileDir, needles, one)).toContain('planted');
});
