/** The guards that there were first: a plan file has a place for the reason of each (`core/plan/file/format.ts`). */
export const FIRST_GUARD_CODES = [
  'many-lose',
  'few-admins',
  'few-owners',
  'own-access',
  'last-holder',
] as const;
/**
 * What stops a plan until a person has said why it is meant: many lose something, too few are left to administer,
 * the actor loses access, a role loses its last holder, many tokens end for good.
 */
export const GUARD_CODES = [...FIRST_GUARD_CODES, 'many-end'] as const;
export type GuardCode = (typeof GUARD_CODES)[number];

/** A reason to go on all the same has at least this many characters once trimmed. */
export const MIN_REASON_LENGTH = 10;
export const MAX_REASON_LENGTH = 1_000;

/** On a production deployment a plan with more changes than this needs the deployment's name typed. */
export const MOST_WITHOUT_NAME = 50;

/** The reasons a person gave, by guard; trimmed, each long enough. */
export type GuardReasons = Readonly<Partial<Record<GuardCode, string>>>;
