import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '#renderer/client/client.ts';
import { ClientProvider } from '#renderer/client/client-context.tsx';
import type { RowOfPage } from '#renderer/client/page-view.ts';
import { createFakeLine } from '#renderer/client/testing/fake-line.ts';
import { DEMO } from '#renderer/client/testing/fake-state.ts';
import type { GridActions } from '#renderer/ui/grid/grid.tsx';
import { useNotice } from '#renderer/window/notice.ts';
import type { UserId } from '#shared/base/brand.ts';
import { contract } from '#shared/contract/index.ts';
import { openTokens, tickOnly, useTokens } from './tokens-store.ts';
import { type Shown, toShown, useActions } from './use-actions.ts';

const COUNT = 500;
const toRow = (at: number): RowOfPage<'token.list'> => ({
  ...{ id: `t${at}`, userId: 'u1' as UserId, username: 'ada', name: 'laptop', isInUse: false, scopes: [] },
  ...{ createdAt: null, lastUsedAt: null, expiresAt: null, isExpired: false, isStaged: false },
});
const ROWS = Array.from({ length: COUNT }, (_, at) => toRow(at));

/** The list with only the rows at hand that are named, before a store that has them all. */
const open = (isAtHand: (index: number) => boolean, matching = COUNT) => {
  const client = createClient();
  const line = createFakeLine((request) => {
    if (request.kind === 'cancel') return null;
    const { offset, limit } = contract['token.list'].input.parse(request.input);
    const counts = { matching, all: COUNT, expired: 0, told: COUNT, unreadable: 0 };
    const facts = { asOf: null, whose: 'all', problem: null, seesAll: true, readAs: null };
    const rows = ROWS.slice(offset, Math.min(matching, offset + limit));
    return { kind: 'reply', id: request.id, reply: { ok: true, value: { ...counts, ...facts, rows } } };
  });
  client.connection.attach(line);
  const list: { actions?: GridActions<Shown> } = {};
  const List = () => {
    const rowAt = (index: number) => (isAtHand(index) ? ROWS[index] : undefined);
    list.actions = useActions({ deploymentId: DEMO.id, count: COUNT, rowAt, handle: { current: null } });
    return null;
  };
  renderToStaticMarkup(
    <ClientProvider client={client}>
      <List />
    </ClientProvider>,
  );
  const click = (index: number, isShift = false, isCommand = false): void =>
    list.actions?.click(index, { isCommand, isShift });
  const toggleAll = (isAll: boolean): void => list.actions?.toggleAll(isAll);
  return { click, toggleAll, line };
};
const countTicked = () => useTokens.getState().ticked.size;

describe('a range of tokens', () => {
  beforeEach(() => {
    openTokens(DEMO.id);
    tickOnly([]);
    useNotice.getState().say('');
  });

  it('has the rows of pages that are not at hand', async () => {
    const { click } = open((index) => index < 20 || index > 120);
    click(10);
    click(150, true);
    await vi.waitFor(() => expect(countTicked()).toBe(141));
    expect([...useTokens.getState().ticked.keys()]).toEqual(ROWS.slice(10, 151).map(({ id }) => id));
  });

  it('asks for nothing that is at hand', () => {
    const { click, line } = open(() => true);
    click(10);
    click(14, true);
    expect(countTicked()).toBe(5);
    expect(line.sent).toEqual([]);
  });

  it('gives way to what was ticked while it was asked for', async () => {
    const { click, line } = open((index) => index < 20 || index > 120);
    click(10);
    click(150, true);
    click(3);
    await vi.waitFor(() => expect(line.sent).toHaveLength(1));
    await new Promise((go) => setTimeout(go, 5));
    expect([...useTokens.getState().ticked.keys()]).toEqual(['t3']);
  });

  it('is refused where it is longer than what can be ticked', () => {
    const { click, line } = open((index) => index < 20 || index > 120);
    click(10);
    click(250, true);
    expect([countTicked(), line.sent.length]).toEqual([1, 0]);
    expect(useNotice.getState().text).toContain('241 tokens would be selected');
  });
});

describe('the box for all', () => {
  it('ticks those that are shown beside those that are ticked, as in the lists of people', async () => {
    openTokens(DEMO.id);
    tickOnly([{ ...toRow(COUNT), id: 'other' }]);
    open(() => true, 3).toggleAll(false);
    await vi.waitFor(() =>
      expect([...useTokens.getState().ticked.keys()]).toEqual(['other', 't0', 't1', 't2']),
    );
  });

  it('says how many there would be where they are too many, and leaves the ticks as they are', async () => {
    openTokens(DEMO.id);
    tickOnly(ROWS.slice(300, 350));
    open(() => true, 180).toggleAll(false);
    await vi.waitFor(() => expect(useNotice.getState().text).toContain('230 tokens would be selected'));
    expect(countTicked()).toBe(50);
  });

  it('takes away the ticks of those that are shown, and of no others', async () => {
    const other = { ...toRow(COUNT), id: 'other' };
    openTokens(DEMO.id);
    tickOnly([...ROWS.slice(0, 3), other]);
    open(() => true).toggleAll(true);
    await vi.waitFor(() => expect([...useTokens.getState().ticked.keys()]).toEqual(['other']));
  });
});

describe('a row of the grid', () => {
  it('is the same one as long as it says the same', () => {
    const row = toRow(1);
    expect(toShown(row, true)).toBe(toShown(row, true));
    expect([toShown(row, true).selected, toShown(row, false).selected]).toEqual([true, false]);
    expect(toShown(toRow(1), true)).not.toBe(toShown(row, true));
  });
});
