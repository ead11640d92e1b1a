import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#electron/demo/index.ts';
import { LOOK, setUpRig } from '#test/kit/account-rig.ts';

const rig = setUpRig({ firstUser: false });

const NEW = {
  ...LOOK,
  username: 'ada',
  fullName: 'Ada Lovelace',
  email: 'ada@acme.example',
  password: DEMO_PASSWORD,
  lifetimeDays: 7,
} as const;
const create = (url = rig.now().twin.url, over: Partial<typeof NEW> & { readonly password?: string } = {}) =>
  rig.now().store.call('deployment.createFirstUser', { url, ...NEW, ...over });

describe('a server without a first user', () => {
  it('says so when it is asked, and not any more once there is one', async () => {
    const { store, twin } = rig.now();
    const probe = async () => (await store.must('deployment.probe', { url: twin.url })).signIn.firstUser;
    expect(await probe()).toBe('missing');
    const made = await create();
    if (!made.ok) throw new Error(made.failure.message);
    expect(made.value).toMatchObject({ credential: 'keychain', actor: { username: 'ada' } });
    expect(await probe()).toBe('exists');
    expect(await rig.codeOf('sync.start', { deploymentId: made.value.id })).toBe('ok');
  });

  it.each([
    ['a weak password', { password: 'short' }, 'password-weak'],
    ['a bad user name', { username: 'Ada Lovelace' }, 'invalid-fields'],
    ['a bad e-mail', { email: 'ada' }, 'invalid-fields'],
  ])('refuses %s and has none afterwards', async (_, over, code) => {
    const input = { url: rig.now().twin.url, ...NEW, ...over };
    expect(await rig.codeOf('deployment.createFirstUser', input)).toBe(code);
    expect(
      rig
        .now()
        .twin.dump()
        .users.filter(({ username }) => username !== 'prebuilds'),
    ).toEqual([]);
    expect(rig.now().store.main.secrets.size).toBe(0);
  });

  it('says that the user is there when only signing in fails', async () => {
    const { front } = rig.now();
    front.state.fateOf = (call) => (call === 'POST /api/v2/users/login' ? 'fail' : 'pass');
    const made = await create(front.url);
    expect(made).toMatchObject({ failure: { code: 'server-error' } });
    expect(made.ok ? '' : made.failure.message).toContain('The first user, ada, was created');
    front.state.fateOf = () => 'pass';
    const { email, password, lifetimeDays } = NEW;
    const input = { url: front.url, ...LOOK, email, password, lifetimeDays };
    expect(await rig.codeOf('deployment.connectWithPassword', input)).toBe('ok');
  });

  it('makes no second one', async () => {
    expect((await create()).ok).toBe(true);
    expect(await create(rig.now().front.url, { username: 'ada' })).toMatchObject({
      failure: { code: 'first-user-exists' },
    });
  });
});
