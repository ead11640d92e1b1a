import { formatCount, formatFull } from '#renderer/ui/format.ts';
import type { OUTCOMES } from '#shared/contract/apply.ts';
import type { Output } from '#shared/contract/index.ts';
import { toDisplayText } from '#shared/core/display-text.ts';
import type { Verdict } from '#shared/model/change.ts';

export type Outcome = (typeof OUTCOMES)[number];
export type PlanStatus = Output<'apply.getStatus'>;

/** Which rows are shown: those of one outcome, those with a remark, or with neither all. */
export type Shown = { readonly outcome: Outcome | null; readonly only: 'overlapped' | 'to-look-at' | null };
export const ALL: Shown = { outcome: null, only: null };

/** Outcomes as people read them, with sign and tone. */
export const OUTCOME_WORDS = {
  waiting: { word: 'waiting', sign: '…', tone: 'plain' },
  applied: { word: 'applied', sign: '✓', tone: 'good' },
  already: { word: 'already so', sign: '=', tone: 'plain' },
  refused: { word: 'refused', sign: '✕', tone: 'bad' },
  conflict: { word: 'conflict', sign: '!', tone: 'warn' },
  skipped: { word: 'skipped', sign: '–', tone: 'plain' },
  unknown: { word: 'unknown', sign: '?', tone: 'warn' },
  cancelled: { word: 'cancelled', sign: '–', tone: 'plain' },
} as const satisfies Record<Outcome, { word: string; sign: string; tone: 'plain' | 'good' | 'bad' | 'warn' }>;

/** What the review had said would happen. */
export const PREDICTED = {
  'will-succeed': 'will succeed',
  'will-be-refused': 'will be refused',
  'cannot-know': 'cannot know',
} as const satisfies Record<Verdict, string>;

export const STATE_WORDS = {
  approved: 'About to start',
  running: 'Applying',
  paused: 'Paused',
  verifying: 'Reading back what was applied',
  closed: 'Done',
  'needs-review': 'Done, some rows need you',
} as const satisfies Record<PlanStatus['state'], string>;

/** The heading of an apply: "Applying, wave 2 of 3", "Halted after wave 2 of 3", "Undo: Done". */
export const toTitle = ({ state, undoes, waves }: PlanStatus): string => {
  const lead = undoes === null ? '' : 'Undo: ';
  if (waves?.halted != null) return `${lead}Halted after wave ${waves.halted.wave} of ${waves.of}`;
  const wave = state === 'running' && waves !== null ? `, wave ${waves.at} of ${waves.of}` : '';
  return `${lead}${STATE_WORDS[state]}${wave}`;
};

/** Has the plan come to its end? */
export const isEnded = (status: PlanStatus): boolean =>
  status.state === 'closed' || status.state === 'needs-review';

/** People for whom the plan did not do what it should, and that can be staged once more. */
export const countNotDone = ({ counts }: PlanStatus): number =>
  counts.refused + counts.conflict + counts.cancelled;

const outcomesOf = (status: PlanStatus): readonly (readonly [Outcome, number])[] =>
  // The counts have exactly one key per outcome.
  (Object.entries(status.counts) as [Outcome, number][]).filter(([, count]) => count > 0);

/** A short text for a ticket: what, when, how it ended, and whether it was verified. */
export const toTicketText = (status: PlanStatus, deployment: string): string => {
  const ended = status.endedAt === null ? 'not ended' : formatFull(status.endedAt);
  const counts = outcomesOf(status).map(
    ([outcome, count]) => `${OUTCOME_WORDS[outcome].word} ${formatCount(count)}`,
  );
  const { verified } = status;
  return [
    `Role changes on ${deployment}`,
    `Plan ${status.planId}, ${formatCount(status.people)} people`,
    `Started ${formatFull(status.createdAt)}, ended ${ended}`,
    `Outcome: ${counts.join(', ')}`,
    verified === null
      ? 'Not verified'
      : `Verified by reading back: ${formatCount(verified.confirmed)} as applied, ${formatCount(verified.different)} different`,
  ].join('\n');
};

/** A name in the middle of a sentence: what is cut off is counted; its line below shows more. */
const NAME_LENGTH = 40;

/** "Predicted 411 of 412 right; the miss: zoe-weiss": the score with its misses named, as far as that stays short. */
export const toScoreText = ({ sentence, misses }: Output<'apply.getScore'>): string => {
  const names = misses
    .slice(0, 3)
    .map(({ name, subject }) => toDisplayText(name === '' ? subject.userId : name, NAME_LENGTH).text);
  if (names.length === 0) return sentence;
  const more = misses.length - names.length;
  const who = `${names.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
  return `${sentence.replace(/\.$/, '')}; the ${misses.length === 1 ? 'miss' : 'misses'}: ${who}`;
};
