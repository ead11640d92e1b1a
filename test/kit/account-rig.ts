import { afterEach, beforeEach } from 'vitest';
import { DEMO_PASSWORD, startTwin, type Twin, type TwinOptions } from '#electron/demo/index.ts';
import { makeCertificate } from '#electron/store/remote/testing/certificate.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Input, Name } from '#shared/contract/index.ts';
import { startFront } from './front.ts';
import { openStore } from './store.ts';

export const LOOK = { name: 'Acme', environment: 'other', colour: 'teal' } as const;

/** E-mail and password of a seeded user, as the sign-in form sends them. */
export const asUser = (username: string, lifetimeDays = 7) => ({
  email: `${username}@acme.example`,
  password: DEMO_PASSWORD,
  lifetimeDays,
});

type Running = {
  twin: Twin;
  /** Stands before the twin; tests that break requests connect to its address. */
  front: Awaited<ReturnType<typeof startFront>>;
  store: ReturnType<typeof openStore>;
};

/** A server, a front and a store around each test of a file. Call it at the top; tests see what is running. */
export const setUpRig = (options: Partial<TwinOptions> = {}) => {
  const start = async (more: Partial<TwinOptions> = {}): Promise<Twin> =>
    startTwin({ members: 60, seed: 1, generation: '2.35', ...options, ...more });
  let running: Running | null = null;
  const open: (() => Promise<void>)[] = [];
  const now = (): Running => {
    if (running === null) throw new Error('Nothing runs outside a test');
    return running;
  };
  beforeEach(async () => {
    const twin = await start();
    running = { twin, front: await startFront(twin.url), store: openStore() };
  });
  afterEach(async () => {
    const { store, front, twin } = now();
    await store.dispose();
    for (const close of open.splice(0).reverse()) await close();
    await front.close();
    await twin.close();
  });

  const connect = (url = now().twin.url, token = now().twin.ownerToken) =>
    now().store.must('deployment.connect', { url, token, ...LOOK });
  /** A person chooses this file of certificates. */
  const pick = async (content: string) => {
    const { store } = now();
    store.main.state.picks = { fileName: 'acme.pem', content };
    const picked = await store.must('deployment.pickCa', {});
    if (picked === null) throw new Error('Nothing was chosen');
    return picked;
  };
  /** https, with a certificate of its own, before the server. */
  const startTls = async (hosts: readonly string[] = ['127.0.0.1']) => {
    const tls = makeCertificate(hosts, -1, 30);
    const front = await startFront(now().twin.url, { tls });
    open.push(front.close);
    return { ...front, cert: tls.cert };
  };

  return {
    now,
    startTls,
    pick,
    /** A deployment that is reached over https, as all but those on this computer are. */
    connectTls: async (token = now().twin.ownerToken) => {
      const server = await startTls();
      const { caId } = await pick(server.cert);
      const kept = await now().store.must('deployment.connect', { url: server.url, token, caId, ...LOOK });
      return { ...server, id: kept.id };
    },
    /** The code that a call fails with, or `ok`. */
    codeOf: async <N extends Name>(name: N, input: Input<N>): Promise<string> => {
      const reply = await now().store.call(name, input);
      return reply.ok ? 'ok' : reply.failure.code;
    },
    connect,
    withPassword: (user: ReturnType<typeof asUser>, url = now().twin.url) =>
      now().store.call('deployment.connectWithPassword', { url, ...LOOK, ...user }),
    /** Another server behind the same address. */
    replaceTwin: async (more: Partial<TwinOptions>): Promise<void> => {
      const port = Number(new URL(now().twin.url).port);
      await now().twin.close();
      now().twin = await start({ ...more, port });
    },
    /** The same profile and keychain in a new process. */
    restartStore: async (): Promise<void> => {
      const { main, profileDir, close } = now().store;
      await close();
      now().store = openStore(main, profileDir);
    },
    keptToken: (id: DeploymentId): string | null => now().store.main.secrets.get(id) ?? null,
    /** The keys of a user on the server, by id with their names. */
    listKeys: (username: string): ReadonlyMap<string, string> => {
      const { users, keys } = now().twin.dump();
      const owner = users.find((user) => user.username === username)?.id;
      return new Map(keys.filter((key) => key.userId === owner).map((key) => [key.id, key.tokenName]));
    },
  };
};
