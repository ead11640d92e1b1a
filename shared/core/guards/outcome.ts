import type { OrganizationId, UserId } from '../../base/brand.ts';
import type { Change } from '../../model/change.ts';
import { MEMBER, SITE_ORGANIZATION_ID, SUSPENDED } from '../../model/subject.ts';
import { toPermission } from '../role-words.ts';
import type { GuardWorld } from './facts.ts';

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
export type PlanOutcome = {
  /** By organization (`SITE_ORGANIZATION_ID`: site roles), everybody whose roles or membership change. */
  readonly fates: ReadonlyMap<OrganizationId, ReadonlyMap<UserId, Fate>>;
  readonly suspended: ReadonlySet<UserId>;
  readonly activated: ReadonlySet<UserId>;
  readonly cuts: readonly RoleCut[];
};

type Draft = { before: readonly string[]; after: readonly string[]; leaves: boolean };
type Fates = Map<OrganizationId, Map<UserId, Draft>>;

const draftOf = (fates: Fates, change: Change, before: readonly string[]): Draft => {
  const people = fates.get(change.organizationId) ?? new Map<UserId, Draft>();
  fates.set(change.organizationId, people);
  const draft = people.get(change.userId) ?? { before, after: before, leaves: false };
  people.set(change.userId, draft);
  return draft;
};

const toCut = ({ organizationId, roleName, target, removed }: Change): readonly RoleCut[] =>
  removed.some((word) => toPermission(word) !== null) || (removed.length > 0 && target.length === 0)
    ? [{ organizationId, role: roleName, isDeleted: target.length === 0 }]
    : [];

/**
 * Gathers what the changes do to each person. Somebody who leaves an organization loses the roles the copy shows for
 * them there; a deleted role is a cut and not a fate, since its holders are not in the plan.
 */
export const toOutcome = (changes: readonly Change[], world: GuardWorld): PlanOutcome => {
  const fates: Fates = new Map();
  const suspended = new Set<UserId>();
  const activated = new Set<UserId>();
  const cuts: RoleCut[] = [];
  for (const change of changes) {
    const { kind, organizationId, userId, target } = change;
    if (kind === 'member-roles' || kind === 'site-roles') {
      const draft = draftOf(fates, change, change.base);
      draft.before = change.base;
      if (!draft.leaves) draft.after = target;
    } else if (kind === 'membership' && !target.includes(MEMBER)) {
      const roles = world.findMember(organizationId, userId)?.roles ?? [];
      Object.assign(draftOf(fates, change, roles), { after: [], leaves: true });
    } else if (kind === 'membership') draftOf(fates, change, []);
    else if (kind === 'user-status') (target.includes(SUSPENDED) ? suspended : activated).add(userId);
    else cuts.push(...toCut(change));
  }
  return { fates, suspended, activated, cuts };
};

const NOBODY: ReadonlyMap<UserId, Fate> = new Map();

/** Everybody in a place whose roles or membership change. */
export const fatesIn = (outcome: PlanOutcome, organizationId: OrganizationId): ReadonlyMap<UserId, Fate> =>
  outcome.fates.get(organizationId) ?? NOBODY;

/** Gains and losses of each role in a place; roles that the plan deletes there are left out. */
export const countMoves = (
  outcome: PlanOutcome,
  organizationId: OrganizationId,
): ReadonlyMap<string, { gained: number; lost: number }> => {
  const moves = new Map<string, { gained: number; lost: number }>();
  const move = (role: string, by: 'gained' | 'lost'): void => {
    const found = moves.get(role) ?? { gained: 0, lost: 0 };
    found[by] += 1;
    moves.set(role, found);
  };
  for (const { before, after } of fatesIn(outcome, organizationId).values()) {
    for (const role of after) if (!before.includes(role)) move(role, 'gained');
    for (const role of before) if (!after.includes(role)) move(role, 'lost');
  }
  for (const cut of outcome.cuts)
    if (cut.isDeleted && cut.organizationId === organizationId) moves.delete(cut.role);
  return moves;
};

/** How many hold a role of a place and are not suspended, before and after. */
export const countActive = (
  outcome: PlanOutcome,
  world: GuardWorld,
  organizationId: OrganizationId,
  role: string,
): { readonly before: number; readonly after: number; readonly losing: readonly UserId[] } => {
  const before = world.countHolders(organizationId, role).active;
  const held = (userId: UserId): readonly string[] =>
    organizationId === SITE_ORGANIZATION_ID
      ? world.findSiteRoles(userId)
      : (world.findMember(organizationId, userId)?.roles ?? []);
  const people = fatesIn(outcome, organizationId);
  const losing: UserId[] = [];
  let gaining = 0;
  for (const userId of new Set([...people.keys(), ...outcome.suspended, ...outcome.activated])) {
    const fate = people.get(userId);
    const [hadRole, hasRole] = [fate?.before ?? null, fate?.after ?? null].map((roles) =>
      (roles ?? held(userId)).includes(role),
    );
    // Whether somebody is suspended may be a question to the copy, and of 100,000 few have to do with the role.
    if (!hadRole && !hasRole) continue;
    const wasSuspended = world.isSuspended(userId);
    const isSuspended = outcome.suspended.has(userId) || (wasSuspended && !outcome.activated.has(userId));
    const was = !wasSuspended && hadRole === true;
    const is = !isSuspended && hasRole === true;
    if (was && !is) losing.push(userId);
    if (!was && is) gaining += 1;
  }
  return { before, after: before - losing.length + gaining, losing };
};
