import { createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, startTwin, type Twin } from '#electron/demo/index.ts';
import { ok } from '#shared/base/result.ts';
import type { StoreAsk } from '#shared/contract/host.ts';
import type { Input } from '#shared/contract/index.ts';
import { LOOK } from '#test/kit/account-rig.ts';
import { startFront } from '#test/kit/front.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';
import { readCertificate } from '../remote/certificate.ts';
import { makeCertificate } from '../remote/testing/certificate.ts';
import { startProxy } from '../remote/testing/connect-proxy.ts';

/** Walks in a run of the suite; `ROLLCALL_TOKEN_WALKS=2000` for a long one. Failures print seed and path to play again. */
const WALKS = Number(process.env.ROLLCALL_TOKEN_WALKS ?? 20);
const SEED = Number(process.env.ROLLCALL_TOKEN_SEED ?? 9);

const PROXY_PASSWORD = 'made-up-proxy-password-31';

type Approve = Extract<StoreAsk, { readonly ask: 'approve' }>;
type Reply = { readonly ok: boolean };
type Store = ReturnType<typeof openStore>;

/** A listener that nobody ever names. It answers nothing; what counts is that nobody comes. */
const startStranger = async (host: string) => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push('a connection');
    socket.on('data', (chunk) => heard.push(chunk.toString('latin1')));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { at: `${host}:${port}`, heard, close: () => server.close() };
};

const startWorld = async () => {
  const twin: Twin = await startTwin({ members: 50, seed: 3, generation: '2.35', rateLimit: false });
  const own = makeCertificate(['127.0.0.1'], -1, 30, { name: 'Ours' });
  const foreign = makeCertificate(['127.0.0.1'], -1, 30, { name: 'Foreign' });
  const tls = await startFront(twin.url, { tls: own });
  const plain = await startFront(twin.url);
  const proxy = await startProxy();
  const strangers = {
    server: await startStranger('127.0.0.1'),
    local: await startStranger('localhost'),
    proxy: await startStranger('127.0.0.1'),
  };
  const hashOf = ({ cert }: { readonly cert: string }): string => readCertificate(cert)?.sha256 ?? '';
  return {
    twin,
    own,
    foreign,
    tls,
    plain,
    proxy,
    strangers,
    /** What the person of the walk says yes to. */
    known: new Set([...[tls.url, plain.url, proxy.url].map((url) => new URL(url).host), hashOf(own)]),
    close: async () => {
      for (const { close } of Object.values(strangers)) close();
      await Promise.all([tls.close(), plain.close(), proxy.close(), twin.close()]);
    },
  };
};

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Everything in a question that names somebody: hosts with a port, and certificates that would be trusted. */
const namesIn = ({ lines, moves, subject }: Approve): readonly string[] => {
  const host = /(?:127\.0\.0\.1|localhost):\d+/g;
  const text = [...lines, ...moves.map(({ to }) => to), subject?.host ?? ''].join(' ');
  const trusted = moves.filter(({ to }) => to !== 'not trusted').map(({ to }) => to);
  return [
    ...(text.match(host) ?? []),
    ...(trusted.join(' ').match(/(?:[0-9a-f]{2}:){31}[0-9a-f]{2}/g) ?? []),
  ];
};

/** What was allowed to be where, by the questions that were answered with yes. */
const createLedger = () => {
  const allowed = new Set<string>();
  return {
    note: ({ title, moves, lines, subject }: Approve): void => {
      const to = moves[0]?.to ?? '';
      const host = subject?.host ?? '';
      if (/^Send this token/.test(title)) allowed.add(`token ${new URL(to).host}`);
      if (/^Send this password/.test(title)) allowed.add(`password ${new URL(to).host}`);
      allowed.add(`asked ${host}`);
      for (const text of [...moves.map((move) => move.to), ...lines])
        for (const [, origin] of text.matchAll(/(https?:\S+) gets the proxy’s name/g))
          allowed.add(`proxy ${origin ?? ''}`);
    },
    has: (entry: string): boolean => allowed.has(entry),
  };
};

type Run = { readonly store: Store; readonly token: (n: number) => string };
type Step = { readonly name: string; readonly run: (run: Run) => Promise<Reply> };

const places = fc.constantFrom('tls', 'plain', 'stranger', 'local-stranger');
const toUrl = (place: string): string => {
  const { tls, plain, strangers } = world;
  if (place === 'tls') return tls.url;
  if (place === 'plain') return plain.url;
  return place === 'stranger' ? `https://${strangers.server.at}` : `http://${strangers.local.at}`;
};

const proxies = fc.record({
  mode: fc.constantFrom('system', 'none', 'manual', 'manual'),
  isStranger: fc.boolean(),
  secret: fc.constantFrom('left', 'given', 'given', 'erased'),
});
const toProxy = ({ mode, isStranger, secret }: typeof proxies extends fc.Arbitrary<infer T> ? T : never) => ({
  mode: mode as 'system' | 'none' | 'manual',
  ...(mode === 'manual' ? { url: isStranger ? `http://${world.strangers.proxy.at}` : world.proxy.url } : {}),
  ...(secret === 'given' ? { credentials: { username: 'ada', password: PROXY_PASSWORD } } : {}),
  ...(secret === 'erased' ? { credentials: null } : {}),
});

/** Certificates come from a file that the person chose; which one is in it is not for the page to say, nor to know. */
const pick = async ({ store }: Run, file: string): Promise<string | undefined> => {
  if (file === 'none') return undefined;
  const { own, foreign } = world;
  store.main.state.picks = { fileName: 'ca.pem', content: (file === 'own' ? own : foreign).cert };
  const picked = await store.call('deployment.pickCa', {});
  return picked.ok ? picked.value?.caId : undefined;
};
const files = fc.constantFrom('none', 'own', 'own', 'foreign');

const toWay = async (run: Run, way: { file: string; proxy: Parameters<typeof toProxy>[0] | null }) => {
  const caId = await pick(run, way.file);
  return {
    ...(caId === undefined ? {} : { caId }),
    ...(way.proxy === null ? {} : { proxy: toProxy(way.proxy) }),
  };
};
const ways = fc.record({ file: files, proxy: fc.option(proxies, { freq: 2 }) });

const ME = { email: 'admin@acme.example', password: DEMO_PASSWORD, lifetimeDays: 3 };

/** The n-th of what is kept; the page knows them all. */
const useKept = async (
  run: Run,
  n: number,
  use: (id: Input<'deployment.signOut'>['id']) => Promise<Reply>,
): Promise<Reply> => {
  const kept = await run.store.must('deployment.list', {});
  const one = kept[n % Math.max(1, kept.length)];
  return one === undefined ? { ok: false } : use(one.id);
};

const step = <T>(name: string, data: fc.Arbitrary<T>, run: (run: Run, data: T) => Promise<Reply>) =>
  data.map((value): Step => ({ name: `${name} ${JSON.stringify(value)}`, run: (on) => run(on, value) }));
const onKept = (name: string, use: (run: Run, id: Input<'deployment.signOut'>['id']) => Promise<Reply>) =>
  step(name, fc.nat(2), (run, n) => useKept(run, n, (id) => use(run, id)));
const place = fc.record({ at: places, way: ways });
const kept = fc.nat(2);

/** Every order of the page that has to do with servers, with whatever input. */
const steps: fc.Arbitrary<Step> = fc.oneof(
  step('probe', place, async (run, { at, way }) =>
    run.store.call('deployment.probe', { url: toUrl(at), ...(await toWay(run, way)) }),
  ),
  {
    weight: 4,
    arbitrary: step(
      'connect',
      fc.record({ at: places, way: ways, n: fc.nat(2) }),
      async (run, { at, way, n }) =>
        run.store.call('deployment.connect', {
          url: toUrl(at),
          token: run.token(n),
          ...LOOK,
          ...(await toWay(run, way)),
        }),
    ),
  },
  step('connect by password', place, async (run, { at, way }) =>
    run.store.call('deployment.connectWithPassword', {
      url: toUrl(at),
      ...ME,
      ...LOOK,
      ...(await toWay(run, way)),
    }),
  ),
  step('first user', place, async (run, { at, way }) =>
    run.store.call('deployment.createFirstUser', {
      url: toUrl(at),
      username: 'founder',
      ...ME,
      ...LOOK,
      ...(await toWay(run, way)),
    }),
  ),
  step('sign in', fc.tuple(kept, kept), (run, [n, m]) =>
    useKept(run, n, (id) => run.store.call('deployment.signIn', { id, token: run.token(m) })),
  ),
  onKept('sign in by password', ({ store }, id) =>
    store.call('deployment.signInWithPassword', { id, ...ME }),
  ),
  {
    weight: 4,
    arbitrary: step('set proxy', fc.tuple(kept, proxies), (run, [n, proxy]) =>
      useKept(run, n, (id) => run.store.call('deployment.setProxy', { id, ...toProxy(proxy) })),
    ),
  },
  step('set trust', fc.tuple(kept, files), async (run, [n, file]) => {
    const caId = await pick(run, file);
    return useKept(run, n, (id) =>
      run.store.call(
        'deployment.setTrust',
        caId === undefined ? { id, mode: 'system' } : { id, mode: 'own', caId },
      ),
    );
  }),
  onKept('sign out', ({ store }, id) => store.call('deployment.signOut', { id })),
  onKept('remove', ({ store }, id) => store.call('deployment.remove', { id })),
  onKept('rotate', ({ store }, id) => store.call('token.rotate', { id, lifetimeDays: 2 })),
  onKept('refresh token', ({ store }, id) => store.call('token.refresh', { id })),
  onKept('detect', ({ store }, id) => store.call('capability.detect', { id, again: true })),
  onKept('retry', ({ store }, id) => store.call('deployment.retryCredential', { id })),
  onKept('update', ({ store }, id) => store.call('deployment.update', { id, ...LOOK, name: 'Other' })),
  { weight: 2, arbitrary: onKept('sync', ({ store }, id) => store.call('sync.start', { deploymentId: id })) },
  step('open page', places, ({ store }, at) =>
    store.call('deployment.openInBrowser', { url: toUrl(at), page: 'tokens' }),
  ),
);
/** Orders that the page gives at once, one batch after the other. */
const walks = fc.array(fc.array(steps, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 9 });

const walk = async (batches: readonly (readonly Step[])[]): Promise<void> => {
  const { twin, tls, plain, proxy, strangers, known } = world;
  for (const list of [
    tls.seen,
    plain.seen,
    proxy.tunnels,
    proxy.others,
    ...Object.values(strangers).map((s) => s.heard),
  ])
    list.length = 0;
  const tokens = [twin.ownerToken, twin.actors.orgAdmin, 'abcdefghij-0123456789012345678901'];
  const main = createFakeMain();
  const ledger = createLedger();
  main.state.intercept = (ask) => {
    if (ask.ask !== 'approve') return null;
    const isYes = namesIn(ask).every((name) => known.has(name));
    return (async () => {
      // A person takes their time: whatever else the page does comes in between.
      await new Promise((resolve) => setImmediate(resolve));
      if (isYes) ledger.note(ask);
      return ok({ approved: isYes });
    })();
  };
  const store = openStore(main);
  const run: Run = { store, token: (n) => tokens[n % tokens.length] ?? '' };
  try {
    for (const batch of batches) await Promise.all(batch.map((one) => one.run(run)));
    const urls = (await store.must('deployment.list', {})).map(({ url }) => url);
    expect(urls.filter((url) => url !== tls.url && url !== plain.url)).toEqual([]);
  } finally {
    await store.dispose();
  }
  // Nobody named these: not one connection, let alone a byte.
  for (const { heard } of Object.values(strangers)) expect(heard).toEqual([]);
  for (const front of [tls, plain]) {
    const { host } = new URL(front.url);
    const got = front.seen.filter(({ token }) => token !== '');
    const isTokenNamed = ledger.has(`token ${host}`) || ledger.has(`password ${host}`);
    if (!isTokenNamed) expect(got).toEqual([]);
    if (!ledger.has(`password ${host}`))
      expect(front.seen.filter(({ call }) => call.endsWith('/users/login'))).toEqual([]);
    if (!ledger.has(`asked ${host}`)) expect(front.seen).toEqual([]);
  }
  // A proxy sees where a tunnel leads, never to plain http, and nothing of what is said in it.
  expect(proxy.others).toEqual([]);
  for (const { target, authorization, sent } of proxy.tunnels) {
    expect(target).toBe(new URL(tls.url).host);
    if (!ledger.has(`proxy ${proxy.url}`)) expect(authorization).toBeNull();
    for (const { token } of tls.seen) if (token !== '') expect(sent).not.toContain(token.slice(11));
  }
};

describe('for no sequence of calls from a page', () => {
  it('does a byte of a token or a password reach a host that no person has named for it', async () => {
    await fc.assert(fc.asyncProperty(walks, walk), {
      numRuns: WALKS,
      seed: SEED,
      verbose: 1,
    });
  }, 600_000);
});
