import { afterEach, describe, expect, it } from 'vitest';
import { walkPages } from '#shared/base/walk-pages.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { RemoteUser } from './port.ts';
import { ORGANIZATION, quickApi, USER } from './testing/api.ts';
import { sendJson, startServer } from './testing/server.ts';

const open: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const row = (over: Readonly<Record<string, unknown>> = {}) => ({
  user_id: USER,
  organization_id: ORGANIZATION,
  username: 'ada',
  email: 'ada@acme.example',
  roles: [],
  global_roles: [],
  ...over,
});
const pageOf = async (body: unknown) => {
  const server = await startServer((_, response) => sendJson(response, 200, body));
  const api = quickApi(server.url);
  open.push(server, api);
  return api.pageMembers(ORGANIZATION, { offset: 0, limit: 2 });
};
const pageWith = (over: Readonly<Record<string, unknown>>) => pageOf({ members: [row(over)], count: 1 });

describe('a page of members', () => {
  it('may come in an array, as the docs have it; two of them, or none, are no page', async () => {
    const page = { members: [row()], count: 1 };
    expect(await pageOf([page])).toMatchObject({ ok: true, value: { count: 1 } });
    for (const body of [[page, page], [], [[page]]])
      expect(await pageOf(body)).toMatchObject({ ok: false, failure: { code: 'bad-response' } });
  });

  it('reads a row of a server before 2.32, where status and what came with it are not told', async () => {
    expect(await pageWith({})).toEqual({
      ok: true,
      value: {
        count: 1,
        rows: [
          {
            userId: USER,
            username: 'ada',
            name: '',
            email: 'ada@acme.example',
            status: null,
            loginType: null,
            lastSeenAt: null,
            createdAt: null,
            isServiceAccount: false,
            roles: [],
            siteRoles: [],
          },
        ],
      },
    });
  });

  it('is not believed with role names that are longer together than those of anybody', async () => {
    const roles = (length: number) =>
      Array.from({ length: 256 }, (_, n) => ({ name: `${n}`.padEnd(length, 'r'), display_name: '' }));
    expect(await pageWith({ roles: roles(64) })).toMatchObject({ ok: true });
    expect(await pageWith({ roles: roles(65) })).toMatchObject({
      ok: false,
      failure: { code: 'bad-response' },
    });
  });

  it('gives role names sorted and once, ids in lower case', async () => {
    const read = await pageWith({
      user_id: USER.toUpperCase(),
      roles: [{ name: 'b' }, { name: 'a' }, { name: 'b' }],
      global_roles: [{ name: 'owner', display_name: 'Owner' }],
    });
    expect(read).toMatchObject({
      value: { rows: [{ userId: USER, roles: ['a', 'b'], siteRoles: ['owner'] }] },
    });
  });

  it.each([
    ['0001-01-01T00:00:00Z', 'never'],
    [undefined, null],
    [null, null],
    ['2026-07-08T21:03:55.018Z', '2026-07-08T21:03:55.018Z'],
    ['2026-07-08T21:03:55Z', '2026-07-08T21:03:55.000Z'],
    ['2026-07-08T21:03:55.123456Z', '2026-07-08T21:03:55.123Z'],
    ['2026-11-28T16:59:45.483220725Z', '2026-11-28T16:59:45.483Z'],
    ['2026-11-28T13:57:30.86746-03:30', '2026-11-28T17:27:30.867Z'],
    ['2026-11-28T13:57:30.483220725+05:45', '2026-11-28T08:12:30.483Z'],
    ['2026-07-08T23:03:55.5+02:00', '2026-07-08T21:03:55.500Z'],
    ['2026-99-99T00:00:00Z', null],
    ['not a date', null],
  ])('reads the last visit %s as %s', async (sent, lastSeenAt) => {
    expect(await pageWith({ last_seen_at: sent })).toMatchObject({ value: { rows: [{ lastSeenAt }] } });
  });

  it('cuts a name of a megabyte and mends half a character', async () => {
    const read = await pageWith({ name: 'x'.repeat(1_000_000), username: 'a\ud800b' });
    expect(read.ok && read.value.rows[0]?.name).toHaveLength(4_096);
    expect(read.ok && read.value.rows[0]?.username).toBe('a\ufffdb');
  });

  it.each([
    ['roles that are null', { roles: null }],
    ['no roles at all', { roles: undefined }],
    ['roles as a string', { roles: 'owner' }],
    ['roles as numbers', { roles: [1, 2] }],
    ['257 roles', { roles: Array.from({ length: 257 }, (_, n) => ({ name: `r${n}` })) }],
    ['a role without end', { roles: [{ name: 'r'.repeat(257) }] }],
    ['an id that is none', { user_id: '42' }],
    ['the id of nobody', { user_id: '00000000-0000-0000-0000-000000000000' }],
    ['another organization', { organization_id: '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b11' }],
  ])('does not believe a row with %s', async (_, over) => {
    expect(await pageWith(over)).toMatchObject({ ok: false, failure: { code: 'bad-response' } });
  });

  it('tells of a row that cannot be read where it is asked loosely, as long as it is known whose it is', async () => {
    const loosely = async (over: Readonly<Record<string, unknown>>) => {
      const server = await startServer((_, response) =>
        sendJson(response, 200, { members: [row(over)], count: 1 }),
      );
      const api = quickApi(server.url);
      open.push(server, api);
      return api.pageMembers(ORGANIZATION, { offset: 0, limit: 2, isLoose: true });
    };
    expect(await loosely({ roles: null })).toMatchObject({
      value: { rows: [{ userId: USER, username: 'ada', roles: [], unreadable: 'roles' }] },
    });
    expect(await loosely({ username: 7, status: 's'.repeat(65) })).toMatchObject({
      value: { rows: [{ userId: USER, username: '', status: null, unreadable: 'username' }] },
    });
    const fine = await loosely({});
    expect(fine.ok && fine.value.rows[0]).not.toHaveProperty('unreadable');
    for (const over of [{ user_id: '42' }, { organization_id: null }])
      expect(await loosely(over)).toMatchObject({ ok: false, failure: { code: 'bad-response' } });
  });

  it('does not believe more rows than were asked for', async () => {
    const read = await pageOf({ members: [row(), row(), row()], count: 3 });
    expect(read).toMatchObject({ ok: false, failure: { code: 'bad-response' } });
  });

  it('keeps names such as __proto__ as the plain text they are', async () => {
    const read = await pageWith({ roles: [{ name: '__proto__' }, { name: 'constructor' }] });
    expect(read).toMatchObject({ value: { rows: [{ roles: ['__proto__', 'constructor'] }] } });
  });
});

describe('a page past the end, which an old server answers with a panic', () => {
  const PANIC = { message: 'An internal server error occurred.' };
  /** A server that panics, and answers single reads with `single`; what it was asked, and how the page ended. */
  const askPast = async (version: string, single: number) => {
    const server = await startServer((request, response) => {
      const isOne = request.url?.includes('/members/me') === true;
      sendJson(response, isOne ? single : 500, PANIC, { 'X-Coder-Build-Version': version });
    });
    const api = quickApi(server.url, { attempts: 3 });
    open.push(server, api);
    const read = await api.pageMembers(ORGANIZATION, { offset: 100, limit: 2 });
    return { read, pages: server.seen.filter(({ path }) => path.includes('paginated')).length };
  };

  it('is empty where the version says that it is old', async () => {
    expect((await askPast('v2.31.0', 500)).read).toEqual({ ok: true, value: { rows: [], count: 0 } });
  });

  it('is empty where a build without a tag knows no single reads either', async () => {
    const { read } = await askPast('v0.0.0-devel', 405);
    expect(read).toEqual({ ok: true, value: { rows: [], count: 0 } });
  });

  it.each([
    ['v2.35.0', 404],
    ['v0.0.0-devel', 404],
    ['v0.0.0-devel', 200],
  ])(
    'is trouble on %s that reads one (%d): nobody is taken for gone, and it is asked again',
    async (version, one) => {
      const { read, pages } = await askPast(version, one);
      expect(read).toMatchObject({ ok: false, failure: { code: 'server-error' } });
      expect(pages).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('a page that is too large', () => {
  it('is told as that when the server, or a front, says 413', async () => {
    const server = await startServer((_, response) => response.writeHead(413).end('<html>Too large</html>'));
    const api = quickApi(server.url);
    open.push(server, api);
    for (const read of [
      api.pageMembers(ORGANIZATION, { offset: 0, limit: 2 }),
      api.pageUsers({ offset: 0, limit: 2 }),
    ])
      expect(await read).toMatchObject({ ok: false, failure: { code: 'too-large' } });
    expect(server.seen.length).toBe(2);
  });

  it.each([
    ['the head of its answer', 'a head of over 256 KB', 200, 'bad-response'],
    ['its address', 'address that was asked for too long (414)', 414, 'rejected'],
  ])(
    'is not asked for as smaller ones when it is %s that is too long',
    async (_what, words, status, code) => {
      const server = await startServer((_, response) => {
        if (status === 200) response.setHeader('Set-Cookie', `front=${'x'.repeat(300 * 1_024)}`);
        response.writeHead(status).end('<html>Too long</html>');
      });
      const api = quickApi(server.url);
      open.push(server, api);
      const walked = await walkPages<RemoteUser, RemoteFailure>({
        fetch: (page) => api.pageUsers(page),
        idOf: ({ userId }) => userId,
        onRows: () => undefined,
        pageRows: 500,
      });
      expect(walked).toMatchObject({ ok: false, failure: { code, message: expect.stringContaining(words) } });
      expect(server.seen.length).toBe(1);
    },
  );

  it('is asked for in smaller ones also where somebody is looked for in it', async () => {
    const others = Array.from({ length: 30 }, (_, n) =>
      row({ user_id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` }),
    );
    const list = [...others, row({ roles: [{ name: 'a' }] })];
    const server = await startServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://server');
      const numberOf = (name: string) => Number(searchParams.get(name));
      const [offset, limit] = [numberOf('offset'), numberOf('limit')];
      if (!pathname.endsWith('/paginated-members'))
        sendJson(response, pathname.endsWith('/roles') ? 404 : 405, {});
      else if (limit > 20) response.writeHead(413).end();
      else sendJson(response, 200, { members: list.slice(offset, offset + limit), count: list.length });
    });
    const api = quickApi(server.url);
    open.push(server, api);
    expect(await api.readMemberRoles(ORGANIZATION, USER)).toEqual({ ok: true, value: ['a'] });
  });

  it('is one that still came when its time was over; a single row that did is late', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const more = setInterval(() => response.write(' '.repeat(100)), 10);
      response.on('close', () => clearInterval(more));
    });
    const api = quickApi(server.url, { wholeMs: 150 });
    open.push(server, api);
    const codeOf = async (limit: number) => {
      const read = await api.pageUsers({ offset: 0, limit });
      return read.ok ? 'ok' : read.failure.code;
    };
    expect([await codeOf(2), await codeOf(1)]).toEqual(['too-large', 'timed-out']);
  });
});
