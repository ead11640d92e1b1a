import type { Verdict } from '#shared/model/change.ts';

/** How one change went, as far as it tells whether the apply as a whole should go on. */
export type Sign = 'fine' | 'failed' | 'forbidden' | 'conflict';

const WINDOW = 50;
const MOST_FAILURES = WINDOW * 0.2;
const MOST_CONFLICTS = WINDOW * 0.1;
const FORBIDDEN_IN_A_ROW = 3;

/**
 * Watches for an apply that does more harm than good (ENG-12): three refusals for lack of permission in a row,
 * more than a fifth of the last 50 failed or of unknown fate, more than a tenth in conflict. Answers with the
 * reason to pause for, or null. Resuming starts with a clean slate: the person has looked.
 */
export const createStops = () => {
  const recent: Sign[] = [];
  let forbidden = 0;
  const count = (signs: readonly Sign[]): number => recent.filter((sign) => signs.includes(sign)).length;
  return (sign: Sign): string | null => {
    recent.push(sign);
    if (recent.length > WINDOW) recent.shift();
    forbidden = sign === 'forbidden' ? forbidden + 1 : 0;
    if (forbidden >= FORBIDDEN_IN_A_ROW) return 'forbidden-streak';
    if (count(['failed', 'forbidden']) > MOST_FAILURES) return 'many-failures';
    return count(['conflict']) > MOST_CONFLICTS ? 'many-conflicts' : null;
  };
};

/** What the end of a change says about the apply. A refusal that the review foretold says nothing. */
export const toSign = (reason: string | null, isFailure: boolean, verdict: Verdict): Sign => {
  if (reason === 'conflict' || reason === 'conflict-after-unknown') return 'conflict';
  if (!isFailure || verdict === 'will-be-refused') return 'fine';
  return reason === 'forbidden' ? 'forbidden' : 'failed';
};
