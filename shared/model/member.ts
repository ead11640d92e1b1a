export type { Member } from './member-schema.ts';

/**
 * The status of somebody whose row could not be read at the last refresh: what else is shown of them is what was known
 * before, and nothing can be changed about them.
 */
export const UNREADABLE = 'unreadable';

/** What stands in the place of a time for somebody whom the server knows never to have come. Null is not this. */
export const NEVER_SEEN = 'never';

/**
 * What a server or token may leave untold of everybody or of some. A value that is not told is null, is shown and
 * counted as "not told", and says nothing: it is neither "none" nor "never".
 */
export const UNTOLD_FACTS = ['status', 'loginType', 'lastSeen'] as const;
export type UntoldFact = (typeof UNTOLD_FACTS)[number];
