import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createCoderApi } from './coder-api.ts';
import type { RemoteLimits } from './limits.ts';
import { bareMember, ORGANIZATION, TOKEN, USER } from './testing/api.ts';
import { type Certificate, makeCertificate } from './testing/certificate.ts';
import { startProxy } from './testing/connect-proxy.ts';
import { sendJson, startTcp } from './testing/server.ts';
import type { NetworkWay, Ways } from './wire/ways.ts';

vi.mock('node:dns/promises', async (load) => {
  const real = await load<typeof import('node:dns/promises')>();
  const several = ['127.0.0.3', '127.0.0.1'].map((address) => ({ address, family: 4 }));
  const lookup = (name: string, options: object) =>
    name === 'several.example' ? Promise.resolve(several) : real.lookup(name, options);
  return { ...real, default: real, lookup };
});

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const ROOT = makeCertificate([], -1, 1, { isAuthority: true, name: 'Acme Root' });

const startTls = async (own: Certificate = makeCertificate(['127.0.0.1'], -1, 1, { by: ROOT })) => {
  const seen: string[] = [];
  const server = createServer(own, (request, response) => {
    seen.push(String(request.headers['coder-session-token']));
    sendJson(response, 200, bareMember(['a']));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}`, seen };
};

const start = async (options: Parameters<typeof startProxy>[0] = {}) => {
  const proxy = await startProxy(options);
  open.push(proxy.close);
  return proxy;
};
const startDead = async () => {
  const proxy = await startProxy();
  await proxy.close();
  return proxy;
};

const DIRECT: NetworkWay = { kind: 'direct' };
const SOCKS: NetworkWay = { kind: 'unsupported' };
const ADA = `Basic ${Buffer.from('ada:made-up').toString('base64')}`;
const by = (proxy: { readonly url: string }, authorization: string | null = null): NetworkWay => ({
  kind: 'proxy',
  hop: { origin: proxy.url, authorization },
});

const connectBy = (url: string, list: readonly NetworkWay[], limits: Partial<RemoteLimits> = {}) => {
  const noted: (readonly [NetworkWay, readonly NetworkWay[]])[] = [];
  const ways: Ways = { find: async () => list, note: (...told) => void noted.push(told) };
  const api = createCoderApi({
    url,
    token: TOKEN,
    clock: realClock,
    log: silentLog,
    ca: [ROOT.cert],
    ways,
    limits,
  });
  open.push(api.close);
  const put = () => api.putMemberRoles(ORGANIZATION, USER, ['a']);
  return { put, api, noted };
};

const failureOf = (outcome: Awaited<ReturnType<ReturnType<typeof connectBy>['put']>>) => {
  if (outcome.class !== 'not-sent') throw new Error(`It was ${outcome.class}`);
  return outcome.failure;
};

describe('the ways of a PAC answer', () => {
  it('are tried in their order until one gets there: a dead proxy, then a live one, never the third', async () => {
    const server = await startTls();
    const [dead, live] = [await startDead(), await start()];
    const { put, noted } = connectBy(server.url, [by(dead), by(live), DIRECT]);
    expect((await put()).class).toBe('applied');
    expect(live.tunnels.length).toBe(1);
    expect(server.seen).toEqual([TOKEN]);
    expect(noted).toEqual([[by(live), [by(dead)]]]);
  });

  it.each<readonly [string, () => Promise<NetworkWay>]>([
    ['refuses', async () => by(await startDead())],
    ['is not supported', async () => SOCKS],
    ['is not known by that name', async () => by({ url: 'http://proxy.invalid:3128' })],
    ['forbids the tunnel', async () => by(await start({ status: 403 }))],
    ['cannot reach the server', async () => by(await start({ status: 503 }))],
    ['wants a name and password', async () => by(await start({ credentials: 'ada:made-up' }))],
    [
      'proves to be somebody else',
      async () => by(await start({ tls: makeCertificate(['other.example'], -1, 1, { by: ROOT }) })),
    ],
    [
      'speaks no TLS though it should',
      async () => by({ url: (await start()).url.replace('http:', 'https:') }),
    ],
    [
      'hangs up at once',
      async () => {
        const rude = await startTcp((socket) => socket.destroy());
        open.push(rude.close);
        return by(rude);
      },
    ],
    [
      'never answers',
      async () => {
        const silent = await startTcp(() => undefined);
        open.push(silent.close);
        return by(silent);
      },
    ],
    [
      'opens a tunnel that ends in the middle of the handshake',
      async () => {
        const cut = await startTcp((socket, text) =>
          text.endsWith('\r\n\r\n') ? socket.write('HTTP/1.1 200 OK\r\n\r\n') : socket.destroy(),
        );
        open.push(cut.close);
        return by(cut);
      },
    ],
    [
      'leads to a server that proves to be somebody else',
      async () => {
        const other = await startTls(makeCertificate(['127.0.0.1'], -1, 1));
        const astray = createTcpServer((socket) => {
          socket.on('error', () => undefined);
          socket.once('data', () => {
            socket.write('HTTP/1.1 200 OK\r\n\r\n');
            const onward = connect(Number(new URL(other.url).port), '127.0.0.1');
            onward.on('error', () => undefined);
            socket.pipe(onward).pipe(socket);
          });
        });
        await new Promise<void>((resolve) => astray.listen(0, '127.0.0.1', resolve));
        open.push(() => astray.close());
        // `listen` with a port gives an address with a port.
        return by({ url: `http://127.0.0.1:${(astray.address() as AddressInfo).port}` });
      },
    ],
  ])('go on to the next one when the first %s, and the request is sent once', async (_, makeFirst) => {
    const server = await startTls();
    const first = await makeFirst();
    const { put, noted } = connectBy(server.url, [first, DIRECT], { connectMs: 300 });
    expect((await put()).class).toBe('applied');
    expect(server.seen).toEqual([TOKEN]);
    expect(noted).toEqual([[DIRECT, [first]]]);
  });

  it('are each told with its reason when none works, and what can be mended decides what to do', async () => {
    const dead = await startDead();
    const [asks, forbids] = [await start({ credentials: 'ada:made-up' }), await start({ status: 403 })];
    const gone = await startDead();
    const { put, noted } = connectBy(`https://127.0.0.1:${gone.port}`, [
      by(dead),
      by(asks),
      SOCKS,
      by(forbids),
      DIRECT,
    ]);
    const { code, message } = failureOf(await put());
    expect(code).toBe('proxy-sign-in');
    const host = `127.0.0.1:${gone.port}`;
    expect(message).toBe(
      `None of the 5 ways to ${host} works: the proxy 127.0.0.1:${dead.port} refused the connection; the proxy 127.0.0.1:${asks.port} wants a name and password; a way of a kind that Rollcall does not speak (such as SOCKS); the proxy 127.0.0.1:${forbids.port} answered 403 instead of opening a tunnel; directly, ${host} refused the connection. Enter them in the proxy settings; nothing was sent to ${host}.`,
    );
    // It is the network then: nothing is learned about one of them.
    expect(noted).toEqual([]);
  });

  it('beyond six are counted', async () => {
    const dead = await Promise.all(Array.from({ length: 8 }, startDead));
    const { put } = connectBy(
      'https://127.0.0.1:9',
      dead.map((one) => by(one)),
    );
    const { message } = failureOf(await put());
    expect(message).toContain('None of the 8 ways');
    expect(message).toContain('; and 2 more. ');
  });

  it('of a kind that is not supported are told as that, with nothing sent', async () => {
    const { put } = connectBy('https://127.0.0.1:9', [SOCKS]);
    const { code, message } = failureOf(await put());
    expect(code).toBe('proxy-failed');
    expect(message).toContain('only proxies of a kind that Rollcall does not speak (such as SOCKS)');
  });

  it('share the time there is: one that hangs leaves enough for the others', async () => {
    const server = await startTls();
    const silent = await startTcp(() => undefined);
    open.push(silent.close);
    const hangs = by(silent);
    const { put } = connectBy(server.url, [hangs, hangs, DIRECT], {
      connectMs: 5_000,
      connectLeastMs: 1,
      connectAllMs: 900,
    });
    expect((await put()).class).toBe('applied');
    expect(silent.sockets.size).toBe(2);
  });

  it('are left as they are when a request is out: what breaks then is not tried by another way', async () => {
    const own = makeCertificate(['127.0.0.1'], -1, 1, { by: ROOT });
    let heard = 0;
    const server = createServer(own, (request) => {
      heard += 1;
      request.socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => server.close());
    // `listen` with a port gives an address with a port.
    const { port } = server.address() as AddressInfo;
    const proxy = await start();
    const { put } = connectBy(`https://127.0.0.1:${port}`, [by(proxy), DIRECT]);
    expect((await put()).class).toBe('unknown');
    expect([heard, proxy.tunnels.length]).toEqual([1, 1]);
  });

  it('end with the client: nothing is opened after that', async () => {
    const server = await startTls();
    const silent = await startTcp(() => undefined);
    open.push(silent.close);
    const later = await start();
    const { put, api } = connectBy(server.url, [by(silent), by(later)]);
    const ending = put();
    await expect.poll(() => silent.requests.length).toBe(1);
    api.close();
    expect((await ending).class).toBe('not-sent');
    expect([later.tunnels.length, server.seen.length]).toEqual([0, 0]);
  });
});

describe('one trust for all that speaks TLS', () => {
  it('a company’s root vouches for the server and for an https proxy, by another certificate each', async () => {
    const server = await startTls();
    const proxy = await start({ tls: makeCertificate(['127.0.0.1'], -1, 1, { by: ROOT, name: 'Proxy' }) });
    expect((await connectBy(server.url, [by(proxy)]).put()).class).toBe('applied');
    expect(server.seen).toEqual([TOKEN]);
  });

  it('a proxy whose certificate is not accepted is told by its certificate, and gets no password', async () => {
    const server = await startTls();
    const proxy = await start({ tls: makeCertificate(['127.0.0.1'], -1, 1), credentials: 'ada:made-up' });
    const failure = failureOf(await connectBy(server.url, [by(proxy, ADA)]).put());
    expect(failure).toMatchObject({ code: 'proxy-failed', retry: false });
    expect(failure.message).toContain(
      'vouches for its certificate. Trust the company’s certificate for this deployment',
    );
    expect(proxy.tunnels).toEqual([]);
  });

  it.each<readonly [string, () => Certificate | null, string]>([
    [
      'whose certificate has run out',
      () => makeCertificate(['127.0.0.1'], -2, -1, { by: ROOT }),
      'its certificate has run out. Check the date of this computer, or ask who runs the proxy',
    ],
    [
      'whose certificate is for another host',
      () => makeCertificate(['proxy.acme.example'], -1, 1, { by: ROOT }),
      'its certificate is for another host. Enter the proxy by the name in its certificate',
    ],
    [
      'that speaks http',
      () => null,
      'does not speak TLS on this port. It may be a proxy to enter with http://',
    ],
  ])('an https proxy %s is told as that', async (_, make, words) => {
    const server = await startTls();
    const tls = make();
    const { port } = await start(tls === null ? {} : { tls });
    const failure = failureOf(
      await connectBy(server.url, [by({ url: `https://127.0.0.1:${port}` }, ADA)]).put(),
    );
    expect(failure).toMatchObject({ code: 'proxy-failed', retry: false });
    expect(failure.message).toContain(words);
  });
});

describe('a proxy that wants a sign-in', () => {
  const signIn = async (options: Parameters<typeof startProxy>[0], authorization: string | null = ADA) => {
    const server = await startTls();
    const proxy = await start(options);
    const { put } = connectBy(server.url, [by(proxy, authorization)]);
    const outcome = await put();
    const sent = proxy.tunnels.map((tunnel) => tunnel.authorization);
    return { outcome, sent, proxy, put, seen: server.seen };
  };

  it.each([
    ['Proxy-Authenticate: Basic realm="x"'],
    ['proxy-authenticate: BASIC'],
    ['Proxy-Authenticate: Negotiate, NTLM, Basic realm="a, b", charset="UTF-8"'],
  ])('and says %j gets the name and password, after it has said so', async (challenge) => {
    const challenges = [challenge];
    const { outcome, sent, seen } = await signIn({ credentials: 'ada:made-up', challenges });
    expect(outcome.class).toBe('applied');
    expect([sent, seen]).toEqual([[null, ADA], [TOKEN]]);
  });

  it.each<readonly [readonly string[], string]>([
    [['Proxy-Authenticate: Negotiate', 'Proxy-Authenticate: NTLM'], 'offers only Negotiate and NTLM'],
    [['Proxy-Authenticate: NTLM realm="Basic"'], 'offers only NTLM'],
    [['Proxy-Authenticate: Digest realm="x, Basic realm=y", nonce="z"'], 'offers only Digest'],
    [['Proxy-Authenticate: Send-The-Token-To evil'], 'offers only a scheme of its own'],
    [['Proxy-Authenticate: Constructor'], 'offers only a scheme of its own'],
    [[], 'wants a sign-in and does not say of which kind'],
    [['WWW-Authenticate: Basic realm="x"'], 'wants a sign-in and does not say of which kind'],
  ])('and says %j gets no password, and its person is told', async (challenges, words) => {
    const { outcome, sent, seen } = await signIn({ challenges });
    const failure = failureOf(outcome);
    expect(failure).toMatchObject({ code: 'proxy-failed', retry: false });
    expect(failure.message).toContain(words);
    expect(failure.message).toContain('No password was sent to it');
    expect([sent, seen]).toEqual([[null], []]);
  });

  it('and asks for none gets none', async () => {
    const { outcome, sent } = await signIn({});
    expect(outcome.class).toBe('applied');
    expect(sent).toEqual([null]);
  });

  it('and refuses the password gets it no second time, whoever asks next', async () => {
    const { outcome, put, proxy } = await signIn({ credentials: 'ada:other' });
    const failure = failureOf(outcome);
    expect(failure.code).toBe('proxy-sign-in');
    expect(failure.message).toContain('does not accept the name and password that are kept for it');
    await Promise.all([put(), put(), put()]);
    expect(proxy.tunnels.filter(({ authorization }) => authorization !== null).length).toBe(1);
  });

  it('and changes its mind is told so, and the kept connection is not the way around', async () => {
    const { outcome, put, proxy } = await signIn({ credentials: 'ada:made-up', closesAfter: 2 });
    expect(outcome.class).toBe('applied');
    // The tunnel that stands is used; when it is gone, a new one is asked for.
    expect((await put()).class).toBe('applied');
    proxy.cut();
    await expect.poll(async () => (await put()).class).toBe('not-sent');
    expect(failureOf(await put()).message).toContain('does not accept the name and password');
  });
});

describe('an address of several', () => {
  /** Listens and never takes a connection: once its queue is full, the system lets packets vanish. */
  const startStuck = async (port: number): Promise<void> => {
    const code = `require('net').createServer().listen(${port},'127.0.0.3',1,()=>process.send('listens',()=>{for(;;);}))`;
    const stuck = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    open.push(() => stuck.kill('SIGKILL'));
    await once(stuck, 'message');
    const isTaken = () =>
      new Promise<boolean>((resolve) => {
        const socket = connect(port, '127.0.0.3', () => resolve(true));
        socket.on('error', () => undefined);
        open.push(() => socket.destroy());
        setTimeout(() => resolve(false), 150);
      });
    await expect.poll(isTaken, { timeout: 5_000 }).toBe(false);
  };

  it('that never answers holds up neither a server nor a proxy', { timeout: 20_000 }, async () => {
    const server = await startTls(makeCertificate(['several.example', '127.0.0.1'], -1, 1, { by: ROOT }));
    const { port } = new URL(server.url);
    await startStuck(Number(port));
    const limits = { connectMs: 5_000 };
    expect((await connectBy(`https://several.example:${port}`, [DIRECT], limits).put()).class).toBe(
      'applied',
    );
    const proxy = await start();
    await startStuck(proxy.port);
    const way = by({ url: `http://several.example:${proxy.port}` });
    expect((await connectBy(server.url, [way], limits).put()).class).toBe('applied');
    expect(server.seen).toEqual([TOKEN, TOKEN]);
  });
});
