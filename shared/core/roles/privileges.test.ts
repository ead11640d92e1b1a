import { describe, expect, it } from 'vitest';
import type { OrganizationId, UserId } from '../../base/brand.ts';
import type { Change } from '../../model/change.ts';
import type { StagedKind } from '../../model/subject.ts';
import { createPrivileges, type KnownRole, type PrivilegeWorld } from './privileges.ts';

const ORGANIZATION = 'b0000000-0000-4000-8000-000000000001' as OrganizationId;
const USER = 'a0000000-0000-4000-8000-000000000001' as UserId;
const NOTHING = { site: [], organization: [], user: [], member: [] };
const permission = (resourceType: string, action: string, negate = false) => ({
  resourceType,
  action,
  negate,
});

const custom = (...organization: ReturnType<typeof permission>[]): KnownRole => ({
  builtIn: false,
  permissions: { ...NOTHING, organization },
});
const builtIn: KnownRole = { builtIn: true, permissions: NOTHING };

const ROLES: Readonly<Record<string, KnownRole>> = {
  reader: custom(permission('template', 'read')),
  shell: custom(permission('workspace', 'ssh')),
  untold: { builtIn: false, permissions: null },
  banned: custom(permission('workspace', 'create', true)),
  'organization-workspace-access': builtIn,
  'organization-admin': builtIn,
  'new-in-2.40': builtIn,
  'agents-access': custom(permission('api_key', 'create')),
};

const change = (
  kind: Exclude<StagedKind, 'token-expiry'>,
  added: readonly string[],
  removed: readonly string[] = [],
  over: Partial<Exclude<Change, { kind: 'token-expiry' | 'unknown-kind' }>> = {},
): Change => ({
  ...{ kind, organizationId: ORGANIZATION, userId: USER, roleName: '', added, removed },
  ...{ base: removed, target: added, intent: { kind: 'delta', add: [...added], remove: [...removed] } },
  ...over,
});

const judge = (
  one: Change,
  { others = [], ...over }: Partial<PrivilegeWorld> & { others?: readonly Change[] } = {},
) =>
  createPrivileges(
    {
      findRole: (_organization, name) => (Object.hasOwn(ROLES, name) ? (ROLES[name] ?? null) : null),
      findDefaultRoles: () => null,
      findPlannedWords: () => [],
      ...over,
    },
    [one, ...others],
  )(one).map(({ lets }) => lets);

describe('the power that a change gives', () => {
  it('is what the role permits, as the server lists it', () => {
    expect(judge(change('member-roles', ['reader']))).toEqual([]);
    expect(judge(change('member-roles', ['shell']))).toEqual(['get into other people’s workspaces']);
    expect(judge(change('member-roles', ['reader', 'shell']))).toHaveLength(1);
  });

  it('is assumed where the server does not tell, and where the copy does not know the role', () => {
    for (const role of ['untold', 'nobody-knows', 'new-in-2.40', '__proto__'])
      expect(judge(change('member-roles', [role])), role).toHaveLength(1);
  });

  it('follows the name of a built-in role that the server lists without permissions', () => {
    expect(judge(change('member-roles', ['organization-admin']))).toHaveLength(1);
    expect(judge(change('member-roles', ['organization-workspace-access']))).toEqual([]);
    // A custom role with the name of a harmless one is what it permits.
    expect(judge(change('member-roles', ['agents-access']))).toHaveLength(1);
  });

  it('does not come from a denial, but comes back with the role that denied', () => {
    expect(judge(change('member-roles', ['banned']))).toEqual([]);
    expect(judge(change('member-roles', [], ['banned']))).toHaveLength(1);
    expect(judge(change('member-roles', [], ['shell']))).toEqual([]);
    expect(judge(change('custom-role', [], ['org-not:workspace:create']))).toHaveLength(1);
  });

  it('counts what this plan makes of a role, and what others of late wrote into it', () => {
    const widened = change('custom-role', ['org:workspace:ssh'], [], {
      roleName: 'reader',
      target: ['exists', 'org:workspace:ssh'],
    });
    expect(judge(change('member-roles', ['reader']), { others: [widened] })).toHaveLength(1);
    const made = change('custom-role', ['exists'], [], { roleName: 'made', target: ['exists'] });
    expect(judge(change('member-roles', ['made']), { others: [made] })).toEqual([]);
    expect(
      judge(change('member-roles', ['reader']), { findPlannedWords: () => ['org:api_key:create'] }),
    ).toHaveLength(1);
  });

  it('comes with joining an organization whose members all get it', () => {
    const join = change('membership', ['member']);
    expect(judge(join)).toEqual([]);
    expect(judge(join, { findDefaultRoles: () => ['organization-workspace-access'] })).toEqual([]);
    expect(judge(join, { findDefaultRoles: () => ['shell'] })).toHaveLength(1);
    expect(judge(change('membership', [], ['member']), { findDefaultRoles: () => ['shell'] })).toEqual([]);
  });

  it('is assumed of an organization that the copy does not know, and not of a server without such roles', () => {
    const join = change('membership', ['member']);
    expect(judge(join, { findDefaultRoles: () => 'unknown' })).toHaveLength(1);
    expect(judge(join, { findDefaultRoles: () => null })).toEqual([]);
    expect(judge(change('membership', [], ['member']), { findDefaultRoles: () => 'unknown' })).toEqual([]);
  });

  it('comes with letting people in again, and with every role of the site', () => {
    expect(judge(change('user-status', [], ['suspended']))).toHaveLength(1);
    expect(judge(change('user-status', ['suspended']))).toEqual([]);
    expect(judge(change('site-roles', ['auditor']))).toHaveLength(1);
    expect(judge(change('site-roles', [], ['owner']))).toHaveLength(1);
  });

  it('is told apart by what is permitted, so that more of it is another reason', () => {
    const keysOf = (role: KnownRole) =>
      createPrivileges(
        { findRole: () => role, findDefaultRoles: () => null, findPlannedWords: () => [] },
        [],
      )(change('member-roles', ['x'])).map(({ key }) => key);
    const before = keysOf(custom(permission('workspace', 'ssh')));
    const after = keysOf(custom(permission('workspace', 'ssh'), permission('api_key', 'create')));
    expect(after).toEqual([...before, expect.stringContaining('api_key:create')]);
  });
});
