import type { OrganizationId, UserId } from '../base/brand.ts';
import type { ChangeOf, PreflightCode, Verdict } from '../model/change.ts';
import type { Subject } from '../model/subject.ts';

/**
 * Of an organization, what decides whether a change is taken; null where this token may not read it. The site has
 * one too, under `SITE_ORGANIZATION_ID`, with the site roles.
 */
export type PreflightOrganization = {
  /** The roles as the server lists them. Empty: the list was never read, since every organization has some. */
  readonly roles: ReadonlyMap<string, { readonly assignable: boolean; readonly builtIn: boolean }>;
  readonly defaultRoles: readonly string[] | null;
  readonly roleSync: boolean | null;
  readonly isDefault?: boolean;
};

/** Somebody as the copy knows them. Null where the server does not tell; left out where nobody asked. */
export type PreflightMember = {
  readonly loginType: string | null;
  readonly status?: string | null;
  readonly siteRoles?: readonly string[];
};

/** What other changes of the same plan bring about. Phases see to it that it is so by then. */
export type PreflightPlan = {
  readonly addsMember: (organizationId: OrganizationId, userId: UserId) => boolean;
  readonly createsRole: (organizationId: OrganizationId, role: string) => boolean;
  readonly deletesRole: (organizationId: OrganizationId, role: string) => boolean;
  /** The site roles somebody has once the plan gave and took its site roles. */
  readonly siteRolesAfter: (userId: UserId) => readonly string[] | null;
};

/** The person whose token is used. */
export type PreflightActor = {
  readonly userId: UserId;
  /** Whether they hold a permission there (or on the site); null: their roles are not known well enough. */
  readonly holds: (organizationId: OrganizationId, resourceType: string, action: string) => boolean | null;
};

/** What a rule may look at. */
export type PreflightFacts<S extends Subject = Subject> = {
  readonly change: ChangeOf<S>;
  readonly actorId: UserId;
  readonly actor: PreflightActor;
  readonly organization: PreflightOrganization;
  /** Null: not a member (of the organization; for changes on the site: not a user). */
  readonly member: PreflightMember | null;
  readonly plan: PreflightPlan;
  /** Whose the token is that a change is about, by the server's list; null: it is not in it, or it is about none. */
  readonly tokenOwner: UserId | null;
  /** How many people hold the role that a change of it is about; null where that is not known. */
  readonly holders: number | null;
  /** Licensed for custom roles; null: not known. */
  readonly hasCustomRoles: boolean | null;
  /** The server can end a token without deleting it, from 2.32; null: not known. */
  readonly hasKeyExpiry: boolean | null;
  /** The identity provider decides who is in which organization; null: not known. */
  readonly organizationSync: boolean | null;
  /** The actor is an owner of the site; null: not known. */
  readonly isOwner: boolean | null;
  /** The actor holds what the server asks for first; true where it asks for nothing, null: not known. */
  readonly holdsRight: boolean | null;
  /**
   * The removed roles the server asks about: a default role counts as granted to everyone, so taking it away is
   * not a removal to the server (coder-api 3.1, "why assign is always needed").
   */
  readonly removed: readonly string[];
};

/** `reason` says what the matter is, `fix` what to do about it. */
export type PreflightText = { readonly reason: string; readonly fix: string };

/**
 * One check of the server, predicted. Null: nothing to say. A rule that says `will-succeed` warns about a change that
 * the server takes although it does nothing useful, or more than one may think.
 */
export type PreflightRule<S extends Subject = Subject> = {
  readonly text: PreflightText;
  check(facts: PreflightFacts<S>): Verdict | null;
};

/** Codes that a rule gives. What was learned from a refusal is no rule of the server's (`core/plan/preflight.ts`). */
export type RuleCode = Exclude<PreflightCode, 'refused-before'>;

/** Rules by their codes. */
export type RuleBook<S extends Subject = Subject> = Readonly<Partial<Record<RuleCode, PreflightRule<S>>>>;

/** A rule where a kind asks it, in the server's order. */
export type Check<S extends Subject = Subject> = Pick<PreflightRule<S>, 'check'> & {
  readonly code: RuleCode;
};

/** Rules of a book in the order in which the server checks them. */
export const inOrder = <const B extends Readonly<Record<string, PreflightRule>>>(
  book: B,
  codes: readonly (keyof B & RuleCode)[],
): readonly Check[] => codes.flatMap((code) => [{ code, check: book[code].check }]);

/** The rule, asked only where something else is so. */
export const when = <S extends Subject>(
  is: (facts: PreflightFacts<S>) => boolean,
  rule: PreflightRule<S>,
): PreflightRule<S> => ({
  ...rule,
  check: (facts) => (is(facts) ? rule.check(facts) : null),
});
