import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { bareMember, ORGANIZATION, quickApi, TOKEN, USER } from './testing/api.ts';
import { sendJson, startServer, startTcp } from './testing/server.ts';

const open: { close: () => Promise<void> | void }[] = [];
const keep = <T extends { close: () => Promise<void> | void }>(thing: T): T => {
  open.push(thing);
  return thing;
};
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const codeOf = (read: { ok: boolean; failure?: { code: string } }) => (read.ok ? 'ok' : read.failure?.code);

describe('a read', () => {
  it('carries the token in its own header only, and asks for no compression', async () => {
    const server = keep(await startServer((_, response) => sendJson(response, 200, { version: 'v2.35.1' })));
    const api = keep(quickApi(server.url));
    await api.readSelf();
    expect(server.seen).toEqual([{ method: 'GET', path: '/api/v2/users/me', token: TOKEN, body: '' }]);
  });

  it('asks a server who it is without the token: it may be another one than it is for', async () => {
    const server = keep(await startServer((_, response) => sendJson(response, 200, { version: 'v2.35.1' })));
    const api = keep(quickApi(server.url));
    expect(await api.readBuildInfo()).toEqual({
      ok: true,
      value: { version: 'v2.35.1', deploymentId: null },
    });
    expect(server.seen).toMatchObject([{ method: 'GET', path: '/api/v2/buildinfo' }]);
    expect(server.seen[0]?.token).not.toBe(TOKEN);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %i: the other host sees nothing', async (status) => {
    const other = keep(await startServer((_, response) => sendJson(response, 200, {})));
    const server = keep(
      await startServer((request, response) => {
        response.writeHead(status, { Location: `${other.url}${request.url}` });
        response.end();
      }),
    );
    const api = keep(quickApi(server.url));
    expect(codeOf(await api.readSelf())).toBe('redirected');
    expect((await api.putMemberRoles(ORGANIZATION, USER, ['a'])).class).toBe('unknown');
    expect(other.seen).toEqual([]);
    expect(server.seen).toHaveLength(2);
  });

  it('tells a page of a captive portal from a Coder server', async () => {
    const server = keep(
      await startServer((_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.end('<html>Welcome to the lounge</html>');
      }),
    );
    const api = keep(quickApi(server.url));
    expect(codeOf(await api.readSelf())).toBe('not-coder');
    expect(codeOf(await api.readBuildInfo())).toBe('not-coder');
  });

  it('tells some other API from a Coder server', async () => {
    const server = keep(await startServer((_, response) => sendJson(response, 404, { error: 'nope' })));
    expect(codeOf(await keep(quickApi(server.url)).readBuildInfo())).toBe('not-coder');
  });

  it('says at once that nobody listens there', async () => {
    const server = await startServer(() => undefined);
    await server.close();
    const read = await keep(quickApi(server.url)).readSelf();
    expect(codeOf(read)).toBe('connection-refused');
  });

  it('says that a name is not known', async () => {
    const read = await keep(quickApi('https://rollcall.invalid')).readSelf();
    expect(codeOf(read)).toBe('host-not-found');
  });

  it('tries three times while the server has trouble, and takes the answer when it comes', async () => {
    const me = { id: USER, username: 'ada', roles: [{ name: 'owner' }] };
    const server = keep(
      await startServer((_, response, count) => sendJson(response, count < 3 ? 502 : 200, me)),
    );
    const api = keep(quickApi(server.url));
    expect(await api.readSelf()).toEqual({
      ok: true,
      value: { userId: USER, username: 'ada', siteRoles: ['owner'] },
    });
    expect(server.seen).toHaveLength(3);
  });

  it('gives up after three tries', async () => {
    const server = keep(await startServer((_, response) => sendJson(response, 503, { message: 'later' })));
    expect(codeOf(await keep(quickApi(server.url)).readSelf())).toBe('server-error');
    expect(server.seen).toHaveLength(3);
  });

  it('stops trying again when the retry quota of the host is spent', async () => {
    const server = keep(await startServer((_, response) => sendJson(response, 503, { message: 'later' })));
    const api = keep(quickApi(server.url, { quotaTokens: 28, quotaPerRetry: 14 }));
    for (let n = 0; n < 5; n += 1) await api.readSelf();
    expect(server.seen).toHaveLength(5 + 2);
  });

  it('keeps every request of the host back after a 429', async () => {
    const times: number[] = [];
    const server = keep(
      await startServer((_, response, count) => {
        times.push(performance.now());
        if (count === 1) sendJson(response, 429, { message: 'slow' }, { 'Retry-After': '0.2' });
        else sendJson(response, 200, []);
      }),
    );
    const api = keep(quickApi(server.url));
    const first = api.listSiteRoles();
    while (times.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = api.listSiteRoles();
    expect([codeOf(await first), codeOf(await second)]).toEqual(['ok', 'ok']);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(195);
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(195);
  });

  it.each([
    ['a truncated body', `${HEAD}Content-Length: 100\r\n\r\n{"version":`, 'offline'],
    ['a bad chunk', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`, 'bad-response'],
    ['two lengths', `${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 'bad-response'],
    ['20 KB of headers', `${HEAD}X-Much: ${'x'.repeat(20_000)}\r\n\r\n{}`, 'bad-response'],
    ['no HTTP at all', 'SSH-2.0-OpenSSH\r\n', 'bad-response'],
    ['an empty body', `${HEAD}Content-Length: 0\r\n\r\n`, 'bad-response'],
    ['an answer cut in the head', 'HTTP/1.1 200 OK\r\nContent-', 'offline'],
  ])('survives %s', async (_, answer, code) => {
    const server = keep(await startTcp((socket) => socket.end(answer)));
    expect(codeOf(await keep(quickApi(server.url)).readSelf())).toBe(code);
  });

  it.each([
    ['a silent server', '', { firstByteMs: 60 }],
    ['a body that stops', `${HEAD}Content-Length: 9\r\n\r\n{`, { idleBodyMs: 60 }],
    ['an endless trickle', `${HEAD}Content-Length: 9000\r\n\r\n{`, { wholeMs: 150, idleBodyMs: 100 }],
  ])('ends %s by its time-out', async (what, start, limits) => {
    const server = keep(
      await startTcp((socket) => {
        socket.write(start);
        const drip = setInterval(() => what.includes('trickle') && socket.write(' '), 10);
        socket.on('close', () => clearInterval(drip));
      }),
    );
    const api = keep(quickApi(server.url, { ...limits, attempts: 1 }));
    const begun = performance.now();
    expect(codeOf(await api.readSelf())).toBe('timed-out');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('stops a body over the cap without reading on', async () => {
    let sent = 0;
    const server = keep(
      await startServer((_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        const more = () => {
          while (!response.destroyed && sent < 64_000_000 && response.write('x'.repeat(65_536)))
            sent += 65_536;
        };
        response.on('drain', more);
        response.on('error', () => undefined);
        more();
      }),
    );
    const api = keep(quickApi(server.url, { bodyBytes: 1_000_000 }));
    expect(codeOf(await api.readSelf())).toBe('too-large');
    expect(sent).toBeLessThan(30_000_000);
  });

  it.each([
    ['one person, and asks for no list of everybody either', 1.1e6, 'readMemberRoles', 'too-large'],
    ['one person', 0.9e6, 'readMemberRoles', 'ok'],
    ['the roles, in the thread that others share', 4.3e6, 'listOrganizationRoles', 'too-large'],
    ['the roles', 3.9e6, 'listOrganizationRoles', 'ok'],
  ] as const)('takes about %s no more than %d bytes', async (_, bytes, method, code) => {
    const server = keep(
      await startServer((request, response) => {
        const good = request.url?.endsWith('/roles') ? [] : bareMember(['organization-auditor']);
        response.setHeader('Content-Type', 'application/json');
        response.end(`${JSON.stringify(good)}${' '.repeat(bytes)}`);
      }),
    );
    const api = keep(quickApi(server.url));
    expect(codeOf(await api[method](ORGANIZATION, USER as never))).toBe(code);
    expect(server.seen).toHaveLength(1);
  });

  it('believes no list of permissions that is longer than any', async () => {
    for (const [length, code] of [
      [60, 'ok'],
      [70, 'bad-response'],
    ] as const) {
      const permissions = Array.from({ length: 1_000 }, () => ({
        ...{ negate: false, action: 'read' },
        resource_type: 'x'.repeat(length),
      }));
      const role = { name: 'deploy', built_in: false, assignable: true, site_permissions: permissions };
      const server = keep(await startServer((_, response) => sendJson(response, 200, [role])));
      expect(codeOf(await keep(quickApi(server.url)).listOrganizationRoles(ORGANIZATION))).toBe(code);
    }
  });

  it('asks elsewhere when the list of one person is as long as that of everybody', async () => {
    const server = keep(
      await startServer((request, response) => {
        const isList = request.url?.includes('q=') ?? false;
        if (!isList) return sendJson(response, 405, { message: 'Not like this.' });
        response.setHeader('Content-Type', 'application/json');
        response.end(`[${JSON.stringify(bareMember(['organization-auditor']))}]${' '.repeat(1.1e6)}`);
      }),
    );
    const api = keep(quickApi(server.url));
    expect(codeOf(await api.readMemberRoles(ORGANIZATION, USER))).toBe('rejected');
    expect(server.seen.map(({ path }) => path.replace(/.*\//, ''))).toEqual([
      USER,
      `members?q=user_id%3A${USER}`,
      'roles',
    ]);
  });

  it('stops a body that comes byte by byte, as many as there are, and hints without an answer', async () => {
    for (const [head, crumb] of [
      [
        'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
        '1\r\n \r\n',
      ],
      ['', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
    ] as const) {
      let sent = 0;
      const server = keep(
        await startServer((request) => {
          const { socket } = request;
          socket.write(head);
          const more = () => {
            while (!socket.destroyed && sent < 64_000_000 && socket.write(crumb.repeat(1_000)))
              sent += crumb.length * 1_000;
          };
          socket.on('drain', more);
          socket.on('error', () => undefined);
          more();
        }),
      );
      const api = keep(quickApi(server.url, { attempts: 1 }));
      expect(codeOf(await api.readSelf())).toBe('bad-response');
      expect(sent).toBeLessThan(30_000_000);
    }
  });

  it('stops a small body that unpacks into a huge one', async () => {
    const bomb = gzipSync(Buffer.alloc(40_000_000));
    const server = keep(
      await startServer((_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
        response.end(bomb);
      }),
    );
    expect(codeOf(await keep(quickApi(server.url)).readSelf())).toBe('too-large');
  });

  it('reads what a proxy compressed on its own', async () => {
    const server = keep(
      await startServer((_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
        response.end(gzipSync('{"version":"v2.31.0"}'));
      }),
    );
    expect(codeOf(await keep(quickApi(server.url)).readBuildInfo())).toBe('ok');
  });

  it('ends at once when it is stopped', async () => {
    const server = keep(await startTcp(() => undefined));
    const stop = new AbortController();
    const read = keep(quickApi(server.url)).readSelf({ signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await read).toMatchObject({ ok: false, failure: { code: 'timed-out' } });
  });

  it('never sends text that is not a token', async () => {
    const server = keep(await startServer((_, response) => sendJson(response, 401, { message: 'no' })));
    const { createCoderApi } = await import('./coder-api.ts');
    const { realClock, silentLog } = await import('#test/kit/clock.ts');
    const api = keep(
      createCoderApi({ url: server.url, token: 'a\r\nX-Evil: 1', clock: realClock, log: silentLog }),
    );
    expect(codeOf(await api.readSelf())).toBe('unauthorized');
    expect(server.seen[0]?.token).toBe('');
  });
});
