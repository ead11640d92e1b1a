import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { StoreAnswers } from '#shared/contract/host.ts';
import { asUser, setUpRig } from '#test/kit/account-rig.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { toCopiesDir } from '../db/cache.ts';
import { startProxy } from '../remote/testing/connect-proxy.ts';
import { createApis } from './apis.ts';
import { createDepartures } from './leave.ts';
import { createProxySecrets } from './reach/proxy-secrets.ts';
import { createTokenStandings } from './token/standings.ts';

const rig = setUpRig();

/** Gives each reading of the keychain only when told to. */
const holdReads = () => {
  const { main } = rig.now().store;
  const waiting: ((answer: StoreAnswers['secret.read']) => void)[] = [];
  main.state.intercept = (ask) =>
    ask.ask === 'secret.read'
      ? new Promise((resolve) => {
          waiting.push(resolve);
        })
      : null;
  return {
    count: () => waiting.length,
    giveAll: (secret: string) => {
      for (const give of waiting.splice(0)) give(ok({ secret }));
    },
  };
};
const untilTrue = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
};

describe('signing out', () => {
  it.each(['deployment.signOut', 'deployment.remove'] as const)(
    '%s erases here first, and the server that is told at the same time may take its time',
    async (name) => {
      const { store, front } = rig.now();
      const { id } = await rig.connect(front.url);
      const kept: boolean[] = [];
      front.state.fateOf = () => {
        kept.push(store.main.secrets.has(id));
        return 'pass';
      };
      const out = await store.must(name, { id });
      expect(out.message).toContain('The server deleted the token.');
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.some((isKept) => isKept)).toBe(false);
      expect(await rig.codeOf('token.refresh', { id })).toBe(
        name === 'deployment.remove' ? 'unknown-deployment' : 'signed-out',
      );
    },
  );

  it('erases the copy with its key, if the person has chosen so, and says so in what is asked', async () => {
    const { store } = rig.now();
    const { id } = await rig.connect();
    await store.must('sync.start', { deploymentId: id });
    const copies = toCopiesDir(store.profileDir);
    expect(readdirSync(copies)).not.toEqual([]);
    const stays = await store.must('deployment.signOut', { id, copy: 'keep' });
    expect(stays.message).not.toContain('copy');
    expect(readdirSync(copies)).not.toEqual([]);
    const out = await store.must('deployment.signOut', { id, copy: 'forget' });
    expect(out.message).toContain('The offline copy and its key are gone from this computer.');
    expect(readdirSync(copies)).toEqual([]);
    expect([...store.main.secrets.keys()].filter((account) => account.startsWith('copy-'))).toEqual([]);
    expect([...store.main.secrets.keys()]).not.toContain(id);
    expect(await store.must('organization.list', { deploymentId: id })).toEqual([]);
    const asked = store.main.asked.flatMap((ask) => (ask.ask === 'approve' ? [ask.lines.join(' ')] : []));
    expect(asked.at(-2)).toContain('The copy, what is staged and the history stay.');
    expect(asked.at(-1)).toContain('The offline copy is erased too, with its key.');
  });

  it('tells the server through a proxy whose name and password are erased with the rest', async () => {
    const { store } = rig.now();
    const proxy = await startProxy({ credentials: 'ada:made-up' });
    const { id } = await rig.connectTls();
    const credentials = { username: 'ada', password: 'made-up' };
    await store.must('deployment.setProxy', { id, mode: 'manual', url: proxy.url, credentials });
    const before = proxy.tunnels.length;
    expect((await store.must('deployment.remove', { id })).message).toContain(
      'The server deleted the token.',
    );
    expect(proxy.tunnels.length).toBeGreaterThan(before);
    expect([...store.main.secrets.keys()]).toEqual([]);
    await proxy.close();
  });

  it('asks the keychain to erase what it was not known to keep, too', async () => {
    const { store } = rig.now();
    store.main.state.keychain = 'locked';
    const { id } = await rig.connect();
    expect((await store.must('deployment.list', {}))[0]?.credential).toBe('session');
    store.main.state.keychain = 'ready';
    // A prompt that somebody answered when the token had been given up on.
    store.main.secrets.set(id, 'late');
    const out = await store.must('deployment.signOut', { id });
    expect(out.message).toContain('The token is gone from this machine.');
    expect([...store.main.secrets.keys()]).not.toContain(id);
  });

  it('is not undone by a keychain that answers late: the token is not used, and not in memory', async () => {
    const { id } = await rig.connect();
    await rig.restartStore();
    const { store, twin } = rig.now();
    const reads = holdReads();
    const before = twin.requests.length;
    const slow = store.call('token.refresh', { id });
    await untilTrue(() => reads.count() === 1);
    // The keychain does not say in time what is to be revoked; it is erased all the same.
    const out = await store.must('deployment.signOut', { id });
    expect(out.revoked).toBe('no');
    reads.giveAll(twin.ownerToken);
    expect(await slow).toMatchObject({ failure: { code: 'signed-out' } });
    expect(twin.requests.length).toBe(before);
    expect((await store.must('deployment.list', {}))[0]?.credential).toBe('none');
    expect(store.main.secrets.size).toBe(0);
  });

  it('leaves nobody with a client that sends: one that was in use says nothing more', async () => {
    const { store, front } = rig.now();
    const { id } = await rig.connect(front.url);
    await store.must('token.refresh', { id });
    const held = store.services.accounts.apis.findOpen(id);
    await store.must('deployment.signOut', { id });
    const before = front.seen.length;
    expect((await held?.readBuildInfo())?.ok).toBe(false);
    expect(held).not.toBeNull();
    expect(front.seen.length).toBe(before);
  });
});

describe('SEC-8: within 2 s of a yes', () => {
  /** Signs out and forgets on a clock that only sleeping moves; gives how many milliseconds were slept when all was gone. */
  const countUntilGone = async (id: DeploymentId, isKeychainDeaf: boolean): Promise<number> => {
    const { store } = rig.now();
    const { accounts, draft } = store.services;
    const { clock } = createTestClock();
    const startMs = clock.monotonicMs();
    let isServerAsked = false;
    const departures = createDepartures({
      ...accounts,
      journal: store.data.journal,
      clock: {
        ...clock,
        // What can be had at once is had before.
        sleep: async (ms, signal) => {
          for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
          return clock.sleep(ms, signal);
        },
      },
      connectTo: async (...where) => ({
        ...(await accounts.connectTo(...where)),
        readBuildInfo: async () => ok({ version: 'v2.35.0', deploymentId: null }),
        revokeToken: () => {
          isServerAsked = true;
          return new Promise(() => undefined);
        },
      }),
      forgetCopy: store.data.copies.forget,
      forgetDraft: draft.clear,
    });
    void departures.signOut(id, !isKeychainDeaf);
    const copies = toCopiesDir(store.profileDir);
    // With the copy goes its key, which the keychain has to give first.
    const isGone = (): boolean => store.main.secrets.size === 0 && readdirSync(copies).length === 0;
    await untilTrue(() => (isKeychainDeaf ? !store.main.secrets.has(id) : isGone()));
    expect(isServerAsked).toBe(!isKeychainDeaf);
    return clock.monotonicMs() - startMs;
  };
  const connectWithCopy = async (): Promise<DeploymentId> => {
    const { id } = await rig.connect();
    await rig.now().store.must('sync.start', { deploymentId: id });
    expect(readdirSync(toCopiesDir(rig.now().store.profileDir))).not.toEqual([]);
    return id;
  };

  it('the token is gone, though the keychain does not say what it is, and nothing is sent any more', async () => {
    const id = await connectWithCopy();
    await rig.restartStore();
    holdReads();
    expect(await countUntilGone(id, true)).toBeLessThanOrEqual(2_000);
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('signed-out');
  });

  it('token, copy and key are gone, though the server never says that it deleted the token', async () => {
    const id = await connectWithCopy();
    expect(await countUntilGone(id, false)).toBeLessThanOrEqual(2_000);
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('signed-out');
  });
});

it('the token is gone, though what would tell the server cannot be loaded', async () => {
  const { id } = await rig.connect();
  const { store } = rig.now();
  const departures = createDepartures({
    ...store.services.accounts,
    journal: store.data.journal,
    connectTo: () => Promise.reject(new Error('EMFILE')),
    forgetCopy: store.data.copies.forget,
    forgetDraft: () => undefined,
  });
  void departures.signOut(id, true);
  await untilTrue(() => !store.main.secrets.has(id));
  expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('signed-out');
});

describe('what is in memory', () => {
  it('makes no client of a token that was dropped between the keychain and its use', async () => {
    const { id } = await rig.connect();
    let made = 0;
    const apis = createApis({
      journal: rig.now().store.data.journal,
      vault: { ...rig.now().store.services.accounts.vault, get: async () => ok('gone'), isHeld: () => false },
      loadMakeClient: async () => () => {
        made += 1;
        throw new Error('Not to be made');
      },
      reachOf: () => ({}),
      wake: async () => ok(null),
      standings: createTokenStandings(() => undefined),
    });
    expect(await apis.open(id)).toMatchObject({ failure: { code: 'signed-out' } });
    expect(made).toBe(0);
  });

  it('holds no password of a proxy that was erased while the keychain was read', async () => {
    const id = 'one' as DeploymentId;
    const { ask } = rig.now().store.main;
    const reads = holdReads();
    const secrets = createProxySecrets(ask);
    const found = secrets.find(id, true);
    await secrets.erase(id, true);
    reads.giveAll('http://127.0.0.1:9\nada\nmade-up');
    expect(await found).toBeNull();
    expect(secrets.isHeld(id)).toBe(false);
  });

  it('is not brought back by signing in to what is removed meanwhile', async () => {
    const { store, front } = rig.now();
    const { id } = await rig.connect(front.url);
    let removed = '';
    front.state.fateOf = () => {
      // The page orders both; the second waits for nobody, and is told so.
      void rig.codeOf('deployment.remove', { id }).then((code) => {
        removed = code;
      });
      return 'pass';
    };
    expect(await rig.codeOf('deployment.signInWithPassword', { id, ...asUser('admin') })).toBe('ok');
    expect(removed).toBe('busy');
    expect((await store.must('deployment.list', {})).length).toBe(1);
  });
});
