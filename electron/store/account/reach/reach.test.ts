import { afterEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { LOOK, setUpRig } from '#test/kit/account-rig.ts';
import { saveDeployment } from '../../db/journal/deployment.ts';
import { startProxy } from '../../remote/testing/connect-proxy.ts';
import { startTcp } from '../../remote/testing/server.ts';

const rig = setUpRig();
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const startAnyProxy = async (credentials?: string) => {
  const proxy = await startProxy(credentials === undefined ? {} : { credentials });
  open.push(proxy.close);
  return proxy;
};

type Way = Pick<Input<'deployment.connect'>, 'caId' | 'proxy'>;
const add = async (url: string, way: Way = {}) =>
  rig.now().store.call('deployment.connect', { url, token: rig.now().twin.ownerToken, ...LOOK, ...way });

describe('a certificate of one’s own', () => {
  it('is chosen before connecting, shown, kept over a restart, and taken away again', async () => {
    const server = await rig.startTls();
    expect(await rig.codeOf('deployment.probe', { url: server.url })).toBe('tls');
    const { caId, certificates, fileName } = await rig.pick(server.cert);
    expect(fileName).toBe('acme.pem');
    expect(certificates[0]).toMatchObject({ subject: 'CN=Rollcall test' });
    expect(await rig.codeOf('deployment.probe', { url: server.url, caId })).toBe('ok');
    const added = await add(server.url, { caId });
    if (!added.ok) throw new Error(added.failure.message);
    const { id, trust } = added.value;
    expect(trust).toEqual(certificates);
    await rig.restartStore();
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('ok');
    const { store } = rig.now();
    expect((await store.must('deployment.setTrust', { id, mode: 'system' })).trust).toEqual([]);
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('tls');
    const again = await rig.pick(server.cert);
    expect(
      (await store.must('deployment.setTrust', { id, mode: 'own', caId: again.caId })).trust.length,
    ).toBe(1);
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('ok');
  });

  it('is trusted for its own deployment and for no other', async () => {
    const one = await rig.startTls();
    const two = await rig.startTls();
    const { caId } = await rig.pick(one.cert);
    const added = await add(one.url, { caId });
    expect(added.ok).toBe(true);
    expect(await add(two.url)).toMatchObject({ failure: { code: 'tls' } });
    expect(await add(two.url, { caId })).toMatchObject({ failure: { code: 'tls' } });
    expect(two.seen).toEqual([]);
  });

  it('is nothing that a file without a certificate can be, and no choice is no failure', async () => {
    const { store } = rig.now();
    store.main.state.picks = { fileName: 'notes.txt', content: 'hello' };
    expect(await rig.codeOf('deployment.pickCa', {})).toBe('bad-ca');
    store.main.state.picks = null;
    expect(await store.must('deployment.pickCa', {})).toBeNull();
    expect(await rig.codeOf('deployment.probe', { url: rig.now().twin.url, caId: 'long-gone' })).toBe(
      'bad-ca',
    );
  });
});

describe('a proxy', () => {
  it('of the system is asked main for, and used as main says', async () => {
    const { store } = rig.now();
    const proxy = await startProxy({ status: 502 });
    open.push(proxy.close);
    // Loopback is never behind the system's proxy: main is not even asked.
    store.main.state.proxyRules = `PROXY ${new URL(proxy.url).host}`;
    expect(await rig.codeOf('deployment.probe', { url: rig.now().twin.url })).toBe('ok');
    expect(proxy.tunnels).toEqual([]);
    expect(await rig.codeOf('deployment.probe', { url: 'https://coder.invalid' })).toBe('proxy-failed');
    expect(proxy.tunnels.map(({ target }) => target)).toEqual(['coder.invalid:443']);
    expect(store.main.asked).toContainEqual({ ask: 'resolve-proxy', url: 'https://coder.invalid' });
    store.main.state.proxyRules = 'SOCKS5 127.0.0.1:1';
    expect(await rig.codeOf('deployment.probe', { url: 'https://coder.invalid' })).toBe('proxy-failed');
    expect(proxy.tunnels.length).toBe(1);
  });

  it('of one’s own carries everything, with its name and password from the keychain', async () => {
    const server = await rig.startTls();
    const { caId } = await rig.pick(server.cert);
    const proxy = await startAnyProxy('ada:made-up');
    const bare = { mode: 'manual', url: proxy.url } as const;
    expect(await rig.codeOf('deployment.probe', { url: server.url, caId, proxy: bare })).toBe(
      'proxy-sign-in',
    );
    const full = { ...bare, credentials: { username: 'ada', password: 'made-up' } };
    const added = await add(server.url, { caId, proxy: full });
    if (!added.ok) throw new Error(added.failure.message);
    const { id } = added.value;
    expect(added.value.proxy).toEqual({ mode: 'manual', url: proxy.url, hasCredentials: true });
    expect([...rig.now().store.main.secrets.keys()].sort()).toEqual([id, `proxy-${id}`].sort());
    await rig.restartStore();
    const before = proxy.tunnels.length;
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('ok');
    expect(proxy.tunnels.length).toBeGreaterThan(before);
    expect(server.seen.length).toBeGreaterThan(0);
    expect(proxy.others).toEqual([]);
  });

  it('gets its name and password, and no other proxy does', async () => {
    const { store } = rig.now();
    const ours = await startAnyProxy('ada:made-up');
    const other = await startAnyProxy();
    const { id, seen } = await rig.connectTls();
    const credentials = { username: 'ada', password: 'made-up' };
    await store.must('deployment.setProxy', { id, mode: 'manual', url: ours.url, credentials });
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    const same = await store.must('deployment.setProxy', { id, mode: 'manual', url: ours.url });
    expect(same.proxy.hasCredentials).toBe(true);
    const moved = await store.must('deployment.setProxy', { id, mode: 'manual', url: other.url });
    expect(moved.proxy.hasCredentials).toBe(false);
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    expect(new Set(other.tunnels.map(({ authorization }) => authorization))).toEqual(new Set([null]));
    expect(ours.tunnels.slice(0, 2).map(({ authorization }) => authorization?.slice(0, 6) ?? null)).toEqual([
      null,
      'Basic ',
    ]);
    const direct = await store.must('deployment.setProxy', { id, mode: 'none' });
    expect(direct.proxy).toEqual({ mode: 'none', url: null, hasCredentials: false });
    expect(store.main.secrets.has(`proxy-${id}`)).toBe(false);
    expect(seen.length).toBeGreaterThan(0);
  });

  it('forgets its password when told so, when the deployment goes, and asks again after that', async () => {
    const { store } = rig.now();
    const proxy = await startAnyProxy('ada:made-up');
    const { id } = await rig.connectTls();
    const given = {
      mode: 'manual',
      url: proxy.url,
      credentials: { username: 'ada', password: 'made-up' },
    } as const;
    await store.must('deployment.setProxy', { id, ...given });
    await store.must('deployment.setProxy', { id, ...given, credentials: null });
    expect(store.main.secrets.has(`proxy-${id}`)).toBe(false);
    expect(await rig.codeOf('token.refresh', { id })).toBe('proxy-sign-in');
    await store.must('deployment.setProxy', { id, ...given });
    await store.must('deployment.remove', { id });
    expect([...store.main.secrets.keys()]).toEqual([]);
  });

  it('with a locked keychain keeps its password for the session', async () => {
    const { store } = rig.now();
    const proxy = await startAnyProxy('ada:made-up');
    const { id } = await rig.connectTls();
    store.main.state.keychain = 'locked';
    const credentials = { username: 'ada', password: 'made-up' };
    const set = await store.must('deployment.setProxy', { id, mode: 'manual', url: proxy.url, credentials });
    expect(set.proxy.hasCredentials).toBe(true);
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    await rig.restartStore();
    rig.now().store.main.state.keychain = 'ready';
    expect(await rig.codeOf('token.refresh', { id })).toBe('proxy-sign-in');
  });

  it('is refused with words when its address is none', async () => {
    const { id } = await rig.connectTls();
    for (const url of ['x y', 'socks5://x:1', 'http://ada:made-up@x:1'])
      expect(await rig.codeOf('deployment.setProxy', { id, mode: 'manual', url })).toBe('bad-proxy');
    expect(await rig.codeOf('deployment.setProxy', { id, mode: 'manual' })).toBe('bad-proxy');
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
  });

  it('is none for plain http: setting one is refused, and one that is set already is not used', async () => {
    const { store, twin } = rig.now();
    const proxy = await startAnyProxy();
    const manual = { mode: 'manual', url: proxy.url } as const;
    const credentials = { username: 'ada', password: 'made-up' };
    for (const choice of [manual, { ...manual, credentials }, { mode: 'system', credentials } as const])
      expect(await add(twin.url, { proxy: choice })).toMatchObject({ failure: { code: 'bad-proxy' } });
    const { id } = await rig.connect();
    const refused = await store.call('deployment.setProxy', { id, ...manual });
    expect(refused.ok ? '' : refused.failure.message).toContain('never through a proxy');
    // As a Rollcall of before kept it.
    const record = store.services.findRecord(id);
    if (record === null) throw new Error('Not kept');
    saveDeployment(store.data.journal.write, { ...record, proxyMode: 'manual', proxyUrl: proxy.url });
    await rig.restartStore();
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('ok');
    expect([proxy.tunnels, proxy.others]).toEqual([[], []]);
    const direct = await rig.now().store.must('deployment.setProxy', { id, mode: 'none' });
    expect(direct.proxy).toEqual({ mode: 'none', url: null, hasCredentials: false });
  });
});

describe('the ways that the system names', () => {
  const ADDED = { username: 'ada', password: 'made-up' };
  const hostOf = (proxy: { readonly url: string }): string => new URL(proxy.url).host;
  /** Not a name of this computer to the settings, and one to the socket. */
  const startElsewhere = async () => {
    const server = await rig.startTls(['coder.acme.example']);
    const proxy = await startProxy({ onto: Number(new URL(server.url).port) });
    open.push(proxy.close);
    const { caId } = await rig.pick(server.cert);
    return { url: 'https://coder.acme.example', caId, proxy, seen: server.seen };
  };

  it('are tried past a dead one, which then goes last, until the settings change', async () => {
    const { store } = rig.now();
    const { url, caId, proxy } = await startElsewhere();
    let dials = 0;
    const dead = await startTcp((socket) => socket.destroy());
    open.push(dead.close);
    const countDead = () => {
      const before = dials;
      dials = dead.requests.length;
      return dials - before;
    };
    store.main.state.proxyRules = `SOCKS5 127.0.0.1:1; PROXY ${hostOf(dead)}; PROXY ${hostOf(proxy)}; DIRECT`;
    const added = await add(url, { caId });
    if (!added.ok) throw new Error(added.failure.message);
    const { id } = added.value;
    expect(countDead()).toBeGreaterThan(0);
    for (let n = 0; n < 3; n += 1) {
      proxy.cut();
      expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    }
    expect(countDead()).toBe(0);
    store.main.state.proxyRules = `PROXY ${hostOf(dead)}; PROXY ${hostOf(proxy)}`;
    proxy.cut();
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    expect(countDead()).toBeGreaterThan(0);
  });

  it('get the name and password of one of them only there', async () => {
    const { store } = rig.now();
    const { url, caId, proxy } = await startElsewhere();
    const asks = await startProxy({ credentials: 'ada:other' });
    open.push(asks.close);
    store.main.state.proxyRules = `PROXY ${hostOf(asks)}; PROXY ${hostOf(proxy)}`;
    const added = await add(url, { caId, proxy: { mode: 'system', credentials: ADDED } });
    expect(added.ok).toBe(true);
    // Refused once, and not offered again.
    expect(asks.tunnels.filter(({ authorization }) => authorization !== null).length).toBe(1);
    expect(new Set(proxy.tunnels.map(({ authorization }) => authorization))).toEqual(new Set([null]));
  });
});
