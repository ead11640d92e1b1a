import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEXT_PIECE } from '#shared/contract/pieces.ts';
import { toTextMessages } from '#shared/core/people/paste/pieces.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { addMembers, addOrganization, ORGANIZATION, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openStore } from '#test/kit/store.ts';

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

const put = (at: number, text: string, isLast = true, pasteId = 'p1') =>
  store.must('paste.putText', {
    ...scope,
    pasteId,
    at,
    pieces: toTextMessages(text, TEXT_PIECE)[0] ?? [],
    isLast,
  });
const members = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, n) => `Member-${from + n}\n`).join('');
const ask = (pasteId = 'p1') => store.must('paste.getOutcome', { ...scope, pasteId });
const select = (keep: boolean, pasteId = 'p1') =>
  store.call('selection.change', { ...list, change: { kind: 'list', pasteId, keep } });
/** How many are selected then. */
const selectAndCount = async (keep: boolean): Promise<number> => {
  await select(keep);
  return (await store.must('selection.getSummary', { ...scope, filter: NO_FILTER })).selected;
};

describe('a pasted list', () => {
  it('becomes the selection, however many messages it took', async () => {
    const [first, second] = [members(0, 600), `${members(600, 1_100)}nobody-here`];
    expect(await put(0, first, false)).toEqual({ held: first.length });
    expect(await put(first.length, second)).toEqual({ held: first.length + second.length });
    expect(await ask()).toMatchObject({
      lines: { all: 1_101 },
      entries: { all: 1_101, found: 1_100, notFound: 1 },
      people: { takenMembers: 1_100 },
    });
    expect(await selectAndCount(false)).toBe(1_100);
  });

  it('is taken without whom a person left out', async () => {
    await put(0, members(0, 10));
    const decision = { kind: 'leave-out', userIds: [userId(3)], isLeftOut: true } as const;
    await store.must('paste.decide', { ...scope, pasteId: 'p1', decision });
    expect(await selectAndCount(false)).toBe(9);
  });

  it('takes the place of the selection or joins it', async () => {
    await store.must('selection.change', { ...list, change: { kind: 'only', ids: [userId(1_199)] } });
    await put(0, members(0, 10));
    expect(await selectAndCount(true)).toBe(11);
    expect(await selectAndCount(false)).toBe(10);
  });

  it('that is not at hand leaves the selection alone and says so', async () => {
    await put(0, members(0, 10));
    await select(false);
    expect(await select(false, 'p2')).toMatchObject({ ok: false, failure: { code: 'paste-gone' } });
    expect(await store.must('selection.getSummary', { ...scope, filter: NO_FILTER })).toMatchObject({
      selected: 10,
    });
    expect(await ask('p2')).toBeNull();
  });

  it('asks the server nothing', async () => {
    await put(0, members(0, 100));
    await ask();
    await select(false);
    expect(store.main.asked).toEqual([]);
  });

  it('is looked up again when a sync has changed the members', async () => {
    await put(0, 'late');
    expect(await ask()).toMatchObject({ people: { found: 0 } });
    addMembers(copy(), 1, [{ n: 5_000, username: 'late' }]);
    store.services.announce(['members']);
    expect(await ask()).toMatchObject({ people: { found: 1 } });
  });
});
