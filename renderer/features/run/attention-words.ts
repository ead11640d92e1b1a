import { countOf, formatCount } from '#renderer/ui/format.ts';
import { toNewsText } from './wave-words.ts';
import type { PlanStatus } from './words.ts';

/** Why an apply that stands still or has ended waits for a person, as sentences for a banner. */
export const toAttentionText = (status: PlanStatus): string => {
  const { state, waves, counts, people, reason, toLookAt } = status;
  if (state === 'needs-review') {
    const what = toLookAt === 0 ? '' : `: ${countOf(toLookAt, 'change waits', 'changes wait')} for you`;
    return `An apply has ended and needs a look${what}. ${reason ?? ''}`.trim();
  }
  if (waves?.halted != null) {
    const { wave, news, done, untouched } = waves.halted;
    const why = news.map(toNewsText).join(', ');
    return `An apply halted after wave ${wave} of ${waves.of}: ${why}. ${formatCount(done)} done, ${formatCount(untouched)} untouched.`;
  }
  const left = counts.waiting + counts.unknown;
  return `An apply was interrupted: ${formatCount(left)} of ${formatCount(people)} changes are not done. ${reason ?? ''}`.trim();
};

/** The same in two words, for the status line. */
export const toAttentionWord = ({ state, waves }: PlanStatus): string => {
  if (state === 'needs-review') return 'needs a look';
  return waves?.halted == null ? 'apply paused' : 'apply halted';
};

/** "applying 24 %": how far the apply at work is. */
export const toWorkWord = ({ state, counts, people }: PlanStatus): string => {
  if (state === 'verifying') return 'verifying an apply';
  return `applying ${Math.floor(((people - counts.waiting) * 100) / Math.max(1, people))} %`;
};
