import type { OrganizationId, UserId } from '../../base/brand.ts';
import { KINDS } from '../../kinds/index.ts';
import type { PlayedPerson, PlayedPlace, Simulation } from '../../kinds/simulation.ts';
import type { Change, ChangeOf } from '../../model/change.ts';
import type { RoleSubject } from '../../model/subject.ts';

/** What is known of people before the plan, from the copy. */
export type SimulatedWorld = {
  /** Null: not a member, or not in the copy. */
  readonly findMember: (
    organizationId: OrganizationId,
    userId: UserId,
  ) => { readonly roles: readonly string[]; readonly isServiceAccount?: boolean } | null;
};

/** Somebody before and after, and the organizations that were looked at. */
export type Played = PlayedPerson & { readonly places: ReadonlyMap<OrganizationId, PlayedPlace> };

/** A plan as it was played: whom it touched, and the custom roles that it moves. */
export type Play = {
  readonly people: ReadonlyMap<UserId, Played>;
  readonly roles: readonly ChangeOf<RoleSubject>[];
  /** What of people ends for good, and is no role, access or membership. */
  readonly taken: readonly Change[];
  /** Those of the people who were looked at, and are service accounts. */
  readonly serviceAccounts: ReadonlySet<UserId>;
};

/**
 * Plays a plan on the people of the copy, in its order: the one place that says who has what before and after. A review
 * plays it once, for guards and effects. What a custom role means to its holders is left to who asks: they are not in
 * the plan.
 */
export const simulate = (changes: readonly Change[], world: SimulatedWorld): Play => {
  const people = new Map<UserId, PlayedPerson & { readonly places: Map<OrganizationId, PlayedPlace> }>();
  const roles: ChangeOf<RoleSubject>[] = [];
  const taken: Change[] = [];
  const serviceAccounts = new Set<UserId>();
  const personOf = (userId: UserId) => {
    const found = people.get(userId);
    if (found !== undefined) return found;
    const made = { site: null, status: null, places: new Map<OrganizationId, PlayedPlace>() };
    people.set(userId, made);
    return made;
  };
  const placeOf = (userId: UserId, organizationId: OrganizationId): PlayedPlace => {
    const { places } = personOf(userId);
    const found = places.get(organizationId);
    if (found !== undefined) return found;
    const member = world.findMember(organizationId, userId);
    if (member?.isServiceAccount === true) serviceAccounts.add(userId);
    const held = member?.roles ?? null;
    const made = { before: held, after: held };
    places.set(organizationId, made);
    return made;
  };
  const simulation: Simulation = {
    personOf,
    placeOf,
    moveRole: (change) => roles.push(change),
    take: (change) => taken.push(change),
  };
  for (const change of changes) KINDS[change.kind].simulate(change, simulation);
  return { people, roles, taken, serviceAccounts };
};
