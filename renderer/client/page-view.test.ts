import { describe, expect, it } from 'vitest';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { checkOutput } from './check-output.ts';
import { createClient } from './client.ts';
import { createPageView } from './page-view.ts';
import { createFakeLine } from './testing/fake-line.ts';
import { ORGANIZATIONS } from './testing/fake-people.ts';
import { createFakeState } from './testing/fake-state.ts';
import { createFakeStore } from './testing/fake-store.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const scope = { deploymentId: 'acme', organizationId: ORGANIZATIONS[0] ?? '' };

const open = (people: number) => {
  const client = createClient({ checkOutput });
  const line = createFakeLine(
    createFakeStore(createFakeState(people, Date.parse('2026-11-22T12:00:00Z'), true)),
  );
  client.connection.attach(line);
  const view = createPageView(client.live, 'member.list', {
    ...scope,
    filter: NO_FILTER,
    sort: DEFAULT_SORT,
  });
  const offsets = () =>
    line.sent.flatMap((one) =>
      one.kind === 'call' && one.name === 'member.list' ? [Object(one.input).offset] : [],
    );
  return { client, line, view, offsets };
};

describe('a window over a long list', () => {
  it('reads only the pages around what is shown', async () => {
    const { view, offsets } = open(5000);
    view.show(150, 320);
    await settle();
    expect(offsets()).toEqual([100, 200, 300]);
    expect(view.anyPage()).toMatchObject({ matching: 5000, all: 5000 });
    expect(view.rowAt(150)?.username).toBeDefined();
    expect(view.rowAt(1000)).toBeUndefined();
  });

  it('says nothing new of pages that were known before they were held', async () => {
    const { client, view } = open(500);
    view.show(0, 40);
    await settle();
    const same = createPageView(client.live, 'member.list', {
      ...scope,
      filter: NO_FILTER,
      sort: DEFAULT_SORT,
    });
    same.show(0, 40);
    expect([same.version(), same.rowAt(0)?.username]).toEqual([0, view.rowAt(0)?.username]);
    same.show(0, 140);
    expect(same.version()).toBeGreaterThan(0);
  });

  it('jumps anywhere', async () => {
    const { view } = open(5000);
    view.show(0, 40);
    await settle();
    view.show(4960, 4999);
    await settle();
    expect(view.rowAt(4999)).toBeDefined();
  });

  it('shows a changed selection without being asked, after an order that touched it', async () => {
    const { client, line, view } = open(500);
    view.show(0, 40);
    await settle();
    const userId = view.rowAt(0)?.userId ?? '';
    const list = { filter: NO_FILTER, sort: DEFAULT_SORT };
    await client.send('selection.change', {
      ...scope,
      ...list,
      change: { kind: 'toggle', ids: [userId] },
    });
    line.say({ kind: 'changed', topics: ['selection'] });
    await settle();
    expect(view.rowAt(0)?.selected).toBe(true);
    expect(view.rowAt(1)?.selected).toBe(false);
  });

  it('keeps what it read when it lets go, so that old rows can stay on the screen', async () => {
    const { view } = open(500);
    view.show(0, 40);
    await settle();
    view.show(0, -1);
    expect(view.rowAt(3)).toBeDefined();
    expect(view.anyPage()?.matching).toBe(500);
  });
});
