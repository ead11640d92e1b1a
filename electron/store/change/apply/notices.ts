import { tellOutcomes } from '#shared/core/plan-counts.ts';
import { toStandingLead } from '#shared/core/plan-standing.ts';
import type { PlanStatus } from './status.ts';

/** Stops that the person caused or sees coming, or that the start tells of: nothing to call them for. */
const QUIET: readonly (string | null)[] = ['person', 'shutdown', 'restarted', 'sleep', 'cancelled'];

const format = (n: number): string => n.toLocaleString('en');

const tell = ({ counts, state, toLookAt, verified }: PlanStatus): string => {
  const different = state === 'needs-review' ? (verified?.different ?? 0) : 0;
  const rest = [
    toLookAt > 0 ? `${format(toLookAt)} to look at` : '',
    different > 0 ? `${format(different)} different now` : '',
  ].filter((part) => part !== '');
  return [`${tellOutcomes(counts, format)}.`, rest.length === 0 ? '' : `${rest.join(', ')}.`]
    .join(' ')
    .trim();
};

/** What a person who is elsewhere is told when a run has ended or stands still; null: nothing. */
export const toNotice = (
  status: PlanStatus,
  deployment: string,
): { readonly title: string; readonly body: string } | null => {
  const title = `${toStandingLead(status)} · ${deployment}`;
  if (status.state === 'closed' || status.state === 'needs-review') return { title, body: tell(status) };
  if (status.state !== 'paused' || QUIET.includes(status.reasonCode)) return null;
  return { title, body: `${status.reason ?? ''} ${tell(status)}`.trim() };
};
