import type { OrganizationId, UserId } from '../../../base/brand.ts';
import { isPerson } from '../../../kinds/index.ts';
import type { Change } from '../../../model/change.ts';
import { type Played, simulate } from '../simulate.ts';
import type { EffectsWorld } from './types.ts';

/** What somebody holds in an organization; null: not a member. */
export type HeldPlace = {
  readonly organizationId: OrganizationId;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
};

/**
 * What a plan does to one person. `changes` are indexes into the plan. Where their status moves, `places` are all the
 * organizations they are in, though the plan changes nothing there.
 */
export type Holdings = {
  readonly userId: UserId;
  readonly siteBefore: readonly string[];
  readonly siteAfter: readonly string[];
  readonly isServiceAccount: boolean;
  readonly status: 'suspended' | 'activated' | null;
  readonly places: readonly HeldPlace[];
  readonly changes: readonly number[];
};

/**
 * True when everything somebody holds has to be known: their status moves, or a role comes or goes that brings
 * something on the whole site, as an organization admin's does.
 */
const movesOnSite = ({ site, status, places }: Played, world: EffectsWorld): boolean => {
  if (site !== null || status !== null) return true;
  for (const [organizationId, { before, after }] of places) {
    if (before === after) continue;
    const moved = [...(before ?? []), ...(after ?? [])].filter(
      (role) => before?.includes(role) !== after?.includes(role),
    );
    const brings = (role: string): boolean => {
      const grants = world.findRole(organizationId, role);
      return grants !== null && grants.site.length + grants.user.length > 0;
    };
    if (moved.some(brings)) return true;
  }
  return false;
};

/** Everybody whom a plan touches: those it names, and the holders of the custom roles it changes. */
export const toHoldings = (changes: readonly Change[], world: EffectsWorld): readonly Holdings[] => {
  const serviceAccounts = new Set<UserId>();
  const { people, roles, placeOf } = simulate(changes, {
    findMember: (organizationId, userId) => {
      const member = world.findMember(organizationId, userId);
      if (member?.isServiceAccount === true) serviceAccounts.add(userId);
      return member;
    },
  });
  const named = new Map<UserId, number[]>();
  for (const [at, change] of changes.entries()) {
    if (!isPerson(change)) continue;
    const { userId } = change;
    const mine = named.get(userId) ?? [];
    named.set(userId, mine);
    mine.push(at);
  }
  for (const { organizationId, roleName, target } of roles) {
    for (const userId of world.listHolders(organizationId, roleName)) placeOf(userId, organizationId);
    if (target.length > 0) continue;
    // Coder takes a deleted role from all who hold it (coder-api 4.5).
    for (const { places } of people.values()) {
      const place = places.get(organizationId);
      if (place?.after?.includes(roleName) === true)
        place.after = place.after.filter((role) => role !== roleName);
    }
  }
  // What they have elsewhere may cover it already, or goes with their status, so it has to be looked at.
  for (const [userId, person] of people)
    if (movesOnSite(person, world))
      for (const organizationId of world.listOrganizations(userId)) placeOf(userId, organizationId);
  return Array.from(people, ([userId, { site, status, places }]) => {
    const siteRoles = site === null ? world.findSiteRoles(userId) : null;
    return {
      userId,
      isServiceAccount: serviceAccounts.has(userId),
      status,
      changes: named.get(userId) ?? [],
      siteBefore: site?.before ?? siteRoles ?? [],
      siteAfter: site?.after ?? siteRoles ?? [],
      places: Array.from(places, ([organizationId, place]) => ({ organizationId, ...place })),
    };
  });
};

/** A text that two holdings share exactly when a plan means the same to both people. */
export const toHoldingsKey = ({
  siteBefore,
  siteAfter,
  isServiceAccount,
  status,
  places,
}: Holdings): string =>
  JSON.stringify([
    siteBefore,
    siteAfter === siteBefore ? 0 : siteAfter,
    isServiceAccount ? 1 : 0,
    status,
    ...places.map(({ organizationId, before, after }) => [organizationId, before, after]),
  ]);
