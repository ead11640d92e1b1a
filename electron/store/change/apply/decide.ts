import type { WaveNews } from '#shared/contract/apply-facts.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { toOutcome } from '#shared/core/plan/outcome.ts';
import { rebaseChange } from '#shared/core/plan/rebase-change.ts';
import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import type { ChangeReason, PlanReason } from '#shared/model/reason.ts';
import type { ChangeRow } from '../../db/journal/change.ts';
import type { PutOutcome } from '../../remote/port.ts';
import type { Gone } from '../kinds/kind.ts';
import type { Blind } from './sight.ts';

/**
 * What becomes of a change after its PUT (engine 3). `check` believes a refusal only after a read.
 * `wait` says how long to let the dust settle before a read is believed. `pause` stops the whole plan for that
 * reason; `counts` is false when the outcome says nothing about how well the apply goes.
 */
export type PutDecision =
  | { readonly next: 'applied' }
  | { readonly next: 'failed'; readonly reason: ChangeReason; readonly message: string }
  | { readonly next: 'check'; readonly reason: ChangeReason; readonly message: string }
  | { readonly next: 'pending'; readonly cause: PlanReason; readonly pause: PlanReason | null }
  | { readonly next: 'unknown'; readonly settle: 'short' | 'long'; readonly pause: PlanReason | null };

/** A certificate problem will not go away by itself, and a redirect would carry the token off. */
const STOPS_AT_ONCE: readonly RemoteFailure[] = ['tls', 'redirected'];

const toPause = (code: RemoteFailure): PlanReason | null => (STOPS_AT_ONCE.includes(code) ? code : null);

/** Total: every outcome has exactly one next step, and none of them is "send again". */
export const decidePut = (outcome: PutOutcome): PutDecision => {
  switch (outcome.class) {
    case 'applied':
      return { next: 'applied' };
    case 'rejected':
      return { next: 'failed', reason: outcome.code, message: outcome.message };
    case 'refused-unproven':
      return { next: 'check', reason: outcome.code, message: outcome.message };
    case 'not-sent':
      return { next: 'pending', cause: outcome.failure.code, pause: toPause(outcome.failure.code) };
    case 'throttled':
      return { next: 'pending', cause: 'rate-limited', pause: null };
    case 'already-so':
      return { next: 'pending', cause: 'rejected', pause: null };
    case 'signed-out':
      return { next: 'pending', cause: 'unauthorized', pause: 'unauthorized' };
    case 'unknown':
      return {
        next: 'unknown',
        settle: outcome.failure.code === 'timed-out' ? 'long' : 'short',
        pause: toPause(outcome.failure.code),
      };
  }
};

type SkipReason = 'already' | 'conflict' | Gone | 'conflict-after-unknown' | 'gone-after-unknown';

/** What the read right before a PUT leads to. `again` puts the change at the end of the line. */
export type CheckDecision =
  | { readonly next: 'skip'; readonly reason: SkipReason }
  /** An earlier PUT, taken for lost, has come through after all. */
  | { readonly next: 'came-through' }
  | { readonly next: 'send'; readonly target: readonly string[] }
  | { readonly next: 'fail'; readonly reason: ChangeReason; readonly message: string }
  | { readonly next: 'again'; readonly cause: PlanReason }
  | { readonly next: 'pause'; readonly cause: PlanReason };

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

type Ended = Pick<ChangeRow, 'state' | 'reason' | 'message' | 'verdict'>;

/** The shares of a wave above which it is not wise to go on, as for the last 50 changes (ENG-12). */
const MOST_CONFLICTS = 0.1;
const MOST_FAILURES = 0.2;

const CONFLICTS: readonly (string | null)[] = ['conflict', 'conflict-after-unknown'];
/** Codes that say little: only the words of the server tell one kind from another. */
const VAGUE: readonly string[] = ['forbidden', 'invalid', 'other'];

/** The server's words without what names a person or a number, so that two refusals of a kind read the same. */
const toPattern = (message: string): string =>
  message
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '*')
    .replace(/"[^"]*"|'[^']*'/g, '*')
    .replace(/\d+/g, '*')
    .slice(0, 120);

/** Two refusals are of one kind when the server refused for the same reason, whoever they are about. */
export const toRefusalKind = (reason: string | null, message: string | null): string => {
  const code = reason ?? 'other';
  return VAGUE.includes(code) && message !== null ? `${code}: ${toPattern(message)}` : code;
};

const listRefusals = (rows: readonly Ended[], accepted: ReadonlySet<string>): readonly WaveNews[] => {
  const found = new Map<string, { message: string | null; people: number }>();
  for (const { state, reason, message, verdict } of rows) {
    if (toOutcome(state, reason) !== 'refused' || verdict === 'will-be-refused') continue;
    const code = toRefusalKind(reason, message);
    if (accepted.has(code)) continue;
    found.set(code, { message, people: (found.get(code)?.people ?? 0) + 1 });
  }
  return [...found].map(([code, { message, people }]) => ({ kind: 'refusal', code, message, people }));
};

const countAbove = (
  kind: 'conflicts' | 'failures' | 'different',
  people: number,
  most: number,
  of: number,
): readonly WaveNews[] => (people > most * of ? [{ kind, code: kind, message: null, people }] : []);

/**
 * What a finished wave brought that stops the plan before the next: a refusal of a kind that neither the review
 * foretold for that change nor a person has accepted, too many conflicts or failures, or a re-read that shows
 * something else than was sent. Empty: go on.
 */
export const judgeWave = (
  rows: readonly Ended[],
  different: number,
  accepted: ReadonlySet<string>,
): readonly WaveNews[] => {
  const conflicts = rows.filter(({ reason }) => CONFLICTS.includes(reason)).length;
  const failures = rows.filter(({ state, reason }) => toOutcome(state, reason) === 'failed').length;
  return [
    ...listRefusals(rows, accepted),
    ...countAbove('conflicts', conflicts, MOST_CONFLICTS, rows.length),
    ...countAbove('failures', failures, MOST_FAILURES, rows.length),
    ...countAbove('different', different, 0, rows.length),
  ];
};
