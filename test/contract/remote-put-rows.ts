import type { ActorName } from '#electron/demo/index.ts';
import type { PutOutcome } from '#electron/store/remote/port.ts';
import type { UserId } from '#shared/base/brand.ts';
import type { Row } from './remote-rows.ts';

const NOBODY = '00000000-0000-4000-8000-000000000001' as UserId;
const wordOf = (outcome: PutOutcome): string =>
  'code' in outcome ? `${outcome.class} ${outcome.code}` : outcome.class;

type Attempt = {
  readonly situation: string;
  readonly actor?: ActorName;
  readonly user: string;
  readonly roles: readonly string[];
  readonly expected: Row['expected'];
};

const ATTEMPTS: readonly Attempt[] = [
  {
    situation: 'two roles',
    user: 'plain-member',
    roles: ['organization-auditor', 'deploy-lead'],
    expected: 'applied',
  },
  {
    situation: 'the same role twice',
    user: 'plain-member',
    roles: ['deploy-lead', 'deploy-lead'],
    expected: 'applied',
  },
  { situation: 'no role at all', user: 'zoe-weiss', roles: [], expected: 'applied' },
  { situation: 'own roles', user: 'admin', roles: ['deploy-lead'], expected: 'rejected own-roles' },
  {
    situation: 'an unknown role',
    user: 'plain-member',
    roles: ['no-such'],
    expected: 'rejected role-unknown',
  },
  { situation: 'a site role', user: 'plain-member', roles: ['owner'], expected: 'rejected role-unknown' },
  { situation: 'a name with a colon', user: 'plain-member', roles: ['a:b'], expected: 'rejected invalid' },
  {
    situation: 'a role above the actor',
    actor: 'orgUserAdmin',
    user: 'plain-member',
    roles: ['organization-admin'],
    expected: 'rejected role-not-assignable',
  },
  {
    situation: 'a custom assigner',
    actor: 'assigner',
    user: 'plain-member',
    roles: ['deploy-lead'],
    expected: 'rejected role-not-assignable',
  },
  {
    situation: 'as an auditor',
    actor: 'orgAuditor',
    user: 'plain-member',
    roles: ['deploy-lead'],
    expected: 'refused-unproven forbidden',
  },
  {
    situation: 'from outside',
    actor: 'outsider',
    user: 'plain-member',
    roles: ['deploy-lead'],
    expected: 'refused-unproven member-gone',
  },
  {
    situation: 'somebody elsewhere',
    user: 'labs-only',
    roles: ['deploy-lead'],
    expected: 'refused-unproven member-gone',
  },
];

const attempt = ({ situation, actor = 'owner', user: username, roles, expected }: Attempt): Row => ({
  route: 'PUT member roles',
  situation,
  expected,
  run: async ({ as, twin, organization, user }) =>
    wordOf(await as(twin.actors[actor]).putMemberRoles(organization('coder'), user(username), roles)),
});

/** Every way a PUT of roles can end at the server itself. */
export const putRows: readonly Row[] = [
  ...ATTEMPTS.map(attempt),
  {
    route: 'PUT member roles',
    situation: 'managed by the identity provider',
    expected: 'rejected idp-managed',
    run: async ({ as, twin, organization, user }) => {
      const state = twin.dump();
      const oidc = new Set(state.users.filter((row) => row.loginType === 'oidc').map((row) => row.id));
      const managed = state.members.find((row) => row.organization === 'emea' && oidc.has(row.userId));
      const api = as(twin.ownerToken);
      return wordOf(await api.putMemberRoles(organization('emea'), user(managed?.username ?? ''), []));
    },
  },
  {
    route: 'PUT member roles',
    situation: 'somebody who does not exist',
    expected: {
      '2.24': 'rejected member-gone',
      '2.31': 'rejected member-gone',
      '2.35': 'refused-unproven member-gone',
    },
    run: async ({ as, twin, organization }) =>
      wordOf(await as(twin.ownerToken).putMemberRoles(organization('coder'), NOBODY, [])),
  },
  {
    route: 'PUT member roles',
    situation: 'with a revoked token',
    expected: 'signed-out',
    run: async ({ as, twin, organization, user }) => {
      twin.edit.revokeKey(twin.ownerToken);
      return wordOf(await as(twin.ownerToken).putMemberRoles(organization('coder'), user('zoe-weiss'), []));
    },
  },
];
