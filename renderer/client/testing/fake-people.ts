import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Member } from '#shared/model/member.ts';
import type { Role } from '#shared/model/role.ts';

const FIRST = [
  'ada',
  'grace',
  'alan',
  'edsger',
  'barbara',
  'donald',
  'radia',
  'tim',
  'margaret',
  'ken',
  'frances',
  'dennis',
];
const LAST = [
  'lovelace',
  'hopper',
  'turing',
  'dijkstra',
  'liskov',
  'knuth',
  'perlman',
  'lee',
  'hamilton',
  'thompson',
  'allen',
];
const ROLES = [
  'organization-template-admin',
  'organization-auditor',
  'organization-user-admin',
  'organization-admin',
  'workspace-reviewer',
  'template-maintainer',
  'build-observer',
];

export const ORGANIZATIONS = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
].map((id) => id as OrganizationId);

/** Which roles person number `index` holds: most hold one, some many, some none. */
const rolesOf = (index: number): readonly string[] => {
  if (index % 7 === 0) return [];
  if (index % 97 === 0) return [...ROLES].sort();
  const roles = [ROLES[(index * 5) % 7], ...(index % 3 === 0 ? [ROLES[(index * 2) % 7]] : [])];
  return [...new Set(roles.filter((role) => role !== undefined))].sort();
};

const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `count` invented members, always the same ones. */
export const createPeople = (count: number, nowMs: number): readonly Member[] =>
  Array.from({ length: count }, (_, index) => {
    const first = FIRST[index % FIRST.length] ?? '';
    const last = LAST[(index * 3) % LAST.length] ?? '';
    const username = `${first}-${last}-${String(index).padStart(4, '0')}`;
    return {
      userId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as UserId,
      username,
      name: index === 5 ? 'Evil \u202Enimda' : `${title(first)} ${title(last)}`,
      email: `${username}@example.com`,
      status: index % 19 === 0 ? 'suspended' : index % 11 === 0 ? 'dormant' : 'active',
      loginType: index % 4 === 0 ? 'oidc' : 'password',
      lastSeenAt:
        index % 13 === 0 ? null : new Date(nowMs - ((index * 7919) % 5000) * 3_600_000).toISOString(),
      createdAt: new Date(nowMs - ((index * 104_729) % 30_000) * 3_600_000).toISOString(),
      isServiceAccount: index % 211 === 210,
      roles: rolesOf(index),
      siteRoles: index % 150 === 1 ? ['owner'] : [],
    };
  }).sort((a, b) => (a.username < b.username ? -1 : 1));

/** The roles of the invented server, with how many of `members` hold each. */
export const listRoles = (members: readonly Member[]): readonly Role[] =>
  [...ROLES, 'owner'].map((name, index) => ({
    name,
    displayName: name.split('-').map(title).join(' '),
    organizationId: name === 'owner' ? null : (ORGANIZATIONS[0] ?? null),
    builtIn: index < 4,
    assignable: name !== 'organization-admin' && name !== 'build-observer',
    holders: members.filter((member) => member.roles.includes(name)).length,
  }));
