import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createCoderClient } from '../coder-api.ts';
import { ORGANIZATION, TOKEN, USER } from '../testing/api.ts';
import { sendJson, startServer, startTcp } from '../testing/server.ts';

/** The server's own name for each request, in its form. */
const ID = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b99';

const open: { close: () => Promise<void> | void }[] = [];
const keep = <T extends { close: () => Promise<void> | void }>(thing: T): T => {
  open.push(thing);
  return thing;
};
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const connect = (url: string) =>
  keep(
    createCoderClient({
      url,
      token: TOKEN,
      clock: realClock,
      log: silentLog,
      limits: { attempts: 1, startWritesPerSecond: 1_000, maxWritesPerSecond: 1_000 },
    }),
  );
const serve = async (answer: (response: ServerResponse) => void) => {
  const server = keep(
    await startServer((_, response) => {
      response.setHeader('X-Coder-Request-Id', ID);
      answer(response);
    }),
  );
  return { api: connect(server.url), seen: server.seen };
};
const raw = (type: string, body: string) => (response: ServerResponse) => {
  response.setHeader('Content-Type', type);
  response.end(body);
};

const user = {
  ...{
    id: USER,
    username: 'ada',
    email: 'a@example.com',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '',
  },
  ...{ last_seen_at: '0001-01-01T00:00:00Z', status: 'active', login_type: 'password' },
  ...{ organization_ids: null, roles: [] },
};

describe('a success', () => {
  it('is parsed: null lists are empty, "never" is null, unknown keys and prototype keys are gone', async () => {
    const text = JSON.stringify({ ...user, extra: 1 }).replace('{', '{"__proto__":{"polluted":true},');
    const { api } = await serve(raw('application/json', text));
    const read = await api.getUser({ user: USER });
    expect(read).toMatchObject({ ok: true, requestId: ID, status: 200 });
    if (!read.ok) return;
    expect(read.value).toMatchObject({ organization_ids: [], last_seen_at: null, is_service_account: false });
    expect('extra' in read.value || 'polluted' in read.value).toBe(false);
  });

  it('may be a page in an array, as the description has it', async () => {
    const { api } = await serve((response) => sendJson(response, 200, [{ members: [], count: 0 }]));
    expect(await api.pageMembers({ organization: ORGANIZATION })).toMatchObject({
      ok: true,
      value: { count: 0 },
    });
  });

  it('of a 204 needs no body and reads none', async () => {
    const { api } = await serve((response) => response.writeHead(204).end());
    expect(await api.deleteKey({ user: 'me', keyid: 'aaaaaaaaaa' })).toMatchObject({ ok: true, value: null });
  });
});

describe('an answer that is none', () => {
  it.each([
    ['an HTML page', raw('text/html', '<html></html>'), 'html', 'not-coder'],
    ['plain text', raw('text/plain', 'fine'), 'text', 'bad-response'],
    ['nothing', raw('application/json', ''), 'empty', 'bad-response'],
    ['half of it', raw('application/json', '{"id":'), 'not-json', 'bad-response'],
    [
      'a wrong type',
      raw('application/json', JSON.stringify({ ...user, roles: 'owner' })),
      'wrong-shape',
      'bad-response',
    ],
    [
      'a missing field',
      raw('application/json', JSON.stringify({ ...user, id: undefined })),
      'wrong-shape',
      'bad-response',
    ],
    [
      'somebody else',
      raw('application/json', JSON.stringify({ ...user, id: ORGANIZATION })),
      'lie',
      'bad-response',
    ],
    [
      'a redirect',
      (response: ServerResponse) => response.writeHead(302, { Location: '/x' }).end(),
      'redirect',
      'redirected',
    ],
    [
      'another success',
      (response: ServerResponse) => sendJson(response, 202, user),
      'other-status',
      'bad-response',
    ],
  ] as const)('is named with its request id: %s', async (_, answer, fault, code) => {
    const { api } = await serve(answer);
    const read = await api.getUser({ user: USER });
    const write = await api.suspendUser({ user: USER });
    expect(read).toMatchObject({ ok: false, failure: { fault, code, requestId: ID, left: 'nothing' } });
    expect(write).toMatchObject({ ok: false, failure: { fault, code, requestId: ID, left: 'unknown' } });
  });

  it('is called cut when it breaks off in the middle', async () => {
    const head = `HTTP/1.1 200 OK\r\nX-Coder-Request-Id: ${ID}\r\nContent-Length: 100\r\n\r\n{"id"`;
    const server = keep(await startTcp((socket) => socket.end(head)));
    const read = await connect(server.url).suspendUser({ user: USER });
    expect(read).toMatchObject({ ok: false, failure: { fault: 'cut', left: 'unknown', requestId: ID } });
  });
});

describe('a write', () => {
  it('goes out once, whatever happens to it', async () => {
    const { api, seen } = await serve((response) => sendJson(response, 503, { message: 'later' }));
    expect(await api.suspendUser({ user: USER })).toMatchObject({ ok: false, failure: { left: 'unknown' } });
    expect(seen).toHaveLength(1);
  });

  it('is proved not to have been sent when nobody listens', async () => {
    const server = await startServer(() => undefined);
    await server.close();
    expect(await connect(server.url).logout({})).toMatchObject({
      ok: false,
      failure: { left: 'not-sent', code: 'connection-refused', fault: null, status: null },
    });
  });

  it('is refused for sure in the words of the server, and not for sure in those of a proxy', async () => {
    const own = await serve((response) =>
      sendJson(response, 400, { message: 'You cannot suspend yourself.' }),
    );
    const proxy = await serve((response) =>
      response.writeHead(400, { 'Content-Type': 'text/html' }).end('<html></html>'),
    );
    expect(await own.api.suspendUser({ user: USER })).toMatchObject({
      failure: { left: 'rejected', refusal: 'self-suspension', fault: null },
    });
    expect(await proxy.api.suspendUser({ user: USER })).toMatchObject({
      failure: { left: 'refused-unproven', refusal: null, fault: 'html' },
    });
  });

  it('of other roles than were sent is not believed', async () => {
    const { api } = await serve((response) =>
      sendJson(response, 200, { ...user, roles: [{ name: 'owner' }] }),
    );
    expect(await api.putUserRoles({ user: USER, roles: ['auditor'] })).toMatchObject({
      failure: { fault: 'lie', left: 'unknown' },
    });
  });

  it('that carried a secret fails without repeating anything the server said', async () => {
    const { api } = await serve((response) => sendJson(response, 400, { message: 'no: made-up-password' }));
    const failed = await api.login({ email: 'a@example.com', password: 'made-up-password' });
    expect(failed).toMatchObject({ ok: false, failure: { detail: `status 400, request ${ID}`, said: null } });
    expect(JSON.stringify(failed)).not.toContain('made-up-password');
  });
});

describe('an input', () => {
  it.each(['', '.', '..'])('that would change the path is a bug: "%s"', async (text) => {
    const { api, seen } = await serve((response) => sendJson(response, 200, user));
    await expect(api.getUser({ user: text })).rejects.toThrow();
    expect(seen).toEqual([]);
  });
});
