import { countOf, formatCount, formatFull } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';
import { tellOutcomes } from '#shared/core/plan/counts.ts';
import { toStandingText } from '#shared/core/plan/standing.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import { toDisplayText } from '#shared/core/text/display-text.ts';
import type { Verdict } from '#shared/model/change.ts';
import type { Outcome } from '#shared/model/outcome.ts';

export type RunStatus = Output<'apply.getStatus'>;

/** Which rows are shown: those of one outcome, those with a remark, or with neither all. */
export type ShownRows = {
  readonly outcome: Outcome | null;
  readonly only: 'overlapped' | 'to-look-at' | null;
};
export const ALL: ShownRows = { outcome: null, only: null };

/** What the review had said would happen. */
export const PREDICTED = {
  'will-succeed': 'will succeed',
  'will-be-refused': 'will be refused',
  'cannot-know': 'cannot know',
} as const satisfies Record<Verdict, string>;

/** "86 per second"; a slow pace is not told as standing still. */
export const toRateText = (perSecond: number): string =>
  perSecond > 0 && perSecond < 1
    ? 'less than 1 per second'
    : `${formatCount(Math.round(perSecond))} per second`;

/** Has the plan come to its end? */
export const isEnded = (status: RunStatus): boolean =>
  status.state === 'closed' || status.state === 'needs-review';

/** A short text for a ticket: what, when, how it ended, and whether it was verified. */
export const toTicketText = (status: RunStatus, deployment: string): string => {
  const ended = status.endedAt === null ? 'not ended' : formatFull(status.endedAt);
  const { verified } = status;
  return [
    `Changes on ${deployment}`,
    `Plan ${status.planId}, ${countOf(status.people, 'change', 'changes')}`,
    `Started ${formatFull(status.createdAt)}, ended ${ended}`,
    `${toStandingText(status)}: ${tellOutcomes(status.counts, formatCount)}`,
    verified === null
      ? 'Not verified'
      : `Verified by reading back: ${formatCount(verified.confirmed)} as applied, ${formatCount(verified.different)} different`,
  ].join('\n');
};

/** A name in the middle of a sentence: what is cut off is counted; its line below shows more. */
const NAME_LENGTH = 40;

/** How many predictions were wrong; only the first of them are listed. */
export const countMissed = ({ predicted, right }: Output<'apply.getScore'>): number => predicted - right;

/** "As predicted: 411 of 412; the miss: zoe-weiss": the score with its misses named, as far as that stays short. */
export const toScoreText = (score: Output<'apply.getScore'>): string => {
  const { sentence, misses } = score;
  const names = misses
    .slice(0, 3)
    .map(({ name, subject }) => toDisplayText(name === '' ? userIdOf(subject) : name, NAME_LENGTH).text);
  if (names.length === 0) return sentence;
  const missed = countMissed(score);
  const more = missed - names.length;
  const who = `${names.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
  return `${sentence.replace(/\.$/, '')}; the ${missed === 1 ? 'miss' : 'misses'}: ${who}`;
};
