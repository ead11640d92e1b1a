import type { OrganizationId, UserId } from '../base/brand.ts';
import type { Change, ChangeOf } from '../model/change.ts';
import type { RoleSubject } from '../model/subject.ts';

type Words = readonly string[];

/** The roles of somebody in an organization before and after a plan; null: not a member. */
export type PlayedPlace = { before: Words | null; after: Words | null };

/** Somebody before and after a plan, as far as it is played. */
export type PlayedPerson = {
  /** Null: the plan does not change their site roles. */
  site: { readonly before: Words; readonly after: Words } | null;
  /** What becomes of their access; null: the plan does not change it. */
  status: 'suspended' | 'activated' | null;
};

/** A plan that is played on people, change by change. */
export type Simulation = {
  readonly personOf: (userId: UserId) => PlayedPerson;
  /** Their roles there before are those of the copy, until a change says otherwise. */
  readonly placeOf: (userId: UserId, organizationId: OrganizationId) => PlayedPlace;
  /** A custom role that comes, goes or permits something else; its holders are not in the plan. */
  readonly moveRole: (change: ChangeOf<RoleSubject>) => void;
  /** Something of somebody that ends for good, and is no role, access or membership. */
  readonly take: (change: Change) => void;
};
