import type { RemoteFailure } from '#shared/contract/failures.ts';
import { rebaseChange } from '#shared/core/rebase-change.ts';
import { hasSameRoles } from '#shared/core/roles.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import type { Gone } from './kinds/kind.ts';
import type { Blind } from './sight.ts';

export type SkipReason = 'already' | 'conflict' | Gone | 'conflict-after-unknown' | 'gone-after-unknown';

/** What the read right before a PUT leads to. `again` puts the change at the end of the line. */
export type CheckDecision =
  | { readonly next: 'skip'; readonly reason: SkipReason }
  /** An earlier PUT, taken for lost, has come through after all. */
  | { readonly next: 'came-through' }
  | { readonly next: 'send'; readonly target: readonly string[] }
  | { readonly next: 'fail'; readonly reason: string; readonly message: string }
  | { readonly next: 'again'; readonly cause: string }
  | { readonly next: 'pause'; readonly cause: string };

/** Carries the intent over to the words just read. */
export const decideCheck = (
  change: Pick<ChangeRow, 'kind' | 'intent' | 'base'>,
  theirs: readonly string[],
): CheckDecision => {
  const { kind, intent, base } = change;
  const rebased = rebaseChange(kind, { intent, base, theirs });
  if (rebased.kind === 'already') return { next: 'skip', reason: 'already' };
  if (rebased.kind === 'conflict') return { next: 'skip', reason: 'conflict' };
  return { next: 'send', target: rebased.target };
};

/** A failed read says one of three things: about this person, about this moment, or about the whole connection. */
export const decideFailedRead = (code: RemoteFailure | Gone | Blind, message: string): CheckDecision => {
  switch (code) {
    case 'member-gone':
    case 'user-gone':
      return { next: 'skip', reason: code };
    case 'forbidden':
      return { next: 'fail', reason: 'forbidden', message };
    case 'not-found':
    case 'rejected':
      return { next: 'fail', reason: 'other', message };
    case 'server-error':
    case 'bad-response':
    case 'too-large':
      return { next: 'again', cause: code };
    case 'organization-gone':
    case 'rights-lost':
    case 'offline':
    case 'host-not-found':
    case 'connection-refused':
    case 'timed-out':
    case 'tls':
    case 'proxy-sign-in':
    case 'proxy-failed':
    case 'not-coder':
    case 'redirected':
    case 'unauthorized':
    case 'rate-limited':
      return { next: 'pause', cause: code };
  }
};

/**
 * The same for a change of which a PUT was out before and, by two reads, had done nothing. A proxy may have held it
 * longer than we waited: then it is our doing that is seen, and nothing may be told as if we had not been there.
 */
export const decideAfterLostPut = (
  decision: CheckDecision,
  seen: readonly string[] | null,
  target: readonly string[],
): CheckDecision => {
  if (decision.next !== 'skip') return decision;
  if (decision.reason === 'member-gone' || decision.reason === 'user-gone')
    return { next: 'skip', reason: 'gone-after-unknown' };
  if (seen !== null && hasSameRoles(seen, target)) return { next: 'came-through' };
  return { next: 'skip', reason: 'conflict-after-unknown' };
};

/** What a settled read says about a PUT of unknown fate (engine 5). */
export type ResolveDecision = 'applied' | 'not-applied' | 'conflict-after-unknown';

/** Compares a settled read with what the PUT found and what it carried. */
export const decideResolve = (
  change: { readonly before: readonly string[]; readonly target: readonly string[] },
  seen: readonly string[],
): ResolveDecision => {
  if (hasSameRoles(seen, change.target)) return 'applied';
  return hasSameRoles(seen, change.before) ? 'not-applied' : 'conflict-after-unknown';
};
