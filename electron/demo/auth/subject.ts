import type { Permission } from '../rules/permission.ts';
import type { BuiltInRole } from '../rules/role.ts';
import type { RoleBook } from '../rules/role-book.ts';
import { createScopeFilter } from '../rules/scope-grants.ts';
import type { ApiKey, User } from '../world/rows.ts';
import type { World } from '../world/world.ts';

/** What is asked for: a resource type, perhaps in an organization, perhaps belonging to a user. */
export type Target = {
  readonly type: string;
  readonly organizationId?: string;
  readonly ownerId?: string;
  /** Id of the thing itself, where neither organization nor owner is it; a key's allow list may ask for it. */
  readonly id?: string;
  /** True asks whether it is allowed in at least one organization. */
  readonly anyOrganization?: boolean;
};

type Level = { readonly allow: Set<string>; readonly deny: Set<string> };

/** A caller with everything they may do, compiled for one request. */
export type Subject = {
  readonly user: User;
  readonly key: ApiKey;
  readonly siteRoles: readonly string[];
  readonly can: (action: string, target: Target) => boolean;
  /** Names of the roles that count in an organization, implied ones included. */
  readonly rolesIn: (organizationId: string) => readonly string[];
};

const emptyLevel = (): Level => ({ allow: new Set(), deny: new Set() });

const addTo = (level: Level, permissions: readonly Permission[]): void => {
  for (const { negate, resource_type, action } of permissions) {
    (negate ? level.deny : level.allow).add(`${resource_type}:${action}`);
  }
};

const matches = (set: ReadonlySet<string>, type: string, action: string): boolean =>
  set.has(`${type}:${action}`) || set.has(`${type}:*`);

type Compiled = {
  readonly site: Level;
  readonly user: Level;
  readonly org: Map<string, Level>;
  readonly orgMember: Map<string, Level>;
};

const addBuiltIn = (compiled: Compiled, role: BuiltInRole): void => {
  addTo(compiled.site, role.site);
  addTo(compiled.user, role.user);
};

const addOrganization = (
  world: World,
  book: RoleBook,
  compiled: Compiled,
  organizationId: string,
  names: readonly string[],
): void => {
  const org = emptyLevel();
  const own = emptyLevel();
  for (const name of names) {
    const builtIn = book.org.get(name);
    if (builtIn !== undefined) {
      addBuiltIn(compiled, builtIn);
      addTo(org, builtIn.org);
      addTo(own, builtIn.orgMember);
    } else {
      // A stored name without a role is silently nothing, as on the server.
      addTo(org, world.customRoles.get(organizationId)?.get(name)?.permissions ?? []);
    }
  }
  compiled.org.set(organizationId, org);
  compiled.orgMember.set(organizationId, own);
};

const decide = (compiled: Compiled, userId: string, action: string, target: Target): boolean => {
  const { type, organizationId, ownerId } = target;
  if (matches(compiled.site.deny, type, action)) return false;
  if (matches(compiled.site.allow, type, action)) return true;
  if (target.anyOrganization === true) {
    return [...compiled.org.values()].some(
      (level) => matches(level.allow, type, action) && !matches(level.deny, type, action),
    );
  }
  const org = organizationId === undefined ? undefined : compiled.org.get(organizationId);
  if (org !== undefined && matches(org.deny, type, action)) return false;
  if (org !== undefined && matches(org.allow, type, action)) return true;
  if (ownerId !== userId) return false;
  // What belongs to an organization is one's own only while one is a member of it.
  if (organizationId !== undefined && org === undefined) return false;
  const own = organizationId === undefined ? undefined : compiled.orgMember.get(organizationId);
  return (
    (own !== undefined && matches(own.allow, type, action)) || matches(compiled.user.allow, type, action)
  );
};

/** What an allow list compares: organizations go by their own id, users and members by that of the user. */
const idOf = ({ type, organizationId = '', ownerId = '', id = '' }: Target): string => {
  if (id !== '') return id;
  if (type === 'organization') return organizationId;
  return type === 'user' || type === 'organization_member' ? ownerId : '';
};

/** Compiles the caller from the roles stored right now: site roles, `member`, and per organization the rest. */
export const createSubject = (world: World, book: RoleBook, user: User, key: ApiKey): Subject => {
  const compiled: Compiled = { site: emptyLevel(), user: emptyLevel(), org: new Map(), orgMember: new Map() };
  const siteRoles = [...user.roles, 'member'];
  for (const name of siteRoles) {
    const role = book.site.get(name);
    if (role !== undefined) addBuiltIn(compiled, role);
  }
  const implied = user.serviceAccount ? 'organization-service-account' : 'organization-member';
  const names = new Map<string, readonly string[]>();
  for (const organizationId of world.organizationsOf.get(user.id) ?? []) {
    const stored = world.members.get(organizationId)?.get(user.id)?.roles ?? [];
    const defaults = world.organizations.get(organizationId)?.defaultMemberRoles ?? [];
    names.set(organizationId, [...stored, implied, ...defaults]);
    addOrganization(world, book, compiled, organizationId, [...stored, implied, ...defaults]);
  }
  const limits = createScopeFilter(key.scopes, key.allowList);
  return {
    user,
    key,
    siteRoles,
    can: (action, target) =>
      (limits === undefined || limits(target.type, action, idOf(target))) &&
      decide(compiled, user.id, action, target),
    rolesIn: (organizationId) => names.get(organizationId) ?? [],
  };
};
