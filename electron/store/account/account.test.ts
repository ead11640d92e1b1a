import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { fail } from '#shared/base/result.ts';
import { openStore } from '#test/kit/store.ts';
import { parseToken } from './token.ts';

let twin: Twin;
let store: ReturnType<typeof openStore>;
beforeEach(async () => {
  twin = await startTwin({ members: 50, seed: 1, generation: '2.35' });
  store = openStore();
});
afterEach(async () => {
  await store.dispose();
  await twin.close();
});

const connect = (token = twin.ownerToken) =>
  store.call('deployment.connect', {
    url: twin.url,
    token,
    name: 'Acme',
    environment: 'production',
    colour: 'red',
  });

const mustConnect = async () => {
  const connected = await connect();
  if (!connected.ok) throw new Error(connected.failure.message);
  return connected.value;
};

/** The same profile and keychain in a new process. */
const restart = async () => {
  const { main, profileDir } = store;
  await store.close();
  store = openStore(main, profileDir);
};

describe('a pasted token', () => {
  it('loses what came along and nothing else', () => {
    const clean = 'abcdefghij-0123456789012345678901';
    expect(parseToken(` ${clean}\n\u200b`)).toEqual({
      ok: true,
      value: { secret: clean, keyId: 'abcdefghij' },
    });
  });

  it('is refused without being repeated when it is not a token', () => {
    for (const pasted of ['', 'hello', '{"token":"x"}', 'coder_session_token=abc', 'x'.repeat(500)]) {
      const parsed = parseToken(pasted);
      expect(parsed.ok).toBe(false);
      if (pasted !== '') expect(JSON.stringify(parsed)).not.toContain(pasted);
    }
  });
});

describe('connecting', () => {
  it('proves the token with the server, keeps it in the keychain and never says it', async () => {
    const deployment = await mustConnect();
    expect(deployment).toMatchObject({
      credential: 'keychain',
      actor: { username: 'admin' },
      environment: 'production',
    });
    expect([...store.main.secrets.values()]).toEqual([twin.ownerToken]);
    expect(JSON.stringify(await store.must('deployment.list', {}))).not.toContain(twin.ownerToken.slice(11));
  });

  it('keeps nothing when the server does not take the token', async () => {
    const refused = await connect('abcdefghij-0123456789012345678901');
    expect(refused.ok ? 'kept' : refused.failure.code).toBe('unauthorized');
    expect(store.main.secrets.size).toBe(0);
    expect(await store.must('deployment.list', {})).toEqual([]);
  });

  it('keeps the token for the session only when the keychain is locked, and asks for it after a restart', async () => {
    store.main.state.keychain = 'locked';
    const deployment = await mustConnect();
    expect(deployment.credential).toBe('session');
    await restart();
    expect((await store.must('deployment.list', {}))[0]?.credential).toBe('none');
    const started = await store.call('sync.start', { deploymentId: deployment.id });
    expect(started.ok ? 'synced' : started.failure.code).toBe('signed-out');
  });

  it('does not keep one server twice', async () => {
    await mustConnect();
    const again = await connect();
    expect(again.ok ? 'kept' : again.failure.code).toBe('already-kept');
  });
});

describe('a keychain that does not answer', () => {
  it('is never read as no account: the deployment stays, and the token is intact after unlocking', async () => {
    const { id } = await mustConnect();
    await restart();
    store.main.state.keychain = 'locked';
    const started = await store.call('sync.start', { deploymentId: id });
    expect(started.ok ? 'synced' : started.failure.code).toBe('secret-unavailable');
    expect((await store.must('deployment.list', {}))[0]?.credential).toBe('unavailable');
    store.main.state.keychain = 'ready';
    expect((await store.must('deployment.retryCredential', { id })).credential).toBe('keychain');
    expect((await store.must('sync.start', { deploymentId: id })).members).toBeGreaterThan(0);
  });

  it.each([
    ['keychain-locked', 'locked'],
    ['keychain-missing', 'no-keyring'],
    ['keychain-timeout', 'no-answer'],
    ['keychain-several', 'several'],
    ['keychain-unreadable', 'unreadable'],
    ['keychain-mismatch', 'other-item'],
    ['keychain-unavailable', 'no-keychain'],
  ] as const)(
    'is told as what it is (%s), in its own words, until the token is there',
    async (code, cause) => {
      const { id } = await mustConnect();
      await restart();
      const message = `It is ${code}.`;
      store.main.state.intercept = ({ ask }) => (ask === 'secret.read' ? fail(code, message) : null);
      expect(await store.call('deployment.retryCredential', { id })).toMatchObject({
        failure: { code: 'secret-unavailable', message },
      });
      const kept = async () => (await store.must('deployment.list', {}))[0];
      expect((await kept())?.credentialProblem).toEqual({ cause, message });
      store.main.state.intercept = ({ ask }) => (ask === 'secret.write' ? fail(code, message) : null);
      await store.must('deployment.signIn', { id, token: twin.ownerToken });
      expect(await kept()).toMatchObject({ credential: 'session', credentialProblem: { cause, message } });
      store.main.state.intercept = () => null;
      await store.must('deployment.signIn', { id, token: twin.ownerToken });
      expect(await kept()).toMatchObject({ credential: 'keychain', credentialProblem: null });
    },
  );

  it('is told apart from an item that vanished, and that one is not the end of the account either', async () => {
    const { id } = await mustConnect();
    await restart();
    store.main.secrets.clear();
    const retried = await store.call('deployment.retryCredential', { id });
    expect(retried.ok ? 'found' : retried.failure.code).toBe('secret-unavailable');
    expect((await store.must('deployment.list', {}))[0]).toMatchObject({
      credential: 'unavailable',
      credentialProblem: { cause: 'gone' },
    });
    expect((await store.must('deployment.signIn', { id, token: twin.ownerToken })).credential).toBe(
      'keychain',
    );
  });
});

describe('signing out', () => {
  it('deletes the token on the server and here, and keeps staged work and the copy', async () => {
    const { id } = await mustConnect();
    await store.must('sync.start', { deploymentId: id });
    const out = await store.must('deployment.signOut', { id });
    expect(out).toMatchObject({ revoked: 'yes' });
    expect(store.main.secrets.has(id)).toBe(false);
    expect((await store.must('organization.list', { deploymentId: id })).length).toBe(3);
    const again = await store.call('deployment.signIn', { id, token: twin.ownerToken });
    expect(again.ok ? 'still valid' : again.failure.code).toBe('unauthorized');
  });

  it('erases locally and says so when the server cannot be asked', async () => {
    const { id } = await mustConnect();
    await twin.close();
    const out = await store.must('deployment.signOut', { id });
    expect(out.revoked).toBe('no');
    expect(out.message).toContain('delete it on its token page');
    expect(store.main.secrets.size).toBe(0);
  });

  it('sends nothing of the keychain but the very token that was kept', async () => {
    const { id } = await mustConnect();
    await store.must('sync.start', { deploymentId: id });
    const { secrets } = store.main;
    const own = secrets.get(id) ?? '';
    const copyKey = secrets.get(`copy-${id}`) ?? '';
    expect(copyKey).toHaveLength(64);
    const others = [copyKey, own.replace(/^.{10}/, 'abcdeABCDE'), `${own} `, 'junk', `v1:${own}`];
    for (const secret of others) {
      secrets.set(id, secret);
      await restart();
      const reply = await store.call('sync.start', { deploymentId: id });
      expect(reply.ok ? 'ok' : reply.failure.code, secret).toBe('secret-unavailable');
      expect((await store.must('deployment.list', {}))[0]?.credential).toBe('unavailable');
    }
    secrets.set(id, own);
    expect((await store.call('sync.start', { deploymentId: id })).ok).toBe(true);
  });

  it('refuses another server behind the same address', async () => {
    const { id } = await mustConnect();
    const { port } = new URL(twin.url);
    await twin.close();
    twin = await startTwin({ members: 50, seed: 2, generation: '2.35', port: Number(port) });
    const signedIn = await store.call('deployment.signIn', { id, token: twin.ownerToken });
    expect(signedIn.ok ? 'signed in' : signedIn.failure.code).toBe('other-deployment');
  });

  it('gives the token to no other server behind the same address, whatever is asked of it', async () => {
    const { id } = await mustConnect();
    const { port } = new URL(twin.url);
    await twin.close();
    const tokens: string[] = [];
    const calls: string[] = [];
    const other = createServer((request, response) => {
      calls.push(`${request.method} ${request.url}`);
      if (request.headers['coder-session-token'] !== undefined) tokens.push(`${request.url}`);
      const body = { version: 'v2.35.0', deployment_id: 'b0000000-0000-4000-8000-00000000000b' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => other.listen(Number(port), '127.0.0.1', resolve));
    const codes = [
      await store.call('sync.start', { deploymentId: id }),
      await store.call('token.refresh', { id }),
      await store.call('token.rotate', { id, lifetimeDays: 3 }),
      await store.call('capability.detect', { id }),
      await store.call('deployment.signIn', { id, token: twin.ownerToken }),
    ].map((reply) => (reply.ok ? 'ok' : reply.failure.code));
    expect(codes).toEqual(Array(5).fill('other-deployment'));
    expect(await store.must('deployment.signOut', { id })).toMatchObject({ revoked: 'no' });
    expect(calls.length).toBeGreaterThan(5);
    expect(tokens).toEqual([]);
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
    twin = await startTwin({ members: 50, seed: 1, generation: '2.35', port: Number(port) });
  });

  it('forgets the copy when the deployment is removed', async () => {
    const { id } = await mustConnect();
    await store.must('sync.start', { deploymentId: id });
    await store.must('deployment.remove', { id });
    expect(await store.must('deployment.list', {})).toEqual([]);
    expect(await store.must('organization.list', { deploymentId: id })).toEqual([]);
  });
});

describe('a demo', () => {
  it('starts again after a restart and needs no token', async () => {
    const demo = await store.must('deployment.openDemo', { members: 50, generation: '2.31', seed: 3 });
    await restart();
    expect((await store.must('sync.start', { deploymentId: demo.id })).members).toBeGreaterThan(49);
    const same = await store.must('deployment.openDemo', { members: 50, generation: '2.31', seed: 3 });
    expect(same.id).toBe(demo.id);
  });
});
