import type { Verdict } from '#shared/model/change.ts';
import type { PlanReason } from '#shared/model/reason.ts';

/** How one change went, as far as it tells whether the apply as a whole should go on. */
export type Sample = 'fine' | 'failed' | 'forbidden' | 'conflict';

const WINDOW = 50;
const MOST_FAILURES = WINDOW * 0.2;
const MOST_CONFLICTS = WINDOW * 0.1;
const FORBIDDEN_IN_A_ROW = 3;

/**
 * Watches for an apply that does more harm than good (ENG-12): three refusals for lack of permission in a row,
 * more than a fifth of the last 50 failed or of unknown fate, more than a tenth in conflict. Answers with the
 * reason to pause for, or null. Resuming starts with a clean slate: the person has looked.
 */
export const createCircuitBreaker = () => {
  const recent: Sample[] = [];
  let forbidden = 0;
  const count = (samples: readonly Sample[]): number =>
    recent.filter((sample) => samples.includes(sample)).length;
  return {
    /** The reason to pause for after this one, or null. */
    note: (sample: Sample): PlanReason | null => {
      recent.push(sample);
      if (recent.length > WINDOW) recent.shift();
      forbidden = sample === 'forbidden' ? forbidden + 1 : 0;
      if (forbidden >= FORBIDDEN_IN_A_ROW) return 'forbidden-streak';
      if (count(['failed', 'forbidden']) > MOST_FAILURES) return 'many-failures';
      return count(['conflict']) > MOST_CONFLICTS ? 'many-conflicts' : null;
    },
  };
};

/** What the end of a change says about the apply. A refusal that the review foretold says nothing. */
export const toSample = (reason: string | null, isFailure: boolean, verdict: Verdict): Sample => {
  if (reason === 'conflict' || reason === 'conflict-after-unknown') return 'conflict';
  if (!isFailure || verdict === 'will-be-refused') return 'fine';
  return reason === 'forbidden' ? 'forbidden' : 'failed';
};

const TIMES = 3;
const DIFFERENT_PEOPLE = 3;
/** What a plan may spend on changes that come back (RET-5): each costs some, each good read earns one again. */
const QUOTA = 500;
const QUOTA_PER_RETURN = 14;
/** Writes in a row that were given up because their reads had become too old: thrice as many as may be under way. */
const STALE_IN_A_ROW = 24;

/**
 * Keeps count of what did not work for the moment. A person whose read keeps failing while others are read well is
 * given up; failing reads of several people, with none that works in between, mean that the server is ill.
 */
export const createRetryBudget = () => {
  const times = new Map<number, number>();
  const illSince = new Set<number>();
  let hasReadWell = false;
  let quota = QUOTA;
  let stale = 0;
  const bump = (n: number): number => {
    const next = (times.get(n) ?? 0) + 1;
    times.set(n, next);
    return next;
  };
  return {
    noteGood: (): void => {
      illSince.clear();
      hasReadWell = true;
      quota = Math.min(QUOTA, quota + 1);
    },
    /** A write left, however it ended. */
    noteSent: (): void => {
      stale = 0;
    },
    /** A write was given up because its read was too old, which says nothing about its subject. */
    noteStale: (): 'again' | 'pause' => {
      stale += 1;
      return stale >= STALE_IN_A_ROW ? 'pause' : 'again';
    },
    noteBad: (n: number): 'again' | 'give-up' | 'pause' => {
      illSince.add(n);
      const isLast = bump(n) >= TIMES;
      if (illSince.size >= DIFFERENT_PEOPLE || (isLast && !hasReadWell)) return 'pause';
      return isLast ? 'give-up' : 'again';
    },
    /**
     * A PUT that did not leave, or was turned away unseen. One that comes back goes to the end of the line, so that
     * in a long plan a host that turns everything away would be asked about everybody before anybody came up thrice.
     */
    noteReturned: (n: number): 'again' | 'pause' => {
      quota -= QUOTA_PER_RETURN;
      return bump(n) >= TIMES || quota < 0 ? 'pause' : 'again';
    },
  };
};
export type RetryBudget = ReturnType<typeof createRetryBudget>;
