import { holds, on, type Situation, UNKNOWN_USER, until31 } from '../run/situation.ts';
import { must, type World } from '../run/world.ts';
import { NOBODY } from './ids.ts';

type Put = Situation<'putMemberRoles'>;

/** A fresh member is to get these roles. */
const give =
  (...roles: readonly string[]): Put['ask'] =>
  async (w) => ({ organization: w.organization, user: (await w.newUser()).id, roles: [...roles] });

/** A fresh member who has some roles already. */
const having =
  (had: readonly string[], roles: readonly string[]): Put['ask'] =>
  async (w) => {
    const { id } = await w.newUser();
    await must('roles', w.api.putMemberRoles({ organization: w.organization, user: id, roles: [...had] }));
    return { organization: w.organization, user: id, roles: [...roles] };
  };

const toIdp = async (w: World) => {
  const { id } = await w.newUser({ loginType: 'oidc' });
  return { organization: w.organization, user: id, roles: ['organization-auditor'] };
};

const accepted: readonly Put[] = [
  { title: 'two roles', ask: give('organization-auditor', 'organization-template-admin'), ends: 'ok' },
  { title: 'the same role twice', ask: give('organization-auditor', 'organization-auditor'), ends: 'ok' },
  { title: 'none', ask: having(['organization-auditor'], []), ends: 'ok' },
  {
    title: 'a custom role',
    needs: 'licence',
    ask: async (w) => ({
      organization: w.organization,
      user: (await w.newUser()).id,
      roles: [await w.newRole()],
    }),
    ends: 'ok',
  },
  { title: 'the role everybody has', ask: give('organization-member'), ends: 'ok' },
  {
    title: 'somebody suspended',
    ask: async (w) => {
      const { id } = await w.newUser();
      await must('suspending', w.api.suspendUser({ user: id }));
      return { organization: w.organization, user: id, roles: ['organization-auditor'] };
    },
    ends: 'ok',
  },
  { title: 'as organization admin', as: 'orgAdmin', ask: give('organization-auditor'), ends: 'ok' },
];

const refused: readonly Put[] = [
  {
    title: 'own roles',
    ask: ({ organization, ownerId }) => ({ organization, user: ownerId, roles: [] }),
    ends: 'own-roles',
  },
  { title: 'an unknown role', ask: give('no-such-role'), ends: 'role-unknown' },
  { title: 'a site role', ask: give('owner'), ends: 'role-unknown' },
  { title: 'a name with a colon', ask: give('a:b'), ends: 'role-suffix' },
  {
    title: 'a custom role in capitals',
    needs: 'licence',
    ask: async (w) => ({
      organization: w.organization,
      user: (await w.newUser()).id,
      roles: [(await w.newRole()).toUpperCase()],
    }),
    ends: 'role-unknown',
  },
  {
    title: 'the role of service accounts',
    ask: give('organization-service-account'),
    ends: until31('role-unknown', 'role-not-assignable'),
  },
  {
    title: 'granting above the actor',
    as: 'orgUserAdmin',
    ask: give('organization-admin'),
    ends: 'role-not-assignable',
  },
  {
    title: 'taking away above the actor',
    as: 'userAdmin',
    ask: having(['organization-auditor'], []),
    ends: 'role-not-assignable',
  },
  {
    title: 'by a custom role',
    needs: 'licence',
    as: 'assigner',
    ask: give(),
    ends: 'role-not-assignable',
  },
  { title: 'as auditor', as: 'auditor', ask: give('organization-auditor'), ends: 'forbidden' },
  { title: 'from outside', as: 'outsider', ask: give(), ends: 'not-visible' },
  {
    title: 'somebody who is no member',
    ask: async (w) => ({ organization: w.organization, user: await w.idOf('outsider'), roles: [] }),
    ends: 'not-visible',
  },
  {
    title: 'nobody',
    ask: ({ organization }) => ({ organization, user: NOBODY, roles: [] }),
    ends: UNKNOWN_USER,
  },
  {
    title: 'whom the identity provider manages',
    server: 'oidc',
    staged: {
      why: 'needs role sync with an identity provider',
      stage: (twin) => twin.edit.setRoleSync('groups'),
      unstage: (twin) => twin.edit.setRoleSync(''),
    },
    ask: toIdp,
    ends: 'idp-managed',
  },
];

/** Role sets of members (coder-api 3.1, the table of PUT roles). */
export const memberRoleCases = on('putMemberRoles', [
  ...accepted.map(
    (row): Put => ({
      ...row,
      check: async (answer, w) => {
        const now = await must('reading back', w.api.getUserRoles({ user: answer.user_id }));
        const here = now.organization_roles.find((one) => one.organization_id === w.organization);
        const sent = answer.roles.map((role) => role.name).toSorted();
        return holds((here?.roles ?? []).join() === sent.join(), `holds ${here?.roles.join()}`);
      },
    }),
  ),
  ...refused,
]);
