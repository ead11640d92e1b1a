import type { Intent } from './intent.ts';
import { KEPT_KINDS, type Subject } from './subject.ts';

/** Will the server take it: yes, no with a reason, or not to be known from here. */
export const VERDICTS = ['will-succeed', 'will-be-refused', 'cannot-know'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What changes are counted as (`shared/kinds/things.ts`): a kind stands for the things that it is about. */
export const COUNTED_AS = ['people', 'roles', 'changes', ...KEPT_KINDS] as const;
export type CountedAs = (typeof COUNTED_AS)[number];

/** Why preflight expects trouble. One sentence and one fix per code live in `shared/kinds/`. */
export const PREFLIGHT_CODES = [
  'own-roles',
  'role-unknown',
  'role-not-assignable',
  'role-implied',
  'default-role-not-assignable',
  'idp-managed',
  'idp-unknown',
  'dangling-role',
  'member-gone',
  'row-unreadable',
  'too-many-roles',
  'user-gone',
  'own-membership',
  'own-status',
  'owner-suspension',
  'not-permitted',
  'rights-unknown',
  'idp-membership',
  'idp-brings-back',
  'default-organization',
  'not-licensed',
  'role-name-invalid',
  'role-name-reserved',
  'role-deleted-here',
  'role-in-use',
  'permission-not-allowed',
  'permission-not-held',
  'own-token',
  'token-others',
  'token-unlisted',
  'expiry-unknown',
  'newer-version',
  'refused-before',
] as const;
export type PreflightCode = (typeof PREFLIGHT_CODES)[number];

/**
 * Why a line of a review deserves a look, worst first: nobody can take it back, a role is deleted, people are locked out or leave an
 * organization, a privileged role (or the right to hand out roles) moves, somebody is left without a role, few
 * people have it.
 */
export const RISKS = [
  'irreversible',
  'role-deletion',
  'suspension',
  'membership-removal',
  'privileged',
  'loses-last-role',
  'rare',
] as const;
export type Risk = (typeof RISKS)[number];

/**
 * What becomes of the words of a subject in a plan. `base` is what the review showed; `target` is base with the intent applied; `added`
 * and `removed` are their difference. All lists are sets of words (see `subject.ts`), sorted and unique.
 */
export type WordChange = {
  readonly intent: Intent;
  readonly base: readonly string[];
  readonly target: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
};
/** One subject's change in a plan. */
export type ChangeOf<S extends Subject> = S & WordChange;
export type Change = ChangeOf<Subject>;

/**
 * States of one change while it is applied (engine 2). `inflight` is durable before the first byte
 * of its PUT; `unknown` is never an end; the last four are ends and never change again.
 */
export const CHANGE_STATES = [
  'pending',
  'inflight',
  'unknown',
  'applied',
  'failed',
  'skipped',
  'cancelled',
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** States of a whole plan. `needs-review`: ended, but a person has to look at some rows. */
export const PLAN_STATES = ['approved', 'running', 'paused', 'verifying', 'closed', 'needs-review'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
