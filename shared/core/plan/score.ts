import type { ChangeState, Verdict } from '../../model/change.ts';
import { toOutcome } from './outcome.ts';

/** Changes of one fate: what preflight expected of them, and how they ended. */
export type ScoreGroup = {
  readonly verdict: Verdict;
  readonly state: ChangeState;
  readonly reason: string | null;
  readonly count: number;
};

/** How a prediction turned out; `open`: it was none, or the server never had its say. */
export type Scored = 'right' | 'wrong' | 'open';

/** The server said no before anything was written, or would have: nobody is there any more to change. */
const GONE: readonly string[] = ['member-gone', 'user-gone', 'role-gone'];

/** Refused by us, on what the server listed: it was not asked. */
const NOT_ASKED: readonly (string | null)[] = ['dangling-role', 'not-asked'];

/**
 * Was the prediction right? Only where preflight said yes or no and the server said yes or no: a conflict, a cancel
 * or an unknown fate says nothing about preflight.
 */
export const scoreChange = ({ verdict, state, reason }: Omit<ScoreGroup, 'count'>): Scored => {
  if (verdict === 'cannot-know' || NOT_ASKED.includes(reason)) return 'open';
  const outcome = toOutcome(state, reason);
  const isRefused =
    outcome === 'refused' || (outcome === 'skipped' && reason !== null && GONE.includes(reason));
  if (isRefused) return verdict === 'will-be-refused' ? 'right' : 'wrong';
  if (outcome === 'applied') return verdict === 'will-succeed' ? 'right' : 'wrong';
  // Already as wanted: preflight was not put to the test, since nothing was asked.
  return 'open';
};

/** Predictions that were put to the test, and how many of them were right. */
export type Score = { readonly predicted: number; readonly right: number };

/** The score over groups of changes. */
export const countScore = (groups: Iterable<ScoreGroup>): Score => {
  let predicted = 0;
  let right = 0;
  for (const group of groups) {
    const scored = scoreChange(group);
    if (scored !== 'open') predicted += group.count;
    if (scored === 'right') right += group.count;
  }
  return { predicted, right };
};
