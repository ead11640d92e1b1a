import { type Expected, holds, on, type Situation, until24 } from '../run/situation.ts';
import { must, type Permission, type World } from '../run/world.ts';
import { NOWHERE } from './ids.ts';

const READ: Permission = { negate: false, resource_type: 'template', action: 'read' };
const UNLICENSED = {
  why: 'needs a deployment without a licence',
  stage: (twin: { edit: { configure: (settings: { isLicensed: boolean }) => void } }) =>
    twin.edit.configure({ isLicensed: false }),
};

type Wanted = {
  readonly name?: string;
  readonly organization_permissions?: Permission[];
  readonly site_permissions?: Permission[];
  readonly user_permissions?: Permission[];
  readonly organization_member_permissions?: Permission[];
};

const role = (w: World, over: Wanted = {}) => ({
  organization: w.organization,
  name: w.unique('r'),
  display_name: 'Contract suite',
  organization_permissions: [READ],
  ...over,
});

/** Sets that the server turns down, on create and on update alike. */
const REFUSED: readonly (readonly [string, Wanted, Expected])[] = [
  ['a bad name', { name: 'Bad_Name' }, 'invalid-fields'],
  ['a reserved name', { name: 'organization-admin' }, 'name-reserved'],
  ['site permissions', { site_permissions: [READ] }, 'site-permissions'],
  ['user permissions', { user_permissions: [READ] }, 'user-permissions'],
  [
    'a wildcard',
    { organization_permissions: [{ negate: false, resource_type: '*', action: 'read' }] },
    'permission-wildcard',
  ],
  ['a negative permission', { organization_permissions: [{ ...READ, negate: true }] }, 'permission-negative'],
];

const memberPermissions = { organization_member_permissions: [READ] };
const unknownPermission = [READ, { negate: false, resource_type: 'spaceship', action: 'fly' }];

const lists = [
  ...on('listOrganizationRoles', [
    {
      title: 'as owner',
      ask: ({ organization }) => ({ organization }),
      ends: 'ok',
      check: (roles, w) => {
        const known = roles.filter((one) => one.built_in).length;
        return holds(known === (w.generation === '2.35' ? 7 : 5), `${known} built-in roles`);
      },
    },
    {
      title: 'as a plain member',
      as: 'member',
      ask: ({ organization }) => ({ organization }),
      ends: 'ok',
      check: (roles) => holds(!roles.some((one) => one.assignable), 'may assign'),
    },
    {
      title: 'from outside',
      as: 'outsider',
      ask: ({ organization }) => ({ organization }),
      ends: 'not-visible',
    },
    { title: 'of no organization', ask: () => ({ organization: NOWHERE }), ends: 'not-visible' },
  ]),
  ...on('listSiteRoles', [
    {
      title: 'as owner',
      ask: () => ({}),
      ends: 'ok',
      check: (roles) => holds(roles.filter((one) => one.assignable).length === 4, 'not all are assignable'),
    },
    {
      title: 'as user admin',
      as: 'userAdmin',
      ask: () => ({}),
      ends: 'ok',
      check: (roles) => holds(!roles.some((one) => one.assignable), 'may assign'),
    },
    {
      title: 'with a narrow token',
      as: async (w) => {
        const { id } = await w.newUser();
        const narrow = { user: id, token_name: w.unique('t'), scopes: ['workspace:read'] };
        return (await must('a narrow token', w.api.createToken(narrow))).key;
      },
      ask: () => ({}),
      ends: { '2.31': 'forbidden', '2.35': 'forbidden' },
    },
  ]),
];

const created = on('createRole', [
  {
    title: 'as owner',
    needs: 'licence',
    ask: (w) => role(w),
    ends: 'ok',
    check: (one) => holds(one.organization_permissions.length === 1, 'other permissions'),
  },
  {
    title: 'in capitals',
    needs: 'licence',
    ask: (w) => role(w, { name: w.unique('R').toUpperCase() }),
    ends: 'ok',
    check: (one) => holds(one.name === one.name.toLowerCase(), 'stored in capitals'),
  },
  { title: 'as organization admin', needs: 'licence', as: 'orgAdmin', ask: (w) => role(w), ends: 'ok' },
  { title: 'as user admin', needs: 'licence', as: 'userAdmin', ask: (w) => role(w), ends: 'not-visible' },
  {
    title: 'as organization user admin',
    needs: 'licence',
    as: 'orgUserAdmin',
    ask: (w) => role(w),
    ends: 'not-visible',
  },
  ...REFUSED.map(
    ([title, over, ends]): Situation<'createRole'> => ({
      title,
      needs: 'licence',
      ask: (w) => role(w, over),
      ends,
    }),
  ),
  {
    title: 'member permissions',
    needs: 'licence',
    ask: (w) => role(w, memberPermissions),
    ends: until24('ok', 'member-permissions'),
  },
  {
    title: 'a permission nobody knows',
    needs: 'licence',
    ask: (w) => role(w, { organization_permissions: unknownPermission }),
    ends: 'permission-invalid',
  },
  {
    title: 'a permission the actor lacks',
    needs: 'licence',
    as: 'orgAdmin',
    ask: (w) =>
      role(w, {
        organization_permissions: [{ negate: false, resource_type: 'workspace', action: 'ssh' }],
      }),
    ends: 'permission-escalation',
  },
  {
    title: 'a name that is taken',
    needs: 'licence',
    ask: async (w) => role(w, { name: await w.newRole() }),
    ends: 'role-exists',
  },
  {
    title: 'in no organization',
    needs: 'licence',
    ask: (w) => ({ ...role(w), organization: NOWHERE }),
    ends: 'not-visible',
  },
  {
    title: 'unlicensed',
    server: 'unlicensed',
    staged: UNLICENSED,
    ask: (w) => role(w),
    ends: 'not-licensed',
  },
]);

const updated = on('updateRole', [
  {
    title: 'as owner',
    needs: 'licence',
    ask: async (w) =>
      role(w, { name: await w.newRole(), organization_permissions: [READ, { ...READ, action: 'update' }] }),
    ends: 'ok',
    check: (one) => holds(one.organization_permissions.length === 2, 'other permissions'),
  },
  {
    title: 'a permission nobody knows',
    needs: 'licence',
    ask: async (w) => role(w, { name: await w.newRole(), organization_permissions: unknownPermission }),
    ends: 'ok',
    check: (one) => holds(one.organization_permissions.length === 1, 'it was not dropped'),
  },
  {
    title: 'in capitals',
    needs: 'licence',
    ask: async (w) => role(w, { name: (await w.newRole()).toUpperCase() }),
    ends: until24('ok', 'not-visible'),
  },
  { title: 'one that is not there', needs: 'licence', ask: (w) => role(w), ends: 'not-visible' },
  {
    title: 'as user admin',
    needs: 'licence',
    as: 'userAdmin',
    ask: async (w) => role(w, { name: await w.newRole() }),
    ends: 'not-visible',
  },
  ...REFUSED.map(
    ([title, over, ends]): Situation<'updateRole'> => ({
      title,
      needs: 'licence',
      ask: async (w) => role(w, { name: await w.newRole(), ...over }),
      ends,
    }),
  ),
  {
    title: 'member permissions',
    needs: 'licence',
    ask: async (w) => role(w, { name: await w.newRole(), ...memberPermissions }),
    ends: until24('ok', 'member-permissions'),
  },
  {
    title: 'unlicensed',
    server: 'unlicensed',
    staged: UNLICENSED,
    ask: (w) => role(w),
    ends: 'not-licensed',
  },
]);

/** Custom roles, and the lists of all (coder-api 3.1 and 4). */
export const roleCases = [...lists, ...created, ...updated];
