import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { bareMember, ORGANIZATION, quickApi, USER } from './testing/api.ts';
import { sendJson, startServer, startTcp } from './testing/server.ts';

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const meet = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = await startServer(answer);
  const api = quickApi(server.url, { startWidth: 8, maxWidth: 8 });
  open.push(server, api);
  return { server, api };
};

const REQUEST_ID = '3e8f3b62-7d0e-4a57-9a0b-0a4a1c1d2e02';
const SELF = { id: USER, username: 'ada', roles: [], organization_ids: [] };

/** As many cookies of 4 KB, the most that a browser takes for one, as make up so many KB. */
const cookies = (kb: number): string[] =>
  Array.from({ length: kb / 4 }, (_, n) => `front-${n}=${'x'.repeat(4_080)}; Path=/`);

describe('the head of an answer', () => {
  it.each([20, 64, 200])('may have %d KB of cookies, as in browsers', async (kb) => {
    const { api, server } = await meet((request, response) => {
      response.setHeader('Set-Cookie', cookies(kb));
      sendJson(response, 200, request.method === 'PUT' ? bareMember(['a']) : SELF);
    });
    expect(await api.readSelf()).toMatchObject({ ok: true });
    expect((await api.putMemberRoles(ORGANIZATION, USER, ['a'])).class).toBe('applied');
    expect(server.seen.length).toBe(2);
  });

  it('of over 256 KB is told as that, and is not asked for again', async () => {
    const { api, server } = await meet((_, response) => {
      response.setHeader('Set-Cookie', cookies(300));
      sendJson(response, 200, SELF);
    });
    const read = await api.readSelf();
    expect(read).toMatchObject({ ok: false, failure: { code: 'too-large', retry: false } });
    expect(read.ok ? '' : read.failure.message).toContain('a head of over 256 KB');
    expect(server.seen.length).toBe(1);
    const outcome = await api.putMemberRoles(ORGANIZATION, USER, ['a']);
    if (outcome.class !== 'unknown') throw new Error(`It was ${outcome.class}`);
    expect(outcome.failure.message).toContain('a head of over 256 KB');
    expect(server.seen.length).toBe(2);
  });

  it('is heard to its last line, however many there are', async () => {
    const { api } = await meet((_, response) => {
      const short = Array.from({ length: 5_000 }, (_, n) => ['X-Made-Up', String(n)]);
      response.writeHead(200, [...short, ['X-Coder-Request-Id', REQUEST_ID]].flat());
      response.end(JSON.stringify(bareMember(['a'])));
    });
    const outcome = await api.putMemberRoles(ORGANIZATION, USER, ['a']);
    expect(outcome).toMatchObject({ class: 'applied', requestId: REQUEST_ID });
  });
});

describe('hints before an answer', () => {
  it('are together no longer than one head: each could be as long as that by itself', async () => {
    const hint = `HTTP/1.1 103 Early Hints\r\n${'a:\r\n'.repeat(50_000)}\r\n`;
    let written = 0;
    const server = await startTcp((socket) => {
      const more = (): void => {
        while (!socket.destroyed && written < 50 && socket.write(hint)) written += 1;
      };
      socket.on('drain', more);
      more();
    });
    const api = quickApi(server.url, { attempts: 1, firstByteMs: 20_000 });
    open.push(server, api);
    expect(await api.readSelf()).toMatchObject({ ok: false, failure: { code: 'bad-response' } });
    expect(written).toBeLessThan(50);
  });
});

describe('as many requests as the gate lets in', () => {
  it('are at the server at once: none waits in a queue that nobody sees', async () => {
    const held: ServerResponse[] = [];
    const { api, server } = await meet((_, response) => void held.push(response));
    const ask = (length: number) => Array.from({ length }, () => api.readSelf());
    const first = ask(4);
    await expect.poll(() => server.seen.length).toBe(4);
    const reads = [...first, ...ask(4)];
    await expect.poll(() => server.seen.length).toBe(8);
    for (const response of held) sendJson(response, 200, SELF);
    expect((await Promise.all(reads)).every(({ ok }) => ok)).toBe(true);
  });
});
