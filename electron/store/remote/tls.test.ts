import { Agent, createServer, request, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createCoderApi } from './coder-api.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { bareMember, ORGANIZATION, TOKEN, USER } from './testing/api.ts';
import { makeCertificate } from './testing/certificate.ts';
import { sendJson } from './testing/server.ts';
import type { WireLine } from './wire/agent.ts';
import { exchange } from './wire/exchange.ts';

const open: (() => unknown)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of open.splice(0).reverse()) close();
});

/** An https server with this certificate, and a client that trusts `trusted` beside the usual ones. */
const connect = async (
  own: { cert: string; key: string },
  trusted: readonly string[],
  more: ServerOptions = {},
) => {
  const seen: string[] = [];
  const server = createServer({ ...own, ...more }, (request, response) => {
    seen.push(String(request.headers['coder-session-token']));
    sendJson(response, 200, bareMember(['a']));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  const url = `https://127.0.0.1:${port}`;
  const api = createCoderApi({ url, token: TOKEN, clock: realClock, log: silentLog, ca: trusted });
  open.push(() => server.close(), api.close);
  return { outcome: await api.putMemberRoles(ORGANIZATION, USER, ['a']), seen };
};

describe('a server that has to prove who it is', () => {
  it('is talked to when a trusted certificate names it', async () => {
    const own = makeCertificate(['127.0.0.1'], -1, 1);
    const { outcome, seen } = await connect(own, [own.cert]);
    expect(outcome.class).toBe('applied');
    expect(seen).toEqual([TOKEN]);
  });

  it.each([
    ['nobody vouches for it', ['127.0.0.1'], -1, 1, false, 'nobody that this computer trusts vouches'],
    ['its certificate is for another host', ['coder.example.com'], -1, 1, true, 'is for another host'],
    ['its certificate has run out', ['127.0.0.1'], -2, -1, true, 'has run out. Check the date of this'],
    [
      'its certificate is not valid yet',
      ['127.0.0.1'],
      1,
      2,
      true,
      'is not valid yet. Check the date of this',
    ],
  ] as const)(
    'gets no byte of the request when %s, and that is told',
    async (_, hosts, from, to, isTrusted, words) => {
      const own = makeCertificate(hosts, from, to);
      const { outcome, seen } = await connect(own, isTrusted ? [own.cert] : []);
      expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'tls', retry: false } });
      expect(outcome.class === 'not-sent' && outcome.failure.message).toContain(words);
      expect(seen).toEqual([]);
    },
  );

  it.each<readonly [string, ServerOptions]>([
    ['speaks TLS 1.1 only', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }],
    ['wants a client certificate', { maxVersion: 'TLSv1.2', requestCert: true, rejectUnauthorized: true }],
  ])('gets nothing when it %s, and nothing is said against its certificate', async (_, more) => {
    const own = makeCertificate(['127.0.0.1'], -1, 1);
    const { outcome, seen } = await connect(own, [own.cert], more);
    expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'tls' } });
    const message = outcome.class === 'not-sent' ? outcome.failure.message : '';
    expect(message).toContain('did not agree on how to protect the connection');
    expect(message).not.toContain('did not prove');
    expect(seen).toEqual([]);
  });

  it.each<readonly [string, (socket: Socket) => void, string]>([
    [
      'speaks no TLS there',
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      'does not speak TLS on this port',
    ],
    ['hangs up', (socket) => socket.end(), 'broke the connection off before it was protected'],
    [
      'is cut off by a firewall',
      (socket) => socket.resetAndDestroy(),
      'broke the connection off before it was protected',
    ],
  ])('is not told to have a wrong certificate when it %s', async (_, answer, words) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined).once('data', () => answer(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // `listen` with a port gives an address with a port.
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const api = createCoderApi({ url, token: TOKEN, clock: realClock, log: silentLog });
    open.push(() => server.close(), api.close);
    const outcome = await api.putMemberRoles(ORGANIZATION, USER, ['a']);
    expect(outcome).toMatchObject({
      class: 'not-sent',
      failure: { code: 'tls', message: expect.stringContaining(words) },
    });
  });

  it('gets nothing over a socket that was handed on before it had done so', async () => {
    const server = createServer(makeCertificate(['127.0.0.1'], -1, 1));
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // `listen` with a port gives an address with a port.
    const { port } = server.address() as AddressInfo;
    // Node's own agent hands a socket on at once; ours waits until it is protected.
    const agent = new Agent();
    open.push(
      () => server.close(),
      () => agent.destroy(),
    );
    const line: WireLine = {
      secure: true,
      open: (options) => request({ ...options, agent, hostname: '127.0.0.1', port }),
      isClosed: () => false,
      close: () => undefined,
    };
    let starts = 0;
    const onStart = (): void => {
      starts += 1;
    };
    const end = await exchange(line, DEFAULT_LIMITS, TOKEN, { method: 'GET', path: '/' }, { onStart });
    expect([end, starts]).toMatchObject([{ kind: 'break', phase: 'connecting' }, 0]);
  });

  it('is not excused by NODE_TLS_REJECT_UNAUTHORIZED', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { outcome, seen } = await connect(makeCertificate(['127.0.0.1'], -1, 1), []);
    expect(outcome.class).toBe('not-sent');
    expect(seen).toEqual([]);
  });
});
