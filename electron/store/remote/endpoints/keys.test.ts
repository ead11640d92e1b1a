import { afterEach, describe, expect, it } from 'vitest';
import { GENERATIONS, type Generation, startTwin } from '#electron/demo/index.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createCoderApi } from '../coder-api.ts';
import { quickApi, USER } from '../testing/api.ts';
import { sendJson, startServer } from '../testing/server.ts';

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
    expect(listed.value.rows.map(({ id }) => id).sort()).toEqual(known.map(({ id }) => id).sort());
    expect(new Set(listed.value.rows.map(({ userId }) => userId)).size).toBeGreaterThan(5);
    expect(listed.value.rows.some(({ expiresAt }) => expiresAt !== null && expiresAt < '2026-07-12')).toBe(
      true,
    );
    expect(listed.value.rows.find(({ id }) => id === own)).toMatchObject({
      name: 'demo',
      scopes: ['coder:all'],
      lastUsedAt: expect.any(String),
    });
    expect(listed.value.rows.every(({ username }) => username !== '')).toBe(true);
    // Nobody but the caller signed in: the server tells the epoch of the others, which is no time of use.
    expect(listed.value.rows.filter(({ lastUsedAt }) => lastUsedAt !== null).map(({ id }) => id)).toEqual([
      own,
    ]);
    const mine = await api.listTokens('own');
    expect(mine.ok && mine.value.rows.map(({ id }) => id)).toEqual([own]);
  });

  it('are their own for anybody else, whatever is asked', async () => {
    const { api, own } = await start(generation, 'member');
    const listed = await api.listTokens('all');
    expect(listed.ok && listed.value.rows.map(({ id }) => id)).toEqual([own]);
  });

  it('are read one by one, and one that is not there is gone', async () => {
    const { api } = await start(generation, 'owner');
    const listed = await api.listTokens('all');
    const [first] = listed.ok ? listed.value.rows : [];
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
    const other = listed.ok && listed.value.rows.find(({ id, scopes }) => id !== own && scopes.length > 0);
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

describe('a list of tokens', () => {
  const ROW = {
    ...{ id: 'abcdefghij', user_id: USER, username: 'ada', token_name: 'ci', scope: 'all' },
    ...{ login_type: 'token', lifetime_seconds: 60, scopes: ['coder:all'], allow_list: [] },
    ...{ last_used: '1970-01-01T00:00:00Z', updated_at: '2026-07-01T00:00:00Z' },
    ...{ created_at: '2026-07-01T00:00:00Z', expires_at: '2026-07-01T00:01:00Z' },
  };
  const listOf = async (body: unknown) => {
    const server = await startServer((_, response) => sendJson(response, 200, body));
    const api = quickApi(server.url);
    open.push(server, api);
    const listed = await api.listTokens('all');
    return listed.ok ? listed.value : listed.failure.code;
  };

  it('is null where there are none (coder-api 1.6), and nothing else is an empty list', async () => {
    expect(await listOf(null)).toEqual({ rows: [], unreadable: 0 });
    expect(await listOf({})).toBe('bad-response');
    expect(await listOf({ tokens: [] })).toBe('bad-response');
  });

  it.each([
    ['without an id', { id: undefined }],
    ['with an id that would change the path', { id: '..' }],
    ['with an id with a slash', { id: 'a/b' }],
    ['with half a character in the id', { id: 'abc\ud800' }],
    ['with an id that is too long', { id: 'a'.repeat(65) }],
    ['of nobody', { user_id: 'x' }],
    ['with a number for a time', { expires_at: 5 }],
  ])('has the other rows beside one %s, which is counted', async (_, bad) => {
    const listed = await listOf([{ ...ROW, ...bad }, ROW, null]);
    expect(listed).toMatchObject({ rows: [{ id: ROW.id, name: 'ci' }], unreadable: 2 });
  });

  it('does not know what a token may do whose scopes cannot be read', async () => {
    const scopesOf = async (scopes: unknown) => {
      const listed = await listOf([{ ...ROW, scopes }]);
      return typeof listed === 'string' ? listed : listed.rows[0]?.scopes;
    };
    expect(await scopesOf('coder:all')).toEqual([]);
    expect(await scopesOf([{}])).toEqual([]);
    expect(await scopesOf(undefined)).toEqual(['coder:all']);
    expect(await scopesOf(null)).toEqual(['coder:all']);
  });

  it('has times in one spelling, however odd they are', async () => {
    const ends = ['9999-12-31T23:59:59-03:30', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999Z', ''];
    const listed = await listOf(ends.map((expires_at, n) => ({ ...ROW, id: `token${n}`, expires_at })));
    expect(typeof listed === 'string' ? [] : listed.rows.map(({ expiresAt }) => expiresAt)).toEqual([
      '9999-12-31T23:59:59.999Z',
      null,
      '9999-12-31T23:59:59.999Z',
      null,
    ]);
  });
});

describe('the token in use', () => {
  it('is known by its public part, and never expired by itself', async () => {
    const { api, own } = await start('2.35', 'owner');
    const listed = await api.listTokens('all');
    const inUse = listed.ok ? listed.value.rows.filter((token) => token.isInUse) : [];
    expect(inUse.map(({ id }) => id)).toEqual([own]);
    await expect(api.expireToken(USER, own)).rejects.toThrow('with itself');
    expect(await api.readSelf()).toMatchObject({ ok: true });
  });
});
