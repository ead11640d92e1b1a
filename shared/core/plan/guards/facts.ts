import type { OrganizationId, UserId } from '../../../base/brand.ts';
import type { Change } from '../../../model/change.ts';

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
  readonly changes: readonly Change[];
  readonly world: GuardWorld;
};
