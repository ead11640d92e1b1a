import { afterEach, describe, expect, it } from 'vitest';
import { GENERATIONS } from '#electron/demo/index.ts';
import type { UserId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openSyncRig, type Rig } from '#test/kit/sync-rig.ts';
import { findTokenList, listTokens } from '../copy/token.ts';
import type { RemoteToken } from '../remote/port.ts';
import { MOST_TOKENS } from './read-tokens.ts';

const open: Rig[] = [];
const start = async (options: Parameters<typeof openSyncRig>[0] = {}): Promise<Rig> => {
  const rig = await openSyncRig(options);
  open.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

const read = (rig: Rig, limit = 200) =>
  listTokens(rig.cache.read, DEPLOYMENT, {
    filter: { text: '', showsExpired: true },
    sort: { column: 'username', direction: 'asc' },
    serverNowIso: new Date().toISOString(),
    endedIds: [],
    ...{ offset: 0, limit },
  });
const list = (rig: Rig) => findTokenList(rig.cache.read, DEPLOYMENT);
const idsOf = (tokens: readonly { readonly id: string }[]) => tokens.map(({ id }) => id).sort();

const toToken = (n: number, over: Partial<RemoteToken> = {}): RemoteToken => ({
  ...{
    id: `t${n}`,
    userId: '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e02' as UserId,
    username: 'ada',
    name: `n${n}`,
  },
  ...{ createdAt: null, lastUsedAt: null, expiresAt: null, scopes: ['coder:all'], isInUse: false },
  ...over,
});

const told = (rows: readonly RemoteToken[], unreadable = 0) => ok({ rows, unreadable });
const OTHER = '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e03' as UserId;

describe('a refresh', () => {
  it.each(GENERATIONS)(
    'copies the tokens of everybody that the sign-in may see, of a %s server',
    async (generation) => {
      const rig = await start({ generation });
      expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
      expect(idsOf(read(rig).rows)).toEqual(idsOf(rig.twin.dump().keys));
      expect(list(rig)).toMatchObject({ whose: 'all', told: read(rig).all, problem: null });
      expect(list(rig)?.asOf).not.toBeNull();
    },
  );

  it('lets go of tokens that are gone, and learns new ones', async () => {
    const rig = await start();
    let tokens = [toToken(1), toToken(2)];
    rig.wrap(() => ({ listTokens: async () => told(tokens) }));
    await rig.sync.start(DEPLOYMENT);
    tokens = [toToken(2, { name: 'other' }), toToken(3)];
    await rig.sync.start(DEPLOYMENT);
    expect(read(rig).rows.map(({ id, name }) => [id, name])).toEqual([
      ['t3', 'n3'],
      ['t2', 'other'],
    ]);
  });

  it('goes on without tokens that cannot be read, keeps those of before, and says why', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = { rows: read(rig).rows, asOf: list(rig)?.asOf };
    rig.wrap(() => ({ listTokens: async () => fail('forbidden', 'Not for you.') }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(read(rig).rows).toEqual(before.rows);
    expect(list(rig)).toMatchObject({ asOf: before.asOf, problem: 'Not for you.' });
  });

  it('is as of when the tokens were asked for: what is done meanwhile need not be in the answer', async () => {
    const rig = await start();
    let askedAt = '';
    rig.wrap(() => ({
      listTokens: async () => {
        askedAt = new Date().toISOString();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return told([toToken(1)]);
      },
    }));
    await rig.sync.start(DEPLOYMENT);
    const asOf = list(rig)?.asOf ?? '';
    expect([asOf > '', asOf <= askedAt]).toEqual([true, true]);
  });

  it('says why there are none where the first one could not read them', async () => {
    const rig = await start();
    rig.wrap(() => ({ listTokens: async () => fail('server-error', 'It broke.') }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(list(rig)).toMatchObject({ asOf: null, problem: 'It broke.' });
  });

  it('reads its own tokens where those of everybody are more than one answer may hold', async () => {
    const rig = await start();
    rig.wrap(() => ({
      listTokens: async (whose) => (whose === 'all' ? fail('too-large', 'Too much.') : told([toToken(1)])),
    }));
    await rig.sync.start(DEPLOYMENT);
    expect(idsOf(read(rig).rows)).toEqual(['t1']);
    expect(list(rig)).toMatchObject({ whose: 'own', problem: null });
  });

  it('reads its own tokens where the server does not show those of everybody', async () => {
    const rig = await start();
    rig.wrap(() => ({
      listTokens: async (whose) => (whose === 'all' ? fail('forbidden', 'Not you.') : told([toToken(1)])),
    }));
    await rig.sync.start(DEPLOYMENT);
    expect(list(rig)).toMatchObject({ whose: 'own', problem: null });
  });

  it('never puts one’s own tokens in the place of everybody’s because an answer was broken', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = { rows: read(rig).rows, asOf: list(rig)?.asOf };
    rig.wrap(() => ({
      listTokens: async (whose) => (whose === 'all' ? fail('bad-response', 'No JSON.') : told([toToken(1)])),
    }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(read(rig).rows).toEqual(before.rows);
    expect(list(rig)).toMatchObject({ asOf: before.asOf, whose: 'all', problem: 'No JSON.' });
  });

  it('counts rows that it cannot read, and believes nothing of a list that is full of them', async () => {
    const rig = await start();
    rig.wrap(() => ({ listTokens: async () => told([toToken(1), toToken(2)], 1) }));
    await rig.sync.start(DEPLOYMENT);
    expect(list(rig)).toMatchObject({ told: 2, unreadable: 1, problem: null });
    rig.wrap(() => ({ listTokens: async () => told([toToken(3)], 2) }));
    await rig.sync.start(DEPLOYMENT);
    expect(idsOf(read(rig).rows)).toEqual(['t1', 't2']);
    expect(list(rig)?.problem).toMatch(/^Of 3 rows in the list of tokens, 2 could not be read/);
  });

  it('does not believe that there are suddenly none, where there were many', async () => {
    const rig = await start();
    const many = Array.from({ length: 12 }, (_, n) => toToken(n));
    rig.wrap(() => ({ listTokens: async () => told(many) }));
    await rig.sync.start(DEPLOYMENT);
    rig.wrap(() => ({ listTokens: async () => told([]) }));
    await rig.sync.start(DEPLOYMENT);
    expect(read(rig).all).toBe(12);
    expect(list(rig)?.problem).toContain('shows no tokens, where there were many');
    rig.actAs(OTHER);
    await rig.sync.start(DEPLOYMENT);
    expect([read(rig).all, list(rig)?.problem, list(rig)?.readBy]).toEqual([0, null, OTHER]);
  });

  it('has a token once that is told twice, and none that is told of two owners', async () => {
    const rig = await start();
    const twice = [toToken(1, { name: 'old' }), toToken(1, { name: 'new' })];
    const torn = [toToken(2), toToken(2, { userId: OTHER })];
    rig.wrap(() => ({ listTokens: async () => told([...twice, ...torn, toToken(3)]) }));
    await rig.sync.start(DEPLOYMENT);
    expect(read(rig).rows.map(({ id, name }) => [id, name])).toEqual([
      ['t3', 'n3'],
      ['t1', 'new'],
    ]);
    expect(list(rig)).toMatchObject({ told: 2, unreadable: 1 });
  });

  it('is not held up by tokens that never come, and can be stopped meanwhile', async () => {
    const rig = await start({ partsMs: 200 });
    const hanging = { listTokens: () => new Promise<never>(() => undefined) };
    rig.wrap(() => hanging);
    const began = performance.now();
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(rig.rows().length).toBeGreaterThan(100);
    expect(list(rig)?.problem).toContain('did not answer in time');
    const slow = await start({ partsMs: 60_000 });
    slow.wrap(() => hanging);
    const running = slow.sync.start(DEPLOYMENT);
    slow.sync.cancel(DEPLOYMENT);
    expect(await running).toMatchObject({ ok: false, failure: { code: 'sync-cancelled' } });
  });

  it('keeps of too many tokens those that let somebody in, the ones used last before others, and the count of all', async () => {
    const rig = await start({ members: 50 });
    const many = Array.from({ length: MOST_TOKENS + 3 }, (_, n) =>
      toToken(
        n,
        n < 2
          ? { expiresAt: '2020-01-01T00:00:00.000Z', lastUsedAt: '2026-01-02T00:00:00.000Z' }
          : n === 2
            ? {}
            : { lastUsedAt: '2026-01-01T00:00:00.000Z' },
      ),
    );
    rig.wrap(() => ({ listTokens: async () => told(many) }));
    await rig.sync.start(DEPLOYMENT);
    const kept = new Set(read(rig, 100_000).rows.map(({ id }) => id));
    expect(kept.size).toBe(MOST_TOKENS);
    expect([...['t0', 't1', 't2']].filter((id) => kept.has(id))).toEqual([]);
    expect(list(rig)).toMatchObject({ told: MOST_TOKENS + 3 });
  });
});

describe('the tokens of the copy', () => {
  it('are found by what people type, ordered by what they ask, and shown without the expired ones', async () => {
    const rig = await start({ members: 50 });
    rig.wrap(() => ({
      listTokens: async () =>
        told([
          toToken(1, { username: 'Ada', name: 'Déploy', expiresAt: '2020-01-01T00:00:00.000Z' }),
          toToken(2, { username: 'bob', name: 'ci', lastUsedAt: '2026-01-01T00:00:00.000Z' }),
          toToken(3, { username: 'cleo', name: '', scopes: ['workspace:read'] }),
        ]),
    }));
    await rig.sync.start(DEPLOYMENT);
    const ask = (
      filter: { text?: string; showsExpired?: boolean },
      sort: Parameters<typeof listTokens>[2]['sort'] = { column: 'username', direction: 'asc' },
    ) =>
      listTokens(rig.cache.read, DEPLOYMENT, {
        filter: { text: '', showsExpired: true, ...filter },
        sort,
        serverNowIso: '2026-07-01T00:00:00.000Z',
        endedIds: [],
        ...{ offset: 0, limit: 10 },
      });
    const ids = (...of: Parameters<typeof ask>) => ask(...of).rows.map(({ id }) => id);
    expect(ids({ text: 'deploy ada' })).toEqual(['t1']);
    expect(ids({ text: 'workspace' })).toEqual(['t3']);
    expect(ids({ text: '%' })).toEqual([]);
    expect(ids({ showsExpired: false })).toEqual(['t2', 't3']);
    expect(ask({ showsExpired: false })).toMatchObject({ all: 3, expired: 1, matching: 2 });
    expect(ids({}, { column: 'username', direction: 'desc' })).toEqual(['t3', 't2', 't1']);
    // Never used, and a token without a name, come last, whichever way.
    expect(ids({}, { column: 'lastUsedAt', direction: 'asc' })[0]).toBe('t2');
    expect(ids({}, { column: 'lastUsedAt', direction: 'desc' })[0]).toBe('t2');
    expect(ids({}, { column: 'name', direction: 'desc' })).toEqual(['t1', 't2', 't3']);
  });
});
