import { countOf, formatCount } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';

type Score = Output<'deployment.getScore'>[number];

const sum = (scores: readonly Score[], of: (score: Score) => number): number =>
  scores.reduce((all, score) => all + of(score), 0);
const toCount = ({ predicted, right }: Pick<Score, 'predicted' | 'right'>): string =>
  `${formatCount(right)} of ${formatCount(predicted)}`;
const toApplies = (plans: number): string => countOf(plans, 'apply', 'applies');

/** Applies whose predictions were put to the test. */
const listTold = (scores: readonly Score[]): readonly Score[] =>
  scores.filter(({ predicted }) => predicted > 0);

/** "As predicted: 1,204 of 1,210 changes in 12 applies"; empty while there is nothing to tell. */
export const toScoreText = (scores: readonly Score[]): string => {
  const told = listTold(scores);
  if (told.length === 0) return '';
  const all = { predicted: sum(told, (score) => score.predicted), right: sum(told, (score) => score.right) };
  return `As predicted: ${toCount(all)} ${all.predicted === 1 ? 'change' : 'changes'} in ${toApplies(sum(told, ({ plans }) => plans))}`;
};

/** The same for each version of the server: the details of it. */
export const listScores = (scores: readonly Score[]): readonly string[] =>
  listTold(scores).map(
    (score) =>
      `${score.version ?? 'A server that did not tell its version'}: ${toCount(score)} in ${toApplies(score.plans)}`,
  );
