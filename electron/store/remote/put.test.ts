import type { ServerResponse } from 'node:http';
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

const put = async (answer: (response: ServerResponse) => void, roles: readonly string[] = ['b', 'a']) => {
  const server = keep(await startServer((_, response) => answer(response)));
  const outcome = await keep(quickApi(server.url)).putMemberRoles(ORGANIZATION, USER, roles);
  return { outcome, seen: server.seen };
};
const send = (value: unknown) => (response: ServerResponse) => sendJson(response, 200, value);

describe('a PUT of a role set', () => {
  it('sends the set once, sorted and unique, and believes an answer that shows it in any order', async () => {
    const { outcome, seen } = await put(send(bareMember(['b', 'a', 'b'])), ['b', 'a', 'a']);
    expect(outcome).toMatchObject({ class: 'applied', roles: ['a', 'b'], status: 200 });
    const path = `/api/v2/organizations/${ORGANIZATION}/members/${USER}/roles`;
    expect(seen).toEqual([{ method: 'PUT', path, token: TOKEN, body: '{"roles":["a","b"]}' }]);
  });

  it.each<readonly [string, (response: ServerResponse) => void]>([
    ['other roles', send(bareMember(['a']))],
    ['more roles', send(bareMember(['a', 'b', 'c']))],
    ['another person', send(bareMember(['a', 'b'], { user_id: '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e03' }))],
    [
      'another place',
      send(bareMember(['a', 'b'], { organization_id: '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e03' })),
    ],
    ['no roles key', send({ user_id: USER, organization_id: ORGANIZATION })],
    ['an empty body', (response) => response.end()],
    ['a login page', (response) => response.setHeader('Content-Type', 'text/html').end('<html></html>')],
    ['a cut body', (response) => response.setHeader('Content-Type', 'application/json').end('{"user_id":')],
  ])('does not believe a 200 with %s', async (_, answer) => {
    const { outcome, seen } = await put(answer);
    expect(outcome).toMatchObject({ class: 'unknown', status: 200 });
    expect(seen).toHaveLength(1);
  });

  it.each([201, 202, 500, 502, 503, 504])('leaves a %i open and sends nothing again', async (status) => {
    const { outcome, seen } = await put((response) => sendJson(response, status, bareMember(['a', 'b'])));
    expect(outcome).toMatchObject({ class: 'unknown', status });
    expect(seen).toHaveLength(1);
  });

  it('passes on how long the host asks to be left alone', async () => {
    const server = keep(
      await startServer((_, response) => sendJson(response, 429, {}, { 'Retry-After': '60' })),
    );
    const outcome = await keep(quickApi(server.url)).putMemberRoles(ORGANIZATION, USER, []);
    expect(outcome.class).toBe('throttled');
    const waitMs = outcome.class === 'throttled' ? outcome.retryAfterMs : 0;
    expect(waitMs).toBeGreaterThanOrEqual(60_000);
    expect(waitMs).toBeLessThanOrEqual(72_000);
  });

  it('is called back by whoever aborts right before its first byte, on a new connection and a kept one', async () => {
    const server = keep(await startServer((_, response) => send(bareMember(['a']))(response)));
    const api = keep(quickApi(server.url));
    for (const seen of [0, 1]) {
      const wanted = new AbortController();
      const outcome = await api.putMemberRoles(ORGANIZATION, USER, ['a'], {
        signal: wanted.signal,
        onStart: () => wanted.abort(),
      });
      expect(outcome).toMatchObject({ class: 'not-sent' });
      expect(server.seen).toHaveLength(seen);
      if (seen === 0)
        expect(await api.putMemberRoles(ORGANIZATION, USER, ['a'])).toMatchObject({ class: 'applied' });
    }
  });

  it('proves that nothing was sent when nobody listens', async () => {
    const server = await startServer(() => undefined);
    await server.close();
    const outcome = await keep(quickApi(server.url)).putMemberRoles(ORGANIZATION, USER, ['a']);
    expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'connection-refused' } });
  });

  it('proves that nothing was sent when the other side speaks no TLS', async () => {
    const server = keep(await startTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const api = keep(quickApi(server.url.replace('http:', 'https:')));
    const outcome = await api.putMemberRoles(ORGANIZATION, USER, ['a']);
    expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'tls' } });
    expect(server.requests).toEqual([]);
  });

  it('leaves it open when the server hangs up after reading', async () => {
    const server = keep(await startTcp((socket, received) => received.endsWith('}') && socket.destroy()));
    const outcome = await keep(quickApi(server.url)).putMemberRoles(ORGANIZATION, USER, ['a']);
    expect(outcome).toMatchObject({ class: 'unknown', failure: { code: 'offline' } });
    expect(server.requests.filter((text) => text.endsWith('}'))).toHaveLength(1);
  });

  it('is not sent again when a kept-alive socket dies under it', async () => {
    const server = keep(
      await startServer((request, response, count) => {
        if (count > 1) request.socket.destroy();
        else sendJson(response, 200, bareMember(['a']));
      }),
    );
    const api = keep(quickApi(server.url));
    expect((await api.putMemberRoles(ORGANIZATION, USER, ['a'])).class).toBe('applied');
    expect(server.sockets.size).toBe(1);
    expect((await api.putMemberRoles(ORGANIZATION, USER, ['a'])).class).toBe('unknown');
    expect(server.seen).toHaveLength(2);
  });

  it('drops an idle socket before a server would', async () => {
    const server = keep(await startServer((_, response) => sendJson(response, 200, bareMember(['a']))));
    const api = keep(quickApi(server.url, { freeSocketMs: 50 }));
    await api.putMemberRoles(ORGANIZATION, USER, ['a']);
    expect(server.sockets.size).toBe(1);
    await expect.poll(() => server.sockets.size, { interval: 10 }).toBe(0);
  });

  it('is not sent when it was stopped before it went out', async () => {
    const server = keep(await startTcp(() => undefined));
    const stopped = { signal: AbortSignal.abort() };
    const outcome = await keep(quickApi(server.url)).putMemberRoles(ORGANIZATION, USER, ['a'], stopped);
    expect(outcome.class).toBe('not-sent');
    expect(server.requests).toEqual([]);
  });

  it('is heard to its end when it is stopped after it went out', async () => {
    const stop = new AbortController();
    const server = keep(
      await startServer((_, response) => {
        stop.abort();
        setTimeout(() => sendJson(response, 200, bareMember(['a'])), 20);
      }),
    );
    const api = keep(quickApi(server.url));
    const outcome = await api.putMemberRoles(ORGANIZATION, USER, ['a'], { signal: stop.signal });
    expect(outcome.class).toBe('applied');
  });

  it('is left open when its answer does not come in time', async () => {
    const server = keep(await startTcp(() => undefined));
    const api = keep(quickApi(server.url, { firstByteMs: 40 }));
    const outcome = await api.putMemberRoles(ORGANIZATION, USER, ['a']);
    expect(outcome).toMatchObject({ class: 'unknown', failure: { code: 'timed-out' } });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a front that gives up an idle connection with a 408', () => {
  /** Answers one request; when the next one is there, the 408 for the idle time is on its way already. */
  const startFront = async () => {
    let requests = 0;
    const body = JSON.stringify(bareMember(['a']));
    const answer = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    return keep(
      await startTcp((socket, received) => {
        if (!/(\r\n\r\n|\})$/.test(received)) return;
        requests += 1;
        if (requests === 2) socket.write('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n');
        else socket.write(answer);
      }),
    );
  };

  it('leaves open what became of a write that crossed it: the server may do it yet', async () => {
    const front = await startFront();
    const api = keep(quickApi(front.url));
    expect((await api.readMemberRoles(ORGANIZATION, USER)).ok).toBe(true);
    const outcome = await api.putMemberRoles(ORGANIZATION, USER, ['a']);
    expect(outcome).toMatchObject({ class: 'unknown', status: 408, failure: { code: 'timed-out' } });
  });

  it('does the same for any other write', async () => {
    const api = keep(quickApi((await startFront()).url));
    await api.readMemberRoles(ORGANIZATION, USER);
    expect(await api.setSuspended(USER, true)).toMatchObject({ class: 'unknown', status: 408 });
  });

  it('does not keep a read from being tried again, on another connection', async () => {
    const front = await startFront();
    const api = keep(quickApi(front.url));
    await api.readMemberRoles(ORGANIZATION, USER);
    expect((await api.readMemberRoles(ORGANIZATION, USER)).ok).toBe(true);
    expect(front.sockets.size).toBe(2);
  });
});
