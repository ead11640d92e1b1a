import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#electron/demo/index.ts';
import { asUser, LOOK, setUpRig } from '#test/kit/account-rig.ts';
import { nameOwnToken } from './own-token.ts';

const rig = setUpRig();

describe('signing in with a password', () => {
  it('keeps a named token of its own and leaves no session behind', async () => {
    const before = rig.listKeys('plain-member');
    const reply = await rig.withPassword(asUser('plain-member', 30));
    if (!reply.ok) throw new Error(reply.failure.message);
    const { id, credential, actor } = reply.value;
    expect({ credential, name: actor?.username }).toEqual({ credential: 'keychain', name: 'plain-member' });
    const added = [...rig.listKeys('plain-member')].filter(([key]) => !before.has(key));
    const today = new Date().toISOString().slice(0, 10);
    expect(added).toEqual([[rig.keptToken(id)?.slice(0, 10), `rollcall-test-machine-${today}`]]);
    const status = await rig.now().store.must('token.getStatus', { id });
    expect(status).toMatchObject({ warning: 'none', owner: { username: 'plain-member' } });
    const days = (Date.parse(status.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);
  });

  it('takes another name when today’s is taken', async () => {
    await rig.withPassword(asUser('plain-member'));
    const { store, front } = rig.now();
    const input = { url: front.url, ...LOOK, ...asUser('plain-member') };
    const { id } = await store.must('deployment.connectWithPassword', input);
    expect((await store.must('token.getStatus', { id })).name).toMatch(/-2$/);
  });

  it.each([
    ['a wrong password', { ...asUser('plain-member'), password: 'not it at all' }, 'bad-credentials'],
    ['an unknown person', asUser('nobody-at-all'), 'bad-credentials'],
    ['a user name', { ...asUser('x'), email: 'plain-member' }, 'bad-credentials'],
    ['somebody suspended', asUser('left-early'), 'suspended'],
  ])('says plainly no to %s and keeps nothing', async (_, user, code) => {
    const keys = rig.now().twin.dump().keys.length;
    const reply = await rig.withPassword(user);
    expect(reply.ok ? 'ok' : reply.failure.code).toBe(code);
    expect(rig.now().store.main.secrets.size).toBe(0);
    expect(rig.now().twin.dump().keys.length).toBe(keys);
    expect(await rig.now().store.must('deployment.list', {})).toEqual([]);
  });

  it('tells somebody of the identity provider what to do instead', async () => {
    rig.now().twin.edit.setPassword('no-name', DEMO_PASSWORD);
    const reply = await rig.withPassword(asUser('no-name'));
    expect(reply).toMatchObject({ failure: { code: 'wrong-login-type' } });
    expect(reply.ok ? '' : reply.failure.message).toContain('login type is “oidc”');
  });

  it('says so where passwords are switched off', async () => {
    rig.now().twin.edit.configure({ passwordLogin: false });
    const probed = await rig.now().store.must('deployment.probe', { url: rig.now().twin.url });
    expect(probed.signIn).toEqual({ password: false, github: true, oidc: 'Acme SSO', firstUser: 'exists' });
    const reply = await rig.withPassword(asUser('plain-member'));
    expect(reply.ok ? 'ok' : reply.failure.code).toBe('password-login-off');
  });

  it('holds an owner to a week, names the limit, and leaves neither session nor token', async () => {
    const before = rig.listKeys('admin');
    const reply = await rig.withPassword(asUser('admin', 8));
    expect(reply).toMatchObject({ failure: { code: 'lifetime-too-long' } });
    expect(reply.ok ? '' : reply.failure.message).toContain('7 days at most');
    expect(rig.listKeys('admin')).toEqual(before);
    expect((await rig.withPassword(asUser('admin', 7))).ok).toBe(true);
  });

  it('is offline when the server is, with nothing kept', async () => {
    await rig.now().twin.close();
    const reply = await rig.withPassword(asUser('plain-member'));
    expect(reply.ok ? 'ok' : reply.failure.code).toBe('connection-refused');
    await rig.replaceTwin({});
  });

  it('deletes the token again when its answer is lost or it cannot be proved', async () => {
    const { front } = rig.now();
    const before = rig.listKeys('plain-member');
    for (const broken of ['POST /api/v2/users/me/keys/tokens', 'GET /api/v2/users/me']) {
      front.state.fateOf = (call) => (call === broken ? 'cut-after' : 'pass');
      const reply = await rig.withPassword(asUser('plain-member'), front.url);
      expect(reply.ok ? 'ok' : reply.failure.code).toBe('offline');
      expect(rig.listKeys('plain-member')).toEqual(before);
    }
    expect(rig.now().store.main.secrets.size).toBe(0);
  });
});

describe('signing in again with a password', () => {
  it('keeps the deployment and takes a new token', async () => {
    const { id } = await rig.connect();
    await rig.now().store.must('deployment.signOut', { id });
    const again = await rig.now().store.must('deployment.signInWithPassword', { id, ...asUser('admin') });
    expect(again).toMatchObject({ id, credential: 'keychain', actor: { username: 'admin' } });
  });

  it('does not tell the password to another server behind the same address', async () => {
    const { id } = await rig.connect();
    await rig.replaceTwin({ seed: 2 });
    expect(await rig.codeOf('deployment.signInWithPassword', { id, ...asUser('admin') })).toBe(
      'other-deployment',
    );
    expect(rig.now().twin.requests.filter(({ path }) => path.includes('/login'))).toEqual([]);
  });
});

describe('the name of a token', () => {
  it.each([
    ['Ada’s MacBook Pro.local', 'rollcall-ada-s-macbook-pro-local-2026-07-09'],
    ['', 'rollcall-2026-07-09'],
    ['x'.repeat(60), `rollcall-${'x'.repeat(24)}-2026-07-09`],
  ])('is made of the machine %j and the day', (machine, name) => {
    expect(nameOwnToken(machine, Date.UTC(2026, 6, 9, 12))).toBe(name);
  });
});
