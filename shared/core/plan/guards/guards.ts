import type { OrganizationId, UserId } from '../../../base/brand.ts';
import { english } from '../../../base/format.ts';
import { runWhole, type Slices } from '../../../base/slices.ts';
import type { GuardCode } from '../../../model/guard.ts';
import { SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import type { Play } from '../simulate.ts';
import { userIdOf } from '../subject.ts';
import {
  countActive,
  countMoves,
  fatesIn,
  type GuardWorld,
  isLoss,
  type PlanImpact,
  toImpact,
} from './impact.ts';

/**
 * What one guard found in one place. `organizationId` null: the whole site. `people` are ids of those concerned, at
 * most as many as there are; `count` how many.
 */
export type GuardFinding = {
  readonly organizationId: OrganizationId | null;
  /** The role it is about; null: none in particular. */
  readonly role: string | null;
  readonly count: number;
  /** Of how many, where that says more than the count; null otherwise. */
  readonly of: number | null;
  readonly people: readonly UserId[];
};

/** What a guard may look at. */
export type GuardInput = {
  readonly play: Play;
  readonly world: GuardWorld;
};

/** How a finding reads: the names of the organization and the role as shown. */
export type GuardNames = { readonly organization: string; readonly role: string };

/** One guard. `title` says what it watches, `toMessage` what the plan would do, both as sentences. */
export type Guard = {
  readonly code: GuardCode;
  readonly title: string;
  readonly find: (impact: PlanImpact, world: GuardWorld) => readonly GuardFinding[];
  readonly toMessage: (finding: GuardFinding, names: GuardNames) => string;
};

/** The person who applies the plan loses a role, a permission of a role, a membership or the account. */
export const ownAccess: Guard = {
  code: 'own-access',
  title: 'You lose access yourself.',
  find: (impact, { actorId, findMember }) => {
    const found: GuardFinding[] = [];
    const add = (organizationId: GuardFinding['organizationId'], role: string | null): void =>
      void found.push({ organizationId, role, count: 1, of: null, people: [actorId] });
    if (impact.suspended.has(actorId)) add(null, null);
    for (const [place, people] of impact.fates) {
      const fate = people.get(actorId);
      if (fate !== undefined && isLoss(fate)) add(place === SITE_ORGANIZATION_ID ? null : place, null);
    }
    for (const { organizationId, role } of impact.cuts)
      if (findMember(organizationId, actorId)?.roles.includes(role) === true) add(organizationId, role);
    return found;
  },
  toMessage: ({ organizationId, role }, names) => {
    if (role !== null) return `Your own role ${names.role} in ${names.organization} would be cut.`;
    return organizationId === null
      ? 'Your own site roles or your account would be cut.'
      : `Your own access to ${names.organization} would be cut.`;
  },
};

/** Fewer than this must not be left unasked. */
export const LEAST_OWNERS = 2;
const OWNER = 'owner';

/** Fewer than two owners, not counting suspended ones, are left on the deployment and the plan takes one away. */
export const fewOwners: Guard = {
  code: 'few-owners',
  title: 'Fewer than two owners are left.',
  find: (impact, world) => {
    const { before, after, losing } = countActive(impact, world, SITE_ORGANIZATION_ID, OWNER);
    if (losing.length === 0 || after >= LEAST_OWNERS || after >= before) return [];
    return [{ organizationId: null, role: OWNER, count: after, of: before, people: losing }];
  },
  toMessage: ({ count, of }) =>
    `The deployment would be left with ${count === 0 ? 'no owner' : 'one owner'}; it has ${english.people(of ?? 0)} now.`,
};

/** Fewer than this must not be left unasked. */
export const LEAST_ADMINS = 2;
const ADMIN = 'organization-admin';

/** Fewer than two organization admins, not counting suspended ones, are left where the plan takes one away. */
export const fewAdmins: Guard = {
  code: 'few-admins',
  title: 'Fewer than two organization admins are left.',
  find: (impact, world) => {
    const places = new Set(impact.fates.keys());
    for (const userId of impact.suspended)
      for (const organizationId of world.listOrganizations(userId)) places.add(organizationId);
    places.delete(SITE_ORGANIZATION_ID);
    return [...places].flatMap((organizationId): readonly GuardFinding[] => {
      const { before, after, losing } = countActive(impact, world, organizationId, ADMIN);
      if (after >= LEAST_ADMINS || after >= before) return [];
      return [{ organizationId, role: ADMIN, count: after, of: before, people: losing }];
    });
  },
  toMessage: ({ count, of }, { organization }) =>
    `${organization} would be left with ${count === 0 ? 'no organization admin' : 'one organization admin'}; it has ${english.people(of ?? 0)} now.`,
};

/** A larger share of an organization's members than this must not lose something unasked. */
export const MOST_LOSING = 0.25;

/** Everybody who loses a role, a permission of a role, the membership or the account, by organization. */
const listLosers = (impact: PlanImpact, world: GuardWorld): ReadonlyMap<OrganizationId, Set<UserId>> => {
  const losing = new Map<OrganizationId, Set<UserId>>();
  const add = (organizationId: OrganizationId, userId: UserId): void => {
    const people = losing.get(organizationId) ?? new Set<UserId>();
    losing.set(organizationId, people.add(userId));
  };
  const addEverywhere = (userId: UserId): void => {
    for (const organizationId of world.listOrganizations(userId)) add(organizationId, userId);
  };
  for (const [organizationId, people] of impact.fates) {
    if (organizationId === SITE_ORGANIZATION_ID) continue;
    for (const [userId, fate] of people) if (isLoss(fate)) add(organizationId, userId);
  }
  for (const [userId, fate] of fatesIn(impact, SITE_ORGANIZATION_ID)) if (isLoss(fate)) addEverywhere(userId);
  for (const userId of impact.suspended) addEverywhere(userId);
  for (const { organizationId, role } of impact.cuts)
    for (const userId of world.listHolders(organizationId, role)) add(organizationId, userId);
  return losing;
};

/** More than a quarter of an organization's members lose something. */
export const manyLose: Guard = {
  code: 'many-lose',
  title: 'More than a quarter of an organization loses something.',
  find: (impact, world) =>
    [...listLosers(impact, world)].flatMap(([organizationId, people]): readonly GuardFinding[] => {
      const members = world.countMembers(organizationId);
      if (members === 0 || people.size <= members * MOST_LOSING) return [];
      return [{ organizationId, role: null, count: people.size, of: members, people: [...people] }];
    }),
  toMessage: ({ count, of }, { organization }) =>
    `${english.people(count)} of ${english.formatCount(of ?? count)} in ${organization} would lose something.`,
};

/** Guards of their own watch these. */
const WATCHED_ELSEWHERE: readonly string[] = ['organization-admin', 'owner'];

const listLosingRole = (impact: PlanImpact, organizationId: OrganizationId, role: string) =>
  [...fatesIn(impact, organizationId)]
    .filter(([, { before, after }]) => before.includes(role) && !after.includes(role))
    .map(([userId]) => userId);

/** A role is taken from everybody who holds it and given to nobody. Deleting the role itself is another matter. */
export const lastHolder: Guard = {
  code: 'last-holder',
  title: 'A role loses its last holder.',
  find: (impact, world) =>
    [...impact.fates.keys()].flatMap((place) =>
      [...countMoves(impact, place)].flatMap(([role, { gained, lost }]): readonly GuardFinding[] => {
        if (lost === 0 || gained > 0 || WATCHED_ELSEWHERE.includes(role)) return [];
        const holders = world.countHolders(place, role).all;
        if (holders === 0 || holders > lost) return [];
        const people = listLosingRole(impact, place, role);
        const organizationId = place === SITE_ORGANIZATION_ID ? null : place;
        return [{ organizationId, role, count: people.length, of: holders, people }];
      }),
    ),
  toMessage: ({ organizationId }, { organization, role }) =>
    `Nobody would hold ${role} ${organizationId === null ? 'on the site' : `in ${organization}`} any more.`,
};

/** More than this must not end for good unasked. */
export const MOST_TAKEN = 20;

/** Many things of people end that nobody can bring back, such as tokens: scripts and machines go by them. */
export const manyEnd: Guard = {
  code: 'many-end',
  title: 'Many tokens end for good.',
  find: ({ taken }) => {
    if (taken.length <= MOST_TAKEN) return [];
    const people = [...new Set(taken.map(userIdOf))];
    return [{ organizationId: null, role: null, count: taken.length, of: null, people }];
  },
  toMessage: ({ count, people }) =>
    `${english.countOf(count, 'token', 'tokens')} of ${english.people(people.length)} would end. No undo brings them back, and whatever signs in with them, also a script, is shut out.`,
};

/** Every guard once, the gravest first. */
export const GUARDS: readonly Guard[] = [ownAccess, fewOwners, fewAdmins, manyLose, manyEnd, lastHolder];

export type Stopped = { readonly guard: Guard; readonly findings: readonly GuardFinding[] };

/** The guards that stop a plan, in the order of `GUARDS`, each with what it found; empty: none does. */
export const findGuards = (input: GuardInput): readonly Stopped[] => runWhole(findGuardsInSlices(input));

/** The same, a guard a slice. */
export function* findGuardsInSlices({ play, world }: GuardInput): Slices<readonly Stopped[]> {
  const impact = toImpact(play);
  const stopped: Stopped[] = [];
  for (const guard of GUARDS) {
    yield;
    const findings = guard.find(impact, world);
    if (findings.length > 0) stopped.push({ guard, findings });
  }
  return stopped;
}
