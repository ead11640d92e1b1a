import { EFFECT_SCOPES, type EffectPath, type EffectScope, type RoleGrants } from './types.ts';

/** One (resource, action); `*` as an action stands for any action that nobody names. */
export type PermissionPair = { readonly resource: string; readonly action: string };
type Side = 'allow' | 'deny';
type Level = { readonly allow: ReadonlySet<string>; readonly deny: ReadonlySet<string> };

/** What a role brings, ready to be looked up. */
export type GrantIndex = {
  readonly levels: Readonly<Record<EffectScope, Level>>;
  readonly grants: RoleGrants;
};

/** A role somebody has, with what it brings; null: not known. Roles are the same when the objects are. */
export type HeldRole = EffectPath & { readonly index: GrantIndex | null };

/** Everything somebody has that counts in one place; `isMember` false: not in that organization. */
export type Held = { readonly roles: readonly HeldRole[]; readonly isMember: boolean };

// Neither a resource nor an action of Coder has a space; one that had would only fail to be found.
const toKey = ({ resource, action }: PermissionPair): string => `${resource} ${action}`;

/** Indexes a role's permissions once, so that a lookup costs the same for a role of one and of two hundred. */
export const indexGrants = (grants: RoleGrants): GrantIndex => {
  const toLevel = (scope: EffectScope): Level => {
    const side = (negate: boolean): ReadonlySet<string> =>
      new Set(grants[scope].filter((permission) => permission.negate === negate).map(toKey));
    return { allow: side(false), deny: side(true) };
  };
  const [site, organization, user, member] = EFFECT_SCOPES.map(toLevel);
  if (site === undefined || organization === undefined || user === undefined || member === undefined)
    throw new Error('There are four scopes');
  return { levels: { site, organization, user, member }, grants };
};

const speaksOf = (set: ReadonlySet<string>, { resource, action }: PermissionPair): boolean =>
  set.size > 0 &&
  (set.has(`${resource} ${action}`) || set.has(`${resource} *`) || set.has(`* ${action}`) || set.has('* *'));

const isSource = ({ index }: HeldRole, level: EffectScope, pair: PermissionPair, side: Side): boolean =>
  index !== null && speaksOf(index.levels[level][side], pair);

/** The roles that allow, or deny, a pair at a level, in order. */
export const listSources = (
  roles: readonly HeldRole[],
  level: EffectScope,
  pair: PermissionPair,
  side: Side,
): readonly HeldRole[] => roles.filter((role) => isSource(role, level, pair, side));

/** The levels at which a grant covers a scope, widest first. */
export const COVERING: Readonly<Record<EffectScope, readonly EffectScope[]>> = {
  site: ['site'],
  organization: ['site', 'organization'],
  user: ['site', 'user'],
  member: ['site', 'organization', 'member', 'user'],
};

/**
 * May somebody with these roles do it, in this scope? The rule of the server (coder-api 4.4): the site decides
 * first, then the organization, then what is one's own; at each level a denial beats a grant, and a grant at a
 * higher level beats a denial at a lower one.
 */
export const isAllowed = ({ roles, isMember }: Held, scope: EffectScope, pair: PermissionPair): boolean => {
  const has = (level: EffectScope, side: Side): boolean =>
    roles.some((role) => isSource(role, level, pair, side));
  if (has('site', 'deny')) return false;
  if (has('site', 'allow')) return true;
  switch (scope) {
    case 'site':
      return false;
    case 'user':
      return !has('user', 'deny') && has('user', 'allow');
    case 'organization':
      return !has('organization', 'deny') && has('organization', 'allow');
    case 'member':
      if (has('organization', 'deny')) return false;
      if (has('organization', 'allow')) return true;
      // What belongs to an organization is one's own only while one is a member of it.
      if (!isMember || has('member', 'deny') || has('user', 'deny')) return false;
      return has('member', 'allow') || has('user', 'allow');
  }
};
