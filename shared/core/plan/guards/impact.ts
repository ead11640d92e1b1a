import type { OrganizationId, UserId } from '../../../base/brand.ts';
import type { PlayedPlace } from '../../../kinds/simulation.ts';
import type { Change, ChangeOf } from '../../../model/change.ts';
import { type RoleSubject, SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import { toPermission } from '../../roles/role-words.ts';
import type { Play } from '../simulate.ts';

/** Roles of an organization, or of the site (`SITE_ORGANIZATION_ID`), as the copy has them. */
export type GuardHolders = {
  /** People who hold the role explicitly. */
  readonly all: number;
  /** Those of them who are not suspended. */
  readonly active: number;
};

/** Somebody in one organization of the copy. */
export type GuardMember = { readonly roles: readonly string[] };

/** What guards know of the world, from the copy. Counts are of explicit roles. */
export type GuardWorld = {
  readonly actorId: UserId;
  /** People in an organization; 0: not in the copy. */
  readonly countMembers: (organizationId: OrganizationId) => number;
  readonly countHolders: (organizationId: OrganizationId, role: string) => GuardHolders;
  /** Null: not a member, or not in the copy. */
  readonly findMember: (organizationId: OrganizationId, userId: UserId) => GuardMember | null;
  /** Everybody who holds a role of an organization; asked only for roles that the plan changes. */
  readonly listHolders: (organizationId: OrganizationId, role: string) => Iterable<UserId>;
  /** The organizations of somebody, in the copy. */
  readonly listOrganizations: (userId: UserId) => readonly OrganizationId[];
  readonly findSiteRoles: (userId: UserId) => readonly string[];
  readonly isSuspended: (userId: UserId) => boolean;
};

/** The roles of one person in one organization, or on the site, before and after a plan. */
export type Fate = {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** True when they are out of the organization afterwards, though they were in. */
  readonly leaves: boolean;
};

/** A custom role that the plan deletes or takes permissions from. */
export type RoleCut = {
  readonly organizationId: OrganizationId;
  readonly role: string;
  readonly isDeleted: boolean;
};

/** True when somebody has less than before. */
export const isLoss = ({ before, after, leaves }: Fate): boolean =>
  leaves || before.some((role) => !after.includes(role));

/** What a plan comes to, in the terms that guards think in. */
export type PlanImpact = {
  /** By organization (`SITE_ORGANIZATION_ID`: site roles), everybody whose roles or membership change. */
  readonly fates: ReadonlyMap<OrganizationId, ReadonlyMap<UserId, Fate>>;
  readonly suspended: ReadonlySet<UserId>;
  readonly activated: ReadonlySet<UserId>;
  readonly cuts: readonly RoleCut[];
  /** What of people ends for good, and is no role, access or membership. */
  readonly taken: readonly Change[];
};

const toCut = ({ organizationId, roleName, target, removed }: ChangeOf<RoleSubject>): readonly RoleCut[] =>
  removed.some((word) => toPermission(word) !== null) || (removed.length > 0 && target.length === 0)
    ? [{ organizationId, role: roleName, isDeleted: target.length === 0 }]
    : [];

const NONE: readonly string[] = [];

const toFate = ({ before, after }: PlayedPlace): Fate => ({
  before: before ?? NONE,
  after: after ?? NONE,
  leaves: before !== null && after === null,
});

/**
 * What a plan does to each person, as it was played. Somebody who leaves an organization loses the roles the copy shows for them there;
 * a deleted role is a cut and not a fate, since its holders are not in the plan.
 */
export const toImpact = ({ people, roles, taken }: Play): PlanImpact => {
  const fates = new Map<OrganizationId, Map<UserId, Fate>>();
  const suspended = new Set<UserId>();
  const activated = new Set<UserId>();
  const add = (organizationId: OrganizationId, userId: UserId, fate: Fate): void => {
    const there = fates.get(organizationId) ?? new Map<UserId, Fate>();
    fates.set(organizationId, there.set(userId, fate));
  };
  for (const [userId, { site, status, places }] of people) {
    for (const [organizationId, place] of places) add(organizationId, userId, toFate(place));
    if (site !== null) add(SITE_ORGANIZATION_ID, userId, { ...site, leaves: false });
    if (status !== null) (status === 'suspended' ? suspended : activated).add(userId);
  }
  return { fates, suspended, activated, cuts: roles.flatMap(toCut), taken };
};

const NOBODY: ReadonlyMap<UserId, Fate> = new Map();

/** Everybody in a place whose roles or membership change. */
export const fatesIn = (impact: PlanImpact, organizationId: OrganizationId): ReadonlyMap<UserId, Fate> =>
  impact.fates.get(organizationId) ?? NOBODY;

/** Gains and losses of each role in a place; roles that the plan deletes there are left out. */
export const countMoves = (
  impact: PlanImpact,
  organizationId: OrganizationId,
): ReadonlyMap<string, { gained: number; lost: number }> => {
  const moves = new Map<string, { gained: number; lost: number }>();
  const move = (role: string, by: 'gained' | 'lost'): void => {
    const found = moves.get(role) ?? { gained: 0, lost: 0 };
    found[by] += 1;
    moves.set(role, found);
  };
  for (const { before, after } of fatesIn(impact, organizationId).values()) {
    for (const role of after) if (!before.includes(role)) move(role, 'gained');
    for (const role of before) if (!after.includes(role)) move(role, 'lost');
  }
  for (const cut of impact.cuts)
    if (cut.isDeleted && cut.organizationId === organizationId) moves.delete(cut.role);
  return moves;
};

/** How many hold a role of a place and are not suspended, before and after. */
export const countActive = (
  impact: PlanImpact,
  world: GuardWorld,
  organizationId: OrganizationId,
  role: string,
): { readonly before: number; readonly after: number; readonly losing: readonly UserId[] } => {
  const before = world.countHolders(organizationId, role).active;
  const held = (userId: UserId): readonly string[] =>
    organizationId === SITE_ORGANIZATION_ID
      ? world.findSiteRoles(userId)
      : (world.findMember(organizationId, userId)?.roles ?? []);
  const people = fatesIn(impact, organizationId);
  const losing: UserId[] = [];
  let gaining = 0;
  for (const userId of new Set([...people.keys(), ...impact.suspended, ...impact.activated])) {
    const fate = people.get(userId);
    const [hadRole, hasRole] = [fate?.before ?? null, fate?.after ?? null].map((roles) =>
      (roles ?? held(userId)).includes(role),
    );
    // Whether somebody is suspended may be a question to the copy, and of 100,000 few have to do with the role.
    if (!hadRole && !hasRole) continue;
    const wasSuspended = world.isSuspended(userId);
    const isSuspended = impact.suspended.has(userId) || (wasSuspended && !impact.activated.has(userId));
    const was = !wasSuspended && hadRole === true;
    const is = !isSuspended && hasRole === true;
    if (was && !is) losing.push(userId);
    if (!was && is) gaining += 1;
  }
  return { before, after: before - losing.length + gaining, losing };
};
