import { countOf, formatCount } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';

type Score = Output<'deployment.getScore'>[number];

const toPart = ({ version, plans, predicted, right }: Score): string => {
  const where = version === null ? 'a server that did not tell its version' : version;
  return `${formatCount(right)} of ${formatCount(predicted)} right on ${where} (${countOf(plans, 'apply', 'applies')})`;
};

/** "The review predicted: 1,204 of 1,210 right on 2.35.1 (12 applies)"; empty while there is nothing to tell. */
export const toScoreText = (scores: readonly Score[]): string => {
  const told = scores.filter(({ predicted }) => predicted > 0);
  return told.length === 0 ? '' : `The review predicted: ${told.map(toPart).join('; ')}.`;
};
