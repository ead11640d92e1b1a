import type { OrganizationId } from '../../base/brand.ts';
import { isRole, KINDS } from '../../kinds/index.ts';
import type { Change, ChangeOf } from '../../model/change.ts';
import type { RoleSubject } from '../../model/subject.ts';
import {
  ABSENT,
  findPower,
  HARMLESS_BUILT_IN,
  type PermissionLevel,
  PRIVILEGED_BUILT_IN,
  TAKEN,
} from './privileged.ts';
import { toPermission } from './role-words.ts';

type Permission = { readonly negate: boolean; readonly resourceType: string; readonly action: string };
export type ListsByLevel = Readonly<Record<PermissionLevel, readonly Permission[]>>;

/** What is known of a role: `permissions` null means that the server did not tell. */
export type KnownRole = { readonly builtIn: boolean; readonly permissions: ListsByLevel | null };

export type PrivilegeWorld = {
  readonly findRole: (organizationId: OrganizationId, name: string) => KnownRole | null;
  /**
   * Roles that every member of an organization gets; null: the server has no such thing, or did not tell. `unknown`: no
   * such organization was there at the last refresh.
   */
  readonly findDefaultRoles: (organizationId: OrganizationId) => readonly string[] | 'unknown' | null;
  /** Words that other plans of late wrote, or still may write, into a role: the copy may not know them yet. */
  readonly findPlannedWords: (organizationId: OrganizationId, name: string) => readonly string[];
};

/**
 * Which way power moves: a role `gives` it; it `frees` people because it is taken away and denied it; what is written
 * into it, or out of it, `allows` what it forbade, or `takes` what people could do by it.
 */
export type PowerMove = 'gives' | 'frees' | 'allows' | 'takes';

/**
 * One reason why a change moves power over others. Equal keys are equal reasons: what a person confirmed once is known
 * again by them. `lets` completes “People can …” and its like; `role` is empty where no role is spoken of.
 */
export type Privilege = {
  readonly key: string;
  readonly role: string;
  readonly lets: string;
  readonly move: PowerMove;
};

/** What moves power: how each kind asks about its changes. */
export type Powers = {
  /** A role of an organization is given. */
  readonly ofGrant: (organizationId: OrganizationId, role: string) => readonly Privilege[];
  /** A role of an organization is taken, and with it what it forbade. */
  readonly ofLifting: (organizationId: OrganizationId, role: string) => readonly Privilege[];
  /** A site role is given or taken. */
  readonly ofSite: (role: string) => readonly Privilege[];
  /** A role is taken that hands out roles. */
  readonly ofTaking: (role: string) => readonly Privilege[];
  /** Somebody joins an organization. */
  readonly ofJoining: (organizationId: OrganizationId) => readonly Privilege[];
  /** Permissions are written into a custom role, or out of it. */
  readonly ofWriting: (change: ChangeOf<RoleSubject>) => readonly Privilege[];
};

type Power = { readonly word: string; readonly lets: string };

const LEVELS: readonly PermissionLevel[] = ['site', 'organization', 'user', 'member'];

const toWord = (level: PermissionLevel, { negate, resourceType, action }: Permission): string =>
  `${level}${negate ? '-not' : ''}:${resourceType}:${action}`;

const listPowers = (lists: ListsByLevel, negate: boolean): readonly Power[] =>
  LEVELS.flatMap((level) =>
    lists[level].flatMap((permission) => {
      const lets = permission.negate === negate ? findPower(level, permission) : null;
      return lets === null ? [] : [{ word: toWord(level, permission), lets }];
    }),
  );

/** What the words of a custom role permit. */
export const toPermissionLists = (words: readonly string[]): ListsByLevel => {
  const lists = { site: [], organization: [] as Permission[], user: [], member: [] as Permission[] };
  for (const word of words) {
    const permission = toPermission(word);
    if (permission !== null) lists[permission.scope === 'org' ? 'organization' : 'member'].push(permission);
  }
  return lists;
};

const UNKNOWN: Power = { word: 'unknown', lets: 'do what Rollcall does not know: the server does not tell' };
const NOT_THERE: Power = { word: 'unknown', lets: ABSENT };
/** What comes with joining an organization that the copy does not know. */
const SOMEWHERE = 'do what every member of an organization that Rollcall does not know may do';

const isEmpty = (lists: ListsByLevel): boolean => LEVELS.every((level) => lists[level].length === 0);

/** What the server's list says of a role, and where it says nothing, what its name says. */
const judgeListed = (role: KnownRole | null, name: string): readonly Power[] => {
  const lets = Object.hasOwn(PRIVILEGED_BUILT_IN, name) ? PRIVILEGED_BUILT_IN[name] : undefined;
  if (lets !== undefined) return [{ word: 'built-in', lets }];
  const isTold = role !== null && role.permissions !== null && !(role.builtIn && isEmpty(role.permissions));
  if (isTold && role.permissions !== null) return listPowers(role.permissions, false);
  const isBuiltIn = role === null || role.builtIn;
  if (isBuiltIn && HARMLESS_BUILT_IN.includes(name)) return [];
  return [role === null ? NOT_THERE : UNKNOWN];
};

/** What a permission that is written into a role, or out of it, does to power, by whether it is a denial. */
const WRITTEN: readonly { readonly way: 'in' | 'out'; readonly negate: boolean; readonly move: PowerMove }[] =
  [
    { way: 'in', negate: false, move: 'gives' },
    { way: 'in', negate: true, move: 'takes' },
    { way: 'out', negate: false, move: 'takes' },
    { way: 'out', negate: true, move: 'allows' },
  ];

const once = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
};

/**
 * Tells for each change of a plan which power over others it gives (or, for the roles that hand out roles, takes): by
 * what the roles permit as the server lists them, together with what this plan and others of late make of them. What is
 * not known counts as power.
 */
export const createPrivileges = (
  world: PrivilegeWorld,
  changes: readonly Change[],
): ((change: Change) => readonly Privilege[]) => {
  const targets = new Map<string, readonly string[]>();
  for (const change of changes)
    if (isRole(change)) targets.set(`${change.organizationId} ${change.roleName}`, change.target);

  const judge = (organizationId: OrganizationId, name: string): readonly Power[] => {
    const role = world.findRole(organizationId, name);
    const own = targets.get(`${organizationId} ${name}`);
    const words = [...(own ?? []), ...world.findPlannedWords(organizationId, name)];
    // A role that this plan makes is known by what it makes of it, and needs no listing.
    const listed = role === null && own !== undefined ? [] : judgeListed(role, name);
    const powers = [...listed, ...listPowers(toPermissionLists(words), false)];
    return [...new Map(powers.map((power) => [power.word, power])).values()];
  };
  const banned = (organizationId: OrganizationId, name: string): readonly Power[] => {
    const lists = world.findRole(organizationId, name)?.permissions;
    return lists === null || lists === undefined ? [] : listPowers(lists, true);
  };
  const toPrivileges = (
    what: string,
    role: string,
    powers: readonly Power[],
    move: PowerMove = 'gives',
  ): readonly Privilege[] => powers.map(({ word, lets }) => ({ key: `${what}:${word}`, role, lets, move }));
  const memo = (what: string, powersOf: typeof judge, move: PowerMove) => {
    const kept = new Map<string, readonly Privilege[]>();
    return (organizationId: OrganizationId, role: string): readonly Privilege[] => {
      const key = `${what}:${organizationId}:${role}`;
      const found = kept.get(key) ?? toPrivileges(key, role, powersOf(organizationId, role), move);
      kept.set(key, found);
      return found;
    };
  };
  const ofGrant = memo('grant', judge, 'gives');
  const join = memo('join', judge, 'gives');
  const ofLifting = memo('unban', banned, 'frees');
  const ofSite = once((role) =>
    toPrivileges(`site:${role}`, role, [{ word: '', lets: 'act on the whole site' }]),
  );
  const ofTaking = once((role) => toPrivileges(`take:${role}`, role, [{ word: '', lets: TAKEN }], 'takes'));

  const ofJoining = (organizationId: OrganizationId): readonly Privilege[] => {
    const roles = world.findDefaultRoles(organizationId);
    if (roles === 'unknown')
      return toPrivileges(`join:${organizationId}`, '', [{ word: '', lets: SOMEWHERE }]);
    return (roles ?? []).flatMap((role) => join(organizationId, role));
  };

  // Taken out counts as well: whoever holds the role loses it, and a denial that goes gives what it denied.
  const ofWriting: Powers['ofWriting'] = ({ organizationId, roleName, added, removed }) =>
    WRITTEN.flatMap(({ way, negate, move }) =>
      toPrivileges(
        `role:${organizationId}:${roleName}`,
        roleName,
        listPowers(toPermissionLists(way === 'in' ? added : removed), negate),
        move,
      ),
    );

  const powers: Powers = { ofGrant, ofLifting, ofSite, ofTaking, ofJoining, ofWriting };
  return (change) => KINDS[change.kind].toPrivileges(change, powers);
};
