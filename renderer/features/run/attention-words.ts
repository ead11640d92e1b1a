import { countOf, formatCount } from '#renderer/ui/format.ts';
import { tellOutcomes, toPercent } from '#shared/core/plan/counts.ts';
import { toStandingLead, toStandingWord } from '#shared/core/plan/standing.ts';
import { toNewsText } from './wave-words.ts';
import type { PlanStatus } from './words.ts';

/** Why an apply that stands still or has ended waits for a person, as sentences for a banner. */
export const toAttentionText = (status: PlanStatus): string => {
  const { waves, counts, reason, state, toLookAt } = status;
  const lead = toStandingLead(status);
  const how = `${tellOutcomes(counts, formatCount)}.`;
  if (waves?.halted != null) return `${lead}: ${waves.halted.news.map(toNewsText).join(', ')}. ${how}`;
  const waits = countOf(toLookAt, 'change waits', 'changes wait');
  const look = state === 'needs-review' && toLookAt > 0 ? ` ${waits} for you.` : '';
  return `${lead}. ${how}${look} ${reason ?? ''}`.trim();
};

/** The same in two words, for the status line. */
export const toAttentionWord = (status: PlanStatus): string =>
  status.state === 'needs-review' ? 'needs a look' : `apply ${toStandingWord(status).word}`;

/** "applying 24 %": how far the apply at work is. */
export const toWorkWord = ({ state, counts }: PlanStatus): string =>
  state === 'verifying' ? 'verifying an apply' : `applying ${toPercent(counts)}`;
