import { holds, on } from '../run/situation.ts';
import type { World } from '../run/world.ts';
import { NOWHERE } from './ids.ts';

const STRONG = 'Contract-Suite-9-Horse';

const user = (w: World) => {
  const username = w.unique('n');
  return { username, email: `${username}@example.com`, password: STRONG, organization_ids: [w.organization] };
};
const account = (w: World) => ({
  username: w.unique('s'),
  service_account: true,
  login_type: 'none',
  organization_ids: [w.organization],
});

/** Creating users: every check in the server's order (coder-api 3.4). */
export const userCreationCases = on('createUser', [
  {
    title: 'as owner',
    ask: user,
    ends: 'ok',
    check: (made) => holds(made.status === 'dormant', `is ${made.status}`),
  },
  { title: 'as user admin', as: 'userAdmin', ask: user, ends: 'ok' },
  {
    title: 'no e-mail, no name',
    ask: (w) => ({ ...user(w), username: '', email: '' }),
    ends: 'invalid-fields',
  },
  { title: 'a bad username', ask: (w) => ({ ...user(w), username: 'Bad_Name' }), ends: 'invalid-fields' },
  { title: 'a bad e-mail', ask: (w) => ({ ...user(w), email: 'nope' }), ends: 'invalid-fields' },
  {
    title: 'a password without a use',
    ask: (w) => ({ ...user(w), login_type: 'oidc' }),
    ends: 'password-not-allowed',
  },
  {
    title: 'where no passwords are',
    server: 'no-password',
    staged: {
      why: 'needs a server without passwords',
      stage: (twin) => twin.edit.configure({ passwordLogin: false }),
    },
    ask: user,
    ends: 'password-login-off',
  },
  {
    title: 'in no organization',
    ask: (w) => ({ ...user(w), organization_ids: [] }),
    ends: 'organization-missing',
  },
  {
    title: 'a username that is taken',
    ask: async (w) => ({ ...user(w), username: (await w.newUser()).username.toUpperCase() }),
    ends: 'user-exists',
  },
  {
    title: 'an e-mail that is taken',
    ask: async (w) => ({ ...user(w), email: (await w.newUser()).email }),
    ends: 'user-exists',
  },
  {
    title: 'in an organization nobody knows',
    ask: (w) => ({ ...user(w), organization_ids: [NOWHERE] }),
    ends: 'organization-unknown',
  },
  { title: 'a weak password', ask: (w) => ({ ...user(w), password: 'short' }), ends: 'password-weak' },
  {
    title: 'a login type that is for tokens',
    ask: (w) => {
      const { password, ...rest } = user(w);
      return { ...rest, login_type: password === '' ? 'none' : 'token' };
    },
    ends: 'login-type-unsupported',
  },
  {
    title: 'by OIDC, where there is none',
    server: 'no-oidc',
    staged: {
      why: 'needs a server without an OpenID provider',
      stage: (twin) => twin.edit.configure({ oidcLogin: false }),
    },
    ask: (w) => {
      const username = w.unique('n');
      const email = `${username}@example.com`;
      return { username, email, login_type: 'oidc', organization_ids: [w.organization] };
    },
    ends: 'login-type-unsupported',
  },
  { title: 'as a plain member', as: 'member', ask: user, ends: 'create-forbidden' },
  { title: 'as organization admin', as: 'orgAdmin', ask: user, ends: 'create-forbidden' },
  {
    title: 'with a site role',
    ask: (w) => ({ ...user(w), roles: ['auditor'] }),
    ends: { '2.35': 'ok' },
    check: (made) => holds(made.roles.length === 1, 'has no role'),
  },
  {
    title: 'with a role nobody knows',
    ask: (w) => ({ ...user(w), roles: ['no-such-role'] }),
    ends: { '2.35': 'role-unknown' },
  },
  {
    title: 'with a role above the actor',
    as: 'userAdmin',
    ask: (w) => ({ ...user(w), roles: ['owner'] }),
    ends: { '2.35': 'role-not-assignable' },
  },
  {
    title: 'a service account',
    needs: 'licence',
    ask: account,
    ends: { '2.35': 'ok' },
    check: (made) => holds(made.is_service_account && made.email === '', 'is an ordinary user'),
  },
  {
    title: 'a service account with a password login',
    needs: 'licence',
    ask: (w) => ({ ...account(w), login_type: 'password' }),
    ends: { '2.35': 'service-account-rule' },
  },
  {
    title: 'a service account with an e-mail',
    needs: 'licence',
    ask: (w) => ({ ...account(w), email: 'a@example.com' }),
    ends: { '2.35': 'service-account-rule' },
  },
  {
    title: 'a service account, unlicensed',
    server: 'unlicensed',
    staged: {
      why: 'needs a deployment without a licence',
      stage: (twin) => twin.edit.configure({ isLicensed: false }),
    },
    ask: account,
    ends: { '2.35': 'not-licensed' },
  },
]);
