import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createCoderApi } from './coder-api.ts';
import type { RemoteLimits } from './limits.ts';
import { bareMember, ORGANIZATION, TOKEN, USER } from './testing/api.ts';
import { makeCertificate } from './testing/certificate.ts';
import { startProxy } from './testing/connect-proxy.ts';
import { sendJson, startServer, startTcp } from './testing/server.ts';
import { DIRECT, type NetworkWay, type Ways } from './wire/ways.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of open.splice(0).reverse()) await close();
});

const startTls = async (host = '127.0.0.1') => {
  const own = makeCertificate([host], -1, 1);
  const seen: string[] = [];
  const server = createServer(own, (request, response) => {
    seen.push(String(request.headers['coder-session-token']));
    sendJson(response, 200, bareMember(['a']));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  return { url: `https://${host}:${port}`, port, ca: [own.cert], seen };
};

const start = async (options: Parameters<typeof startProxy>[0] = {}) => {
  const proxy = await startProxy(options);
  open.push(proxy.close);
  return proxy;
};

const put = (
  url: string,
  ca: readonly string[],
  ways: Ways,
  over: number | Partial<RemoteLimits> = 2_000,
) => {
  const limits = typeof over === 'number' ? { connectMs: over } : over;
  const api = createCoderApi({ url, token: TOKEN, clock: realClock, log: silentLog, ca, ways, limits });
  open.push(api.close);
  return api.putMemberRoles(ORGANIZATION, USER, ['a']);
};

const proxyWay = (origin: string, authorization: string | null = null): NetworkWay => ({
  kind: 'proxy',
  hop: { origin, authorization },
});
const by = (origin: string, authorization: string | null = null): Ways => ({
  find: async () => [proxyWay(origin, authorization)],
  note: () => undefined,
});

describe('a way through a proxy', () => {
  it('is a tunnel: the proxy sees host and port, and neither the request nor the token', async () => {
    const server = await startTls();
    const proxy = await start();
    const outcome = await put(server.url, server.ca, by(proxy.url));
    expect(outcome.class).toBe('applied');
    expect(server.seen).toEqual([TOKEN]);
    expect(proxy.tunnels.map(({ target, authorization }) => [target, authorization])).toEqual([
      [`127.0.0.1:${server.port}`, null],
    ]);
    expect(proxy.tunnels[0]?.sent.length).toBeGreaterThan(100);
    expect(proxy.tunnels[0]?.sent).not.toContain(TOKEN);
    expect(proxy.others).toEqual([]);
  });

  it.each(['http', 'https'] as const)(
    'is never taken by plain http: an %s proxy is not even asked',
    async (scheme) => {
      const server = await startServer((_, response) => sendJson(response, 200, bareMember(['a'])));
      open.push(server.close);
      const tls = makeCertificate(['127.0.0.1'], -1, 1);
      const proxy = await start(scheme === 'https' ? { tls } : {});
      let asked = 0;
      const find = async () => {
        asked += 1;
        return [proxyWay(proxy.url, 'Basic bWFkZTp1cA==')];
      };
      expect((await put(server.url, [tls.cert], { ...DIRECT, find })).class).toBe('applied');
      expect(server.seen.map(({ token }) => token)).toEqual([TOKEN]);
      expect([asked, proxy.tunnels, proxy.others]).toEqual([0, [], []]);
    },
  );

  it('is opened with the name and password when there are some', async () => {
    const server = await startTls();
    const proxy = await start({ credentials: 'ada:made-up' });
    const authorization = `Basic ${Buffer.from('ada:made-up').toString('base64')}`;
    expect((await put(server.url, server.ca, by(proxy.url, authorization))).class).toBe('applied');
  });

  it.each([
    ['none are known', null],
    ['they are wrong', `Basic ${Buffer.from('ada:wrong').toString('base64')}`],
  ])('asks for a name and password when %s, and nothing was sent', async (_, authorization) => {
    const server = await startTls();
    const proxy = await start({ credentials: 'ada:made-up' });
    const outcome = await put(server.url, server.ca, by(proxy.url, authorization));
    expect(outcome).toMatchObject({
      class: 'not-sent',
      failure: { code: 'proxy-sign-in', retry: false },
    });
    expect(server.seen).toEqual([]);
    expect(proxy.tunnels[0]?.sent).toBe('');
  });

  it.each([
    ['forbids it', { status: 403 }],
    ['fails', { status: 502 }],
    ['puts bytes of its own into the tunnel', { head: 'HTTP/1.1 200 OK\r\n\r\n' }],
  ])('is none when the proxy %s, and nothing was sent', async (_, options) => {
    const server = await startTls();
    const proxy = await start(options);
    const outcome = await put(server.url, server.ca, by(proxy.url));
    expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'proxy-failed' } });
    expect(server.seen).toEqual([]);
  });

  it('is told as none when the proxy says yes and then sends a page, as the sign-in page of a network', async () => {
    const server = await startTls();
    const portal = await startTcp((socket, received) => {
      if (received.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n');
      else socket.end('<html>Sign in to this network</html>');
    });
    open.push(portal.close);
    const outcome = await put(server.url, server.ca, by(portal.url));
    expect(outcome).toMatchObject({
      class: 'not-sent',
      failure: { code: 'proxy-failed', message: expect.stringContaining('a sign-in page of the network') },
    });
    expect(server.seen).toEqual([]);
  });

  it('that ends with an https proxy after it was asked says nothing of its certificate', async () => {
    const server = await startTls();
    const own = makeCertificate(['127.0.0.1'], -1, 1);
    const rude = createServer(own).on('connect', (_, socket) => socket.destroy());
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    open.push(() => rude.close());
    // `listen` with a port gives an address with a port.
    const { port } = rude.address() as AddressInfo;
    const outcome = await put(server.url, [own.cert], by(`https://127.0.0.1:${port}`));
    const words = `The proxy 127.0.0.1:${port} on the way to 127.0.0.1:${server.port} broke the connection off.`;
    expect(outcome).toMatchObject({
      class: 'not-sent',
      failure: { code: 'proxy-failed', message: expect.stringContaining(words) },
    });
  });

  it('is none when the proxy is not there, hangs, or answers with garbage', async () => {
    const server = await startTls();
    const gone = await startProxy();
    await gone.close();
    expect(await put(server.url, server.ca, by(gone.url))).toMatchObject({
      failure: { code: 'proxy-failed' },
    });
    const silent = await startTcp(() => undefined);
    open.push(silent.close);
    const hung = await put(server.url, server.ca, by(silent.url), 60);
    expect(hung.class).toBe('not-sent');
    const babbling = await startTcp((socket) => socket.end('hello\r\n\r\n'));
    open.push(babbling.close);
    expect(await put(server.url, server.ca, by(babbling.url))).toMatchObject({
      class: 'not-sent',
      failure: { code: 'proxy-failed' },
    });
    expect(server.seen).toEqual([]);
  });

  it('over https is taken when the proxy proves its own name, not that of the server', async () => {
    const server = await startTls('localhost');
    const tls = makeCertificate(['127.0.0.1'], -1, 1, { name: 'Proxy test' });
    const proxy = await start({ tls, credentials: 'ada:made-up' });
    const authorization = `Basic ${Buffer.from('ada:made-up').toString('base64')}`;
    const origin = `https://127.0.0.1:${proxy.port}`;
    const outcome = await put(server.url, [...server.ca, tls.cert], by(origin, authorization));
    expect(outcome).toMatchObject({ class: 'applied' });
    expect(server.seen).toEqual([TOKEN]);
  });

  it.each([
    ['nobody vouches for it', ['localhost'], 1, false],
    ['its certificate names the server, not the proxy', ['127.0.0.1'], 1, true],
    ['its certificate is for another host', ['proxy.example.com'], 1, true],
    ['its certificate has run out', ['localhost'], -0.5, true],
  ] as const)(
    'over https is refused, and gets no name and password, when %s',
    async (_, hosts, to, isTrusted) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      const server = await startTls();
      const tls = makeCertificate(hosts, -1, to, { name: 'Proxy test' });
      const proxy = await start({ tls });
      const ca = isTrusted ? [...server.ca, tls.cert] : server.ca;
      const outcome = await put(server.url, ca, by(`https://localhost:${proxy.port}`, 'Basic bWFkZTp1cA=='));
      expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'proxy-failed' } });
      expect([proxy.tunnels, proxy.others, server.seen]).toEqual([[], [], []]);
    },
  );

  it('still asks the server itself who it is', async () => {
    const server = await startTls();
    const proxy = await start();
    const outcome = await put(server.url, [], by(proxy.url));
    expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'tls' } });
    expect(server.seen).toEqual([]);
  });

  it('has the time that a good one needs, however many there are; those that were not tried are told', async () => {
    const server = await startTls();
    const slow = await start({ slowMs: 200 });
    const silent = await startTcp(() => undefined);
    open.push(silent.close);
    const among = (first: readonly NetworkWay[], count: number): Ways => ({
      find: async () => [...first, ...Array.from({ length: count }, () => proxyWay(silent.url))],
      note: () => undefined,
    });
    const limits = { connectMs: 5_000, connectLeastMs: 2_000, connectAllMs: 3_000 };
    expect((await put(server.url, server.ca, among([proxyWay(slow.url)], 100), limits)).class).toBe(
      'applied',
    );
    const short = { connectMs: 5_000, connectLeastMs: 100, connectAllMs: 150 };
    const outcome = await put(server.url, server.ca, among([], 4), short);
    if (outcome.class !== 'not-sent') throw new Error(`It was ${outcome.class}`);
    const { host } = new URL(silent.url);
    expect(outcome.failure.message).toContain(`the proxy ${host} did not answer in time; `);
    expect(outcome.failure.message).toContain(
      `${host} was not tried, since the time for all ways was over. `,
    );
  });

  it('is looked for anew for each connection', async () => {
    const server = await startTls();
    const proxy = await start();
    let asked = 0;
    const find = (): Promise<readonly NetworkWay[]> => {
      asked += 1;
      return asked === 1 ? DIRECT.find() : Promise.resolve([proxyWay(proxy.url)]);
    };
    expect((await put(server.url, server.ca, { ...DIRECT, find })).class).toBe('applied');
    expect(proxy.tunnels.length).toBe(0);
    expect((await put(server.url, server.ca, { ...DIRECT, find })).class).toBe('applied');
    expect(proxy.tunnels.length).toBe(1);
  });
});
