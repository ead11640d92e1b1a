import type { PlanStatus } from './status.ts';

/** Stops that the person caused or sees coming, or that the start tells of: nothing to call them for. */
const QUIET: readonly (string | null)[] = ['person', 'shutdown', 'restarted', 'sleep', 'cancelled'];

const people = (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`;

const tellEnd = ({ counts, state, toLookAt, verified }: PlanStatus): string => {
  const rest = [
    counts.already > 0 ? `${counts.already} already done` : '',
    counts.refused > 0 ? `${counts.refused} refused` : '',
    counts.conflict > 0 ? `${counts.conflict} in conflict` : '',
    counts.cancelled > 0 ? `${counts.cancelled} cancelled` : '',
    toLookAt > 0 ? `${toLookAt} to look at` : '',
    state === 'needs-review' && (verified?.different ?? 0) > 0 ? `${verified?.different} different now` : '',
  ].filter((part) => part !== '');
  return [`${people(counts.applied)} applied`, ...rest].join(', ');
};

/** What a person who is elsewhere is told when a run has ended or stands still; null: nothing. */
export const toNotice = (
  status: PlanStatus,
  deployment: string,
): { readonly title: string; readonly body: string } | null => {
  if (status.state === 'closed')
    return { title: `Apply finished: ${deployment}`, body: `${tellEnd(status)}.` };
  if (status.state === 'needs-review')
    return { title: `Apply finished, a look is needed: ${deployment}`, body: `${tellEnd(status)}.` };
  if (status.state !== 'paused' || QUIET.includes(status.reasonCode)) return null;
  const halted = status.waves?.halted ?? null;
  const title = halted === null ? 'Apply paused' : `Apply halted after wave ${halted.wave}`;
  const where = halted === null ? '' : ` ${halted.done} done, ${halted.untouched} untouched.`;
  return { title: `${title}: ${deployment}`, body: `${status.reason ?? ''}${where}` };
};
