import { afterEach, describe, expect, it } from 'vitest';
import { GENERATIONS, type Generation, startTwin } from '#electron/demo/index.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createCoderApi } from '../coder-api.ts';
import { USER } from '../testing/api.ts';

const open: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const start = async (generation: Generation, as: 'owner' | 'member') => {
  const twin = await startTwin({ members: 60, seed: 7, generation, rateLimit: false });
  open.push(twin);
  const token = twin.actors[as];
  const api = createCoderApi({
    ...{ url: twin.url, token, clock: realClock, log: silentLog },
    limits: { backoffBaseMs: 1 },
  });
  open.push(api);
  return { twin, api, own: token.split('-')[0] ?? '' };
};

describe.each(GENERATIONS)('the tokens of a %s server', (generation) => {
  it('are those of everybody for an owner, expired ones among them', async () => {
    const { twin, api, own } = await start(generation, 'owner');
    const listed = await api.listTokens('all');
    if (!listed.ok) throw new Error(listed.failure.message);
    const known = twin.dump().keys;
    expect(listed.value.map(({ id }) => id).sort()).toEqual(known.map(({ id }) => id).sort());
    expect(new Set(listed.value.map(({ userId }) => userId)).size).toBeGreaterThan(5);
    expect(listed.value.some(({ expiresAt }) => expiresAt !== null && expiresAt < '2026-07-12')).toBe(true);
    expect(listed.value.find(({ id }) => id === own)).toMatchObject({
      name: 'demo',
      scopes: ['coder:all'],
      lastUsedAt: expect.any(String),
    });
    expect(listed.value.every(({ username }) => username !== '')).toBe(true);
    // Nobody but the caller signed in: the server tells the epoch of the others, which is no time of use.
    expect(listed.value.filter(({ lastUsedAt }) => lastUsedAt !== null).map(({ id }) => id)).toEqual([own]);
    const mine = await api.listTokens('own');
    expect(mine.ok && mine.value.map(({ id }) => id)).toEqual([own]);
  });

  it('are their own for anybody else, whatever is asked', async () => {
    const { api, own } = await start(generation, 'member');
    const listed = await api.listTokens('all');
    expect(listed.ok && listed.value.map(({ id }) => id)).toEqual([own]);
  });

  it('are read one by one, and one that is not there is gone', async () => {
    const { api } = await start(generation, 'owner');
    const listed = await api.listTokens('all');
    const [first] = listed.ok ? listed.value : [];
    if (first === undefined) throw new Error('No token is listed');
    const { username: _, ...facts } = first;
    const { lastUsedAt: __, ...shown } = facts;
    expect(await api.readToken(first.userId, first.id)).toMatchObject({ ok: true, value: shown });
    expect(await api.readToken(first.userId, 'nothere123')).toMatchObject({
      ok: false,
      failure: { code: 'token-gone' },
    });
  });

  it('expire where the server knows how, and are refused where it is too old', async () => {
    const { api, own } = await start(generation, 'owner');
    const listed = await api.listTokens('all');
    const other = listed.ok && listed.value.find(({ id, scopes }) => id !== own && scopes.length > 0);
    if (!other) throw new Error('No other token is listed');
    const ended = await api.expireToken(other.userId, other.id);
    const read = await api.readToken(other.userId, other.id);
    const expiresAt = read.ok ? read.value.expiresAt : null;
    if (generation === '2.35') {
      expect(ended).toMatchObject({ class: 'applied', roles: [], status: 204 });
      expect(expiresAt).not.toBe(other.expiresAt);
    } else {
      expect(ended).toMatchObject({ class: 'rejected', status: 404 });
      expect(expiresAt).toBe(other.expiresAt);
    }
  });
});

describe('the token in use', () => {
  it('is known by its public part, and never expired by itself', async () => {
    const { api, own } = await start('2.35', 'owner');
    const listed = await api.listTokens('all');
    const inUse = listed.ok ? listed.value.filter((token) => token.isInUse) : [];
    expect(inUse.map(({ id }) => id)).toEqual([own]);
    await expect(api.expireToken(USER, own)).rejects.toThrow('with itself');
    expect(await api.readSelf()).toMatchObject({ ok: true });
  });
});
