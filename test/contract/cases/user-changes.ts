import { holds, on, UNKNOWN_USER, until24 } from '../run/situation.ts';
import { must, type World } from '../run/world.ts';
import { NOBODY } from './ids.ts';

/** Somebody fresh, with a token of their own as the one who asks. */
const asThemselves = async (w: World) => w.newToken((await w.newUser()).id);
const fresh = async (w: World) => ({ user: (await w.newUser()).id });

const profiles = on('putProfile', [
  {
    title: 'as owner',
    ask: async (w) => ({ ...(await fresh(w)), username: w.unique('n'), name: 'Renamed' }),
    ends: 'ok',
    check: (user) => holds(user.name === 'Renamed', `is called ${user.name}`),
  },
  {
    title: 'a username that is taken',
    ask: async (w) => ({ ...(await fresh(w)), username: (await w.newUser()).username, name: '' }),
    ends: 'username-taken',
  },
  {
    title: 'a bad username',
    ask: async (w) => ({ ...(await fresh(w)), username: 'Bad_Name', name: '' }),
    ends: 'invalid-fields',
  },
  {
    title: 'renaming oneself',
    as: asThemselves,
    ask: (w) => ({ user: 'me', username: w.unique('n'), name: '' }),
    ends: until24('ok', 'not-visible'),
  },
  {
    title: 'as auditor',
    as: 'auditor',
    ask: async (w) => {
      const { id, username } = await w.newUser();
      return { user: id, username, name: 'Renamed' };
    },
    ends: 'hidden-forbidden',
  },
  {
    title: 'nobody',
    ask: (w) => ({ user: NOBODY, username: w.unique('n'), name: '' }),
    ends: UNKNOWN_USER,
  },
]);

const roles = [
  ...on('getUserRoles', [
    { title: 'as owner', ask: async (w) => ({ user: await w.idOf('orgAdmin') }), ends: 'ok' },
    { title: 'oneself', as: 'member', ask: () => ({ user: 'me' }), ends: 'ok' },
    {
      title: 'as organization admin',
      as: 'orgAdmin',
      ask: async (w) => ({ user: await w.idOf('member') }),
      ends: 'not-visible',
    },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
  ...on('putUserRoles', [
    {
      title: 'as owner',
      ask: async (w) => ({ ...(await fresh(w)), roles: ['auditor', 'template-admin'] }),
      ends: 'ok',
      check: (user) => holds(user.roles.length === 2, `${user.roles.length} roles`),
    },
    {
      title: 'none',
      ask: async (w) => {
        const { user } = await fresh(w);
        await must('site roles', w.api.putUserRoles({ user, roles: ['auditor'] }));
        return { user, roles: [] };
      },
      ends: 'ok',
    },
    { title: 'own roles', ask: ({ ownerId }) => ({ user: ownerId, roles: ['owner'] }), ends: 'own-roles' },
    {
      title: 'an unknown role',
      ask: async (w) => ({ ...(await fresh(w)), roles: ['no-such-role'] }),
      ends: 'role-unknown',
    },
    {
      title: 'a role of organizations',
      ask: async (w) => ({ ...(await fresh(w)), roles: ['organization-admin'] }),
      ends: 'role-unknown',
    },
    {
      title: 'granting above the actor',
      as: 'userAdmin',
      ask: async (w) => ({ ...(await fresh(w)), roles: ['auditor'] }),
      ends: 'role-not-assignable',
    },
    {
      title: 'as auditor',
      as: 'auditor',
      ask: async (w) => ({ ...(await fresh(w)), roles: [] }),
      ends: 'forbidden',
    },
    { title: 'nobody', ask: () => ({ user: NOBODY, roles: [] }), ends: UNKNOWN_USER },
    {
      title: 'whom the identity provider manages',
      server: 'oidc',
      staged: {
        why: 'needs role sync with an identity provider',
        stage: (twin) => twin.edit.configure({ siteRoleSync: true }),
      },
      ask: async (w) => ({ user: (await w.newUser({ loginType: 'oidc' })).id, roles: ['auditor'] }),
      ends: 'idp-managed',
    },
  ]),
];

const NEW = 'Another-Horse-7-Battery';

const passwords = on('putPassword', [
  { title: 'as owner', ask: async (w) => ({ ...(await fresh(w)), password: NEW }), ends: 'ok' },
  {
    title: 'a weak one',
    ask: async (w) => ({ ...(await fresh(w)), password: 'short' }),
    ends: 'password-weak',
  },
  {
    title: 'the one there is',
    ask: async (w) => {
      const { id, password } = await w.newUser();
      return { user: id, password };
    },
    ends: 'password-same',
  },
  {
    title: 'own one, without the old',
    as: asThemselves,
    ask: () => ({ user: 'me', password: NEW }),
    ends: 'old-password-missing',
  },
  {
    title: 'own one, with a wrong old',
    as: asThemselves,
    ask: () => ({ user: 'me', password: NEW, old_password: 'Wrong-Horse-7-Battery' }),
    ends: 'old-password-wrong',
  },
  {
    title: 'of somebody without passwords',
    ask: async (w) => ({ user: (await w.newUser({ loginType: 'none' })).id, password: NEW }),
    ends: 'no-password-login',
  },
  {
    title: 'of an owner, as user admin',
    as: 'userAdmin',
    ask: async (w) => {
      const { user } = await fresh(w);
      await must('site roles', w.api.putUserRoles({ user, roles: ['owner'] }));
      return { user, password: NEW };
    },
    ends: { '2.24': 'hidden-forbidden', '2.31': 'hidden-forbidden', '2.35': 'owner-password' },
  },
  {
    title: 'of anybody, as user admin',
    as: 'userAdmin',
    ask: async (w) => ({ ...(await fresh(w)), password: NEW }),
    ends: 'hidden-forbidden',
  },
  {
    title: 'as auditor',
    as: 'auditor',
    ask: async (w) => ({ ...(await fresh(w)), password: NEW }),
    ends: 'not-visible',
  },
  { title: 'nobody', ask: () => ({ user: NOBODY, password: NEW }), ends: UNKNOWN_USER },
]);

/** Profile, site roles, password (coder-api 3.4 and 5). */
export const userChangeCases = [...profiles, ...roles, ...passwords];
