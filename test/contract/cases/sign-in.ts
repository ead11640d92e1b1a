import { DEMO_PASSWORD, type Twin } from '#electron/demo/index.ts';
import { holds, on, type Situation } from '../run/situation.ts';
import { must, type World } from '../run/world.ts';

const STRONG = 'Contract-Suite-9-Horse';
const EMPTY = 'needs a server without any user';
const first = { username: 'first', email: 'first@example.com', password: STRONG };
type First = Situation<'createFirstUser'>;

const firstUsers = [
  ...on('getFirstUser', [
    { title: 'long there', as: 'nobody', ask: () => ({}), ends: 'ok' },
    {
      title: 'not there yet',
      where: 'empty',
      server: 'empty',
      as: 'nobody',
      staged: { why: EMPTY, stage: () => undefined },
      ask: () => ({}),
      ends: 'no-first-user',
    },
  ]),
  ...on('createFirstUser', [
    { title: 'long there', as: 'nobody', ask: () => first, ends: 'first-user-exists' },
    ...(
      [
        ['the first, badly named', { ...first, username: 'Bad_Name' }, 'invalid-fields'],
        ['the first, with a weak password', { ...first, password: 'short' }, 'password-weak'],
        // Last: a server that is no twin is empty no more.
        ['the first', first, 'ok'],
      ] as const
    ).map(
      ([title, user, ends]): First => ({
        title,
        where: 'empty',
        server: 'empty',
        as: 'nobody',
        staged: { why: EMPTY, stage: () => undefined },
        ask: () => user,
        ends,
      }),
    ),
  ]),
];

const login = async (w: World) => {
  const { email, password } = await w.newUser();
  return { email, password };
};

const mailOf = (twin: Twin | null, username: string | undefined): string =>
  twin?.dump().users.find((user) => user.username === username)?.email ?? '';

const logins = [
  ...on('login', [
    {
      title: 'with a password',
      as: 'nobody',
      ask: login,
      ends: 'ok',
      check: async ({ session_token }, w) => {
        const self = await w.withToken(session_token).getUser({ user: 'me' });
        return holds(self.ok, 'the session does not work');
      },
    },
    {
      title: 'a wrong password',
      as: 'nobody',
      ask: async (w) => ({ ...(await login(w)), password: 'Wrong-Horse-7' }),
      ends: 'bad-credentials',
    },
    {
      title: 'nobody',
      as: 'nobody',
      ask: (w) => ({ email: `${w.unique('n')}@example.com`, password: STRONG }),
      ends: 'bad-credentials',
    },
    {
      title: 'no e-mail',
      as: 'nobody',
      ask: () => ({ email: 'admin', password: STRONG }),
      ends: 'invalid-fields',
    },
    {
      title: 'somebody suspended',
      as: 'nobody',
      ask: async (w) => {
        const { id, email, password } = await w.newUser();
        await must('suspending', w.api.suspendUser({ user: id }));
        return { email, password };
      },
      ends: 'suspended',
    },
    {
      title: 'somebody of an identity provider',
      as: 'nobody',
      staged: {
        why: 'needs somebody with a password and another login type',
        stage: (twin) => twin.edit.setPassword(twin.oddities.noName, STRONG),
      },
      ask: ({ twin }) => ({ email: mailOf(twin, twin?.oddities.noName), password: STRONG }),
      ends: 'wrong-login-type',
    },
    {
      title: 'where no passwords are',
      as: 'nobody',
      staged: {
        why: 'needs a server without passwords',
        stage: (twin) => twin.edit.configure({ passwordLogin: false }),
      },
      ask: ({ twin }) => ({ email: mailOf(twin, 'plain-member'), password: DEMO_PASSWORD }),
      ends: 'password-login-off',
    },
  ]),
  ...on('logout', [
    {
      title: 'with a token',
      as: async (w) => w.newToken((await w.newUser()).id),
      ask: () => ({}),
      ends: 'ok',
    },
    { title: 'without a token', as: 'nobody', ask: () => ({}), ends: 'token-missing' },
  ]),
];

const github = (settings: Parameters<Twin['edit']['configure']>[0]) => ({
  why: 'needs a certain way to sign in by GitHub',
  stage: (twin: Twin) => twin.edit.configure(settings),
});

const others = [
  ...on('getAuthMethods', [{ title: 'without a token', as: 'nobody', ask: () => ({}), ends: 'ok' }]),
  ...on('startGithubDevice', [
    {
      title: 'no GitHub',
      server: 'no-github',
      as: 'nobody',
      staged: github({ githubLogin: false }),
      ask: () => ({}),
      ends: 'github-off',
    },
    {
      title: 'no device flow',
      server: 'no-github-device',
      as: 'nobody',
      staged: github({ githubLogin: true, githubDeviceFlow: false }),
      ask: () => ({}),
      ends: 'device-off',
    },
    {
      title: 'with both',
      server: 'github-device',
      as: 'nobody',
      staged: github({ githubLogin: true, githubDeviceFlow: true }),
      ask: () => ({}),
      ends: 'ok',
    },
  ]),
  ...on('getOidcClaims', [
    {
      title: 'by password',
      as: 'member',
      ask: () => ({}),
      ends: { '2.24': 'user-unknown', '2.31': 'user-unknown', '2.35': 'not-oidc' },
    },
    {
      title: 'by OIDC',
      server: 'oidc',
      needs: 'sign-in by OIDC',
      as: async (w) => w.oidcUserToken ?? '',
      staged: { why: 'needs a sign-in at an identity provider', stage: () => undefined },
      ask: () => ({}),
      ends: { '2.35': 'ok' },
    },
  ]),
  ...on('validatePassword', [
    {
      title: 'a good one',
      as: 'nobody',
      ask: () => ({ password: STRONG }),
      ends: 'ok',
      check: ({ valid }) => holds(valid, 'called weak'),
    },
    {
      title: 'a weak one',
      as: 'nobody',
      ask: () => ({ password: 'short' }),
      ends: 'ok',
      check: ({ valid, details }) => holds(!valid && details !== '', 'called good'),
    },
  ]),
  ...on('requestPasscode', [
    { title: 'nobody', as: 'nobody', ask: (w) => ({ email: `${w.unique('n')}@example.com` }), ends: 'ok' },
    { title: 'no e-mail', as: 'nobody', ask: () => ({ email: 'nope' }), ends: 'invalid-fields' },
  ]),
  ...on('changePasswordByPasscode', [
    {
      title: 'a wrong passcode',
      as: 'nobody',
      ask: async (w) => ({
        email: (await w.newUser()).email,
        one_time_passcode: '00000000-0000-4000-8000-000000000003',
        password: STRONG,
      }),
      ends: 'bad-passcode',
    },
    {
      title: 'the right passcode',
      as: 'nobody',
      staged: { why: 'needs to read somebody’s mail', stage: () => undefined },
      ask: async (w) => {
        const { id, email } = await w.newUser();
        await must('a passcode', w.api.requestPasscode({ email }));
        const mail = w.twin?.notifications().findLast((one) => one.recipientId === id);
        return { email, one_time_passcode: mail?.passcode ?? '', password: 'Another-Horse-7-Battery' };
      },
      ends: 'ok',
    },
  ]),
];

/** Getting in and out (coder-api 1.9, 3.4 and 5.4). */
export const signInCases = [...firstUsers, ...logins, ...others];
