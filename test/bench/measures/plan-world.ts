import { TRAITS } from '#electron/demo/rules/generation.ts';
import type { Permission } from '#electron/demo/rules/permission.ts';
import { createRoleBook } from '#electron/demo/rules/role-book.ts';
import type { UserId } from '#shared/base/brand.ts';
import type { CompileEntry } from '#shared/core/plan/compile.ts';
import { type EffectsWorld, IMPLIED, type RoleGrants } from '#shared/core/plan/effects/types.ts';
import type { GuardWorld } from '#shared/core/plan/guards/impact.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';

type Held = ReadonlyMap<UserId, { readonly roles: readonly string[]; readonly isServiceAccount: boolean }>;

const toHeld = (entries: readonly CompileEntry[]): Held =>
  new Map(entries.map((entry) => [userIdOf(entry), { roles: entry.base, isServiceAccount: false }]));

const plain = (permissions: readonly Permission[]) =>
  permissions.map(({ negate, resource_type, action }) => ({ negate, resource: resource_type, action }));

/** The built-in roles of the newest generation; every other name is a small custom role. */
const createFindRole = (): EffectsWorld['findRole'] => {
  const book = createRoleBook(TRAITS['2.35']);
  const custom = plain([{ negate: false, resource_type: 'template', action: 'read' }]);
  const kept = new Map<string, RoleGrants>();
  return (_organization, name) => {
    const role = book.org.get(name);
    const grants = kept.get(name) ?? {
      site: plain(role?.site ?? []),
      organization: role === undefined ? custom : plain(role.org),
      user: plain(role?.user ?? []),
      member: plain(role?.orgMember ?? []),
    };
    kept.set(name, grants);
    return grants;
  };
};

/** What effects ask of the copy, answered from memory. */
export const createEffectsWorld = (entries: readonly CompileEntry[]): EffectsWorld => {
  const held = toHeld(entries);
  return {
    findRole: createFindRole(),
    findDefaultRoles: () => ['organization-workspace-access'],
    findMember: (_organization, userId) => held.get(userId) ?? null,
    listOrganizations: () => [],
    findSiteRoles: () => [],
    isSuspended: () => false,
    listHolders: () => [],
    implied: IMPLIED,
  };
};

/** What guards ask of the copy, answered from memory. */
export const createGuardWorld = (entries: readonly CompileEntry[], actorId: UserId): GuardWorld => {
  const held = toHeld(entries);
  return {
    actorId,
    countMembers: () => entries.length * 2,
    countHolders: () => ({ all: entries.length, active: entries.length }),
    findMember: (_organization, userId) => held.get(userId) ?? null,
    listHolders: () => [],
    listOrganizations: () => [],
    findSiteRoles: () => [],
    isSuspended: () => false,
  };
};
