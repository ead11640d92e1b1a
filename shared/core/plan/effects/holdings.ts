import type { OrganizationId, UserId } from '../../../base/brand.ts';
import { isPerson } from '../../../kinds/index.ts';
import type { Change } from '../../../model/change.ts';
import type { Play, Played } from '../simulate.ts';
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

/** The same list where none of it is deleted. */
const withoutDeleted = (
  roles: readonly string[] | null,
  deleted: readonly string[],
): readonly string[] | null =>
  roles !== null && deleted.some((role) => roles.includes(role))
    ? roles.filter((role) => !deleted.includes(role))
    : roles;

/** The roles that a plan deletes, by organization: Coder takes each from all who hold it (coder-api 4.5). */
const listDeleted = ({ roles }: Play): ReadonlyMap<OrganizationId, readonly string[]> => {
  const deleted = new Map<OrganizationId, readonly string[]>();
  for (const { organizationId, roleName, target } of roles)
    if (target.length === 0) deleted.set(organizationId, [...(deleted.get(organizationId) ?? []), roleName]);
  return deleted;
};

const UNTOUCHED: Played = { site: null, status: null, places: new Map() };

/** Everybody whom a plan touches: those it names, and the holders of the custom roles it changes. */
export const toHoldings = (
  changes: readonly Change[],
  play: Play,
  world: EffectsWorld,
): readonly Holdings[] => {
  // What was played is not these effects' own: who and what is looked at besides goes into copies.
  const people = new Map(play.people);
  const serviceAccounts = new Set(play.serviceAccounts);
  const lookAt = (userId: UserId, organizationIds: readonly OrganizationId[]): void => {
    const person = people.get(userId) ?? UNTOUCHED;
    const places = new Map(person.places);
    for (const organizationId of organizationIds) {
      if (places.has(organizationId)) continue;
      const member = world.findMember(organizationId, userId);
      if (member?.isServiceAccount === true) serviceAccounts.add(userId);
      const held = member?.roles ?? null;
      places.set(organizationId, { before: held, after: held });
    }
    people.set(userId, { ...person, places });
  };
  const named = new Map<UserId, number[]>();
  for (const [at, change] of changes.entries()) {
    if (!isPerson(change)) continue;
    const { userId } = change;
    const mine = named.get(userId) ?? [];
    named.set(userId, mine);
    mine.push(at);
  }
  for (const { organizationId, roleName } of play.roles)
    for (const userId of world.listHolders(organizationId, roleName)) lookAt(userId, [organizationId]);
  const deleted = listDeleted(play);
  for (const [userId, person] of deleted.size === 0 ? [] : people) {
    const places = new Map(
      Array.from(person.places, ([id, { before, after }]) => [
        id,
        { before, after: withoutDeleted(after, deleted.get(id) ?? []) },
      ]),
    );
    people.set(userId, { ...person, places });
  }
  // What they have elsewhere may cover it already, or goes with their status, so it has to be looked at.
  for (const [userId, person] of people)
    if (movesOnSite(person, world)) lookAt(userId, world.listOrganizations(userId));
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
