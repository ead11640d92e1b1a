import type { UserId } from '../../base/brand.ts';
import type { Change, PreflightCode, Verdict } from '../../model/change.ts';

/** Of an organization, what decides whether a role change is taken; null where this token may not read it. */
export type PreflightOrganization = {
  /** The roles as the server lists them. Empty: the list was never read, since every organization has some. */
  readonly roles: ReadonlyMap<string, { readonly assignable: boolean; readonly builtIn: boolean }>;
  readonly defaultRoles: readonly string[] | null;
  readonly roleSync: boolean | null;
};

/** `loginType` is null where the server does not tell. */
export type PreflightMember = { readonly loginType: string | null };

/** What a rule may look at. */
export type PreflightFacts = {
  readonly change: Change;
  readonly actorId: UserId;
  readonly organization: PreflightOrganization;
  /** Null: no longer a member. */
  readonly member: PreflightMember | null;
  /**
   * The removed roles the server asks about: a default role counts as granted to everyone, so taking it away is
   * not a removal to the server (coder-api 3.1, "why assign is always needed").
   */
  readonly removed: readonly string[];
};

/** `reason` says what the matter is, `fix` what to do about it. */
export type PreflightText = { readonly reason: string; readonly fix: string };

/**
 * One check of the server, predicted. Null: nothing to say. A rule that says `will-succeed` warns about a change
 * that the server takes although it does nothing useful.
 */
export type PreflightRule = {
  readonly code: PreflightCode;
  readonly text: PreflightText;
  readonly check: (facts: PreflightFacts) => Verdict | null;
};
