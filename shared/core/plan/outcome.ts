import type { ChangeState } from '../../model/change.ts';
import type { Outcome } from '../../model/outcome.ts';

export type { Outcome } from '../../model/outcome.ts';

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** Why a change failed although nobody said no to it: it was tried in vain, or could not be looked at first. */
const NOT_REFUSED: readonly (string | null)[] = ['attempts', 'unreadable', 'holders-unread', 'roles-unread'];

const fromSkipped = (reason: string | null): Outcome => {
  if (reason === 'already' || reason === 'already-after-loss') return 'already';
  if (reason === 'conflict' || reason === 'conflict-after-unknown') return 'conflict';
  return 'skipped';
};

/**
 * The outcome of a change from its state and the reason code the engine gave. A change on the wire still counts as
 * waiting. An unfamiliar reason stays plain "skipped", or "refused".
 */
export const toOutcome = (state: ChangeState, reason: string | null): Outcome => {
  switch (state) {
    case 'pending':
    case 'inflight':
      return 'waiting';
    case 'failed':
      return NOT_REFUSED.includes(reason) ? 'failed' : 'refused';
    case 'skipped':
      return fromSkipped(reason);
    case 'unknown':
    case 'applied':
    case 'cancelled':
      return state;
  }
};

/**
 * What was wanted and did not come about: these may be staged again. Of what was skipped, only what an earlier change
 * of the same plan kept from being tried; whoever is gone is not asked for again.
 */
export const isNotDone = (state: ChangeState, reason: string | null): boolean => {
  const outcome = toOutcome(state, reason);
  const isHeldUp = outcome === 'skipped' && reason === 'needs-earlier';
  return isHeldUp || ['refused', 'failed', 'conflict', 'cancelled'].includes(outcome);
};

/** Changes in one state for one reason; `count` is 1 when it is left out. */
export type StateGroup = {
  readonly state: ChangeState;
  readonly reason: string | null;
  readonly count?: number;
};

/** Changes per outcome, every outcome named. They add up to the changes in the groups. */
export const countOutcomes = (groups: Iterable<StateGroup>): OutcomeCounts => {
  const counts: Record<Outcome, number> = {
    waiting: 0,
    applied: 0,
    already: 0,
    refused: 0,
    failed: 0,
    conflict: 0,
    skipped: 0,
    unknown: 0,
    cancelled: 0,
  };
  for (const { state, reason, count = 1 } of groups) counts[toOutcome(state, reason)] += count;
  return counts;
};
