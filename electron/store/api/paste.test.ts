import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { addMembers, addOrganization, DEPLOYMENT, ORGANIZATION, userId } from '#test/builders/cache.ts';
import { openStore } from '#test/builders/store.ts';

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
const list = { ...scope, filter: NO_FILTER, sort: DEFAULT_SORT };
let store: ReturnType<typeof openStore>;
const copy = () => store.data.copies.of(DEPLOYMENT);

beforeEach(() => {
  store = openStore();
  const organization = addOrganization(copy());
  const people = Array.from({ length: 1_200 }, (_, n) => ({ n, username: `member-${n}` }));
  copy().write.transaction(() => addMembers(copy(), organization, people));
});
afterEach(() => store.dispose());

const put = (from: number, to: number) =>
  store.must('paste.put', {
    ...scope,
    pasteId: 'p1',
    at: from,
    names: Array.from({ length: to - from }, (_, n) => ({ value: `Member-${from + n}`, also: null })),
  });
const select = (keep: boolean, chosen: readonly number[] = [], pasteId = 'p1') =>
  store.call('selection.change', {
    ...list,
    change: { kind: 'pasted', pasteId, keep, chosen: chosen.map(userId) },
  });

describe('a pasted list', () => {
  it('becomes the selection, with those chosen by hand', async () => {
    await put(0, 600);
    expect(await put(600, 1_100)).toEqual({ held: 1_100 });
    expect(await store.must('paste.resolve', { ...scope, pasteId: 'p1' })).toMatchObject({ found: 1_100 });
    expect(await select(false, [1_150])).toMatchObject({ ok: true, value: { selected: 1_101 } });
  });

  it('takes the place of the selection or joins it', async () => {
    await store.must('selection.change', { ...list, change: { kind: 'only', userIds: [userId(1_199)] } });
    await put(0, 10);
    expect(await select(true)).toMatchObject({ value: { selected: 11 } });
    expect(await select(false)).toMatchObject({ value: { selected: 10 } });
  });

  it('that is not at hand leaves the selection alone and says so', async () => {
    await put(0, 10);
    await select(false);
    expect(await select(false, [], 'p2')).toMatchObject({ ok: false, failure: { code: 'paste-gone' } });
    expect(await store.must('selection.getSummary', { ...scope, filter: NO_FILTER })).toMatchObject({
      selected: 10,
    });
    expect(await store.must('paste.resolve', { ...scope, pasteId: 'p2' })).toBeNull();
  });

  it('asks the server nothing', async () => {
    await put(0, 100);
    await store.must('paste.resolve', { ...scope, pasteId: 'p1' });
    await select(false);
    expect(store.main.asked).toEqual([]);
  });

  it('is looked up again when a sync has changed the members', async () => {
    await store.must('paste.put', { ...scope, pasteId: 'p1', at: 0, names: [{ value: 'late', also: null }] });
    const ask = () => store.must('paste.resolve', { ...scope, pasteId: 'p1' });
    expect(await ask()).toMatchObject({ found: 0 });
    addMembers(copy(), 1, [{ n: 5_000, username: 'late' }]);
    store.services.announce(['members']);
    expect(await ask()).toMatchObject({ found: 1 });
  });
});

describe('a pasted text', () => {
  const text = (pasteId: string, lines: readonly string[]) =>
    store.must('paste.putText', { ...scope, pasteId, at: 0, pieces: [lines.join('\n')], isLast: true });
  const membersTo = (to: number) => Array.from({ length: to }, (_, n) => `member-${n}`);

  it('becomes the selection', async () => {
    await text('t1', [...membersTo(20), 'nobody']);
    expect(await store.must('paste.getOutcome', { ...scope, pasteId: 't1' })).toMatchObject({
      entries: { all: 21, found: 20, notFound: 1 },
    });
    const change = { kind: 'list', pasteId: 't1', keep: false } as const;
    expect(await store.call('selection.change', { ...list, change })).toMatchObject({
      value: { selected: 20 },
    });
    const gone = { ...change, pasteId: 't2' };
    expect(await store.call('selection.change', { ...list, change: gone })).toMatchObject({
      failure: { code: 'paste-gone' },
    });
  });
});
