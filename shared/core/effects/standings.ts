import type { OrganizationId, UserId } from '../../base/brand.ts';
import type { Change } from '../../model/change.ts';
import { MEMBER, SUSPENDED } from '../../model/subject.ts';
import type { EffectsWorld } from './types.ts';

/** What somebody holds in an organization; null: not a member. */
export type Place = {
  readonly organizationId: OrganizationId;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
};

/**
 * What a plan does to one person. `changes` are indexes into the plan. Where their status moves, `places` are all the
 * organizations they are in, though the plan changes nothing there.
 */
export type Standing = {
  readonly userId: UserId;
  readonly siteBefore: readonly string[];
  readonly siteAfter: readonly string[];
  readonly isServiceAccount: boolean;
  readonly status: 'suspended' | 'activated' | null;
  readonly places: readonly Place[];
  readonly changes: readonly number[];
};

type DraftPlace = { before: readonly string[] | null; after: readonly string[] | null };
type Draft = {
  site: { before: readonly string[]; after: readonly string[] } | null;
  isServiceAccount: boolean;
  status: Standing['status'];
  places: Map<OrganizationId, DraftPlace>;
  changes: number[];
};

const createGather = (world: EffectsWorld) => {
  const people = new Map<UserId, Draft>();

  const personOf = (userId: UserId): Draft => {
    const found = people.get(userId);
    if (found !== undefined) return found;
    const made: Draft = { site: null, isServiceAccount: false, status: null, places: new Map(), changes: [] };
    people.set(userId, made);
    return made;
  };

  const placeOf = (userId: UserId, organizationId: OrganizationId): DraftPlace => {
    const person = personOf(userId);
    const found = person.places.get(organizationId);
    if (found !== undefined) return found;
    const member = world.findMember(organizationId, userId);
    if (member?.isServiceAccount === true) person.isServiceAccount = true;
    const made: DraftPlace = { before: member?.roles ?? null, after: member?.roles ?? null };
    person.places.set(organizationId, made);
    return made;
  };

  return { people, personOf, placeOf };
};

const applyChange = (gather: ReturnType<typeof createGather>, change: Change): void => {
  const { kind, organizationId, userId, base, target } = change;
  const { personOf, placeOf } = gather;
  switch (kind) {
    case 'member-roles': {
      const place = placeOf(userId, organizationId);
      // Out of the copy, yet in the plan: the change itself says what they held.
      if (place.before === null && base.length > 0) place.before = base;
      place.after = target;
      return;
    }
    case 'site-roles':
      personOf(userId).site = { before: base, after: target };
      return;
    case 'membership': {
      const place = placeOf(userId, organizationId);
      if (target.includes(MEMBER)) place.after ??= [];
      else place.after = null;
      return;
    }
    case 'user-status':
      personOf(userId).status = target.includes(SUSPENDED) ? 'suspended' : 'activated';
      return;
    case 'custom-role':
      return;
  }
};

/**
 * True when everything somebody holds has to be known: their status moves, or a role comes or goes that brings
 * something on the whole site, as an organization admin's does.
 */
const movesOnSite = ({ site, status, places }: Draft, world: EffectsWorld): boolean => {
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
export const toStandings = (changes: readonly Change[], world: EffectsWorld): readonly Standing[] => {
  const gather = createGather(world);
  changes.forEach((change, at) => {
    applyChange(gather, change);
    if (change.kind !== 'custom-role') gather.personOf(change.userId).changes.push(at);
  });
  for (const { kind, organizationId, roleName, target } of changes) {
    if (kind !== 'custom-role') continue;
    for (const userId of world.listHolders(organizationId, roleName)) gather.placeOf(userId, organizationId);
    if (target.length > 0) continue;
    // Coder takes a deleted role from all who hold it (coder-api 4.5).
    for (const { places } of gather.people.values()) {
      const place = places.get(organizationId);
      if (place?.after?.includes(roleName) === true)
        place.after = place.after.filter((role) => role !== roleName);
    }
  }
  // What they have elsewhere may cover it already, or goes with their status, so it has to be looked at.
  for (const [userId, person] of gather.people)
    if (movesOnSite(person, world))
      for (const organizationId of world.listOrganizations(userId)) gather.placeOf(userId, organizationId);
  return Array.from(gather.people, ([userId, { site, places, ...person }]) => {
    const siteRoles = site === null ? world.findSiteRoles(userId) : null;
    return {
      ...person,
      userId,
      siteBefore: site?.before ?? siteRoles ?? [],
      siteAfter: site?.after ?? siteRoles ?? [],
      places: Array.from(places, ([organizationId, place]) => ({ organizationId, ...place })),
    };
  });
};

/** A text that two standings share exactly when a plan means the same to both people. */
export const toStandingKey = ({
  siteBefore,
  siteAfter,
  isServiceAccount,
  status,
  places,
}: Standing): string =>
  JSON.stringify([
    siteBefore,
    siteAfter === siteBefore ? 0 : siteAfter,
    isServiceAccount ? 1 : 0,
    status,
    ...places.map(({ organizationId, before, after }) => [organizationId, before, after]),
  ]);
