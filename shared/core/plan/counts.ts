import type { Outcome, OutcomeCounts } from './outcome.ts';

/** What each outcome is called everywhere, in the order in which they are told: done, not done, open. */
export const OUTCOME_TEXT = {
  applied: 'applied',
  already: 'already so',
  refused: 'refused',
  failed: 'failed',
  conflict: 'in conflict',
  skipped: 'skipped',
  cancelled: 'cancelled',
  unknown: 'not known yet',
  waiting: 'waiting',
} as const satisfies Record<Outcome, string>;
const ORDER = Object.keys(OUTCOME_TEXT) as readonly Outcome[];

/** One outcome that occurs, with what it is called. */
export type ToldOutcome = { readonly outcome: Outcome; readonly count: number; readonly text: string };

/** The outcomes that occur. Their counts add up to all changes of the plan. */
export const listOutcomes = (counts: OutcomeCounts): readonly ToldOutcome[] =>
  ORDER.flatMap((outcome) =>
    counts[outcome] > 0 ? [{ outcome, count: counts[outcome], text: OUTCOME_TEXT[outcome] }] : [],
  );

/** "31 applied, 4 refused, 7 not known yet, 38 waiting": every change once. `format` writes a number. */
export const tellOutcomes = (counts: OutcomeCounts, format: (count: number) => string): string =>
  listOutcomes(counts)
    .map(({ count, text }) => `${format(count)} ${text}`)
    .join(', ');

/** All changes of the plan. */
export const countChanges = (counts: OutcomeCounts): number =>
  ORDER.reduce((sum, outcome) => sum + counts[outcome], 0);

/** Changes whose end is known. What is on the wire or not known yet has not ended. */
export const countEnded = (counts: OutcomeCounts): number =>
  countChanges(counts) - counts.waiting - counts.unknown;

/** Changes that the plan was for and that did not come about, and that can be staged once more. */
export const countNotDone = ({ refused, failed, conflict, cancelled }: OutcomeCounts): number =>
  refused + failed + conflict + cancelled;

/** "4 %": never 100 before everything has ended, and never 0 once something has. */
export const toPercent = (counts: OutcomeCounts): string => {
  const [ended, all] = [countEnded(counts), countChanges(counts)];
  if (ended > 0 && ended * 100 < all) return '<1 %';
  return `${Math.floor((ended * 100) / Math.max(1, all))} %`;
};
