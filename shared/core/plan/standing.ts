import type { PlanState } from '../../model/change.ts';
import type { PlanReason } from '../../model/reason.ts';
import { countNotDone } from './counts.ts';
import type { OutcomeCounts } from './outcome.ts';

/** As much of a plan's status as its words follow. */
export type PlanStanding = {
  readonly state: PlanState;
  readonly reasonCode: string | null;
  readonly counts: OutcomeCounts;
  readonly undoes: string | null;
  readonly waves: {
    readonly at: number;
    readonly of: number;
    readonly halted: { readonly wave: number } | null;
  } | null;
};

/** All reasons but those of plans that have ended. */
type StopReason = Exclude<PlanReason, 'look-at-rows' | 'differs-after'>;

/** Why a plan stands still, as a heading: who or what stopped it. The sentence with what to do is the reason's. */
const STOPPED: Readonly<Record<StopReason, string>> = {
  person: 'Paused by you',
  restarted: 'Interrupted by a restart',
  shutdown: 'Interrupted when Rollcall was closed',
  sleep: 'Interrupted by sleep',
  cancelled: 'Cancelled, with requests whose fate is not known yet',
  unauthorized: 'Paused: token refused',
  'signed-out': 'Paused: signed out',
  'secret-unavailable': 'Paused: keychain closed',
  'unknown-deployment': 'Paused: deployment no longer set up',
  offline: 'Paused: offline',
  'host-not-found': 'Paused: server not found',
  'connection-refused': 'Paused: server takes no connections',
  'timed-out': 'Paused: server does not answer',
  tls: 'Paused: certificate not trusted',
  'proxy-sign-in': 'Paused: proxy wants a password',
  'proxy-failed': 'Paused: proxy failed',
  'not-coder': 'Paused: something else than Coder answers',
  redirected: 'Paused: server redirects',
  'rate-limited': 'Paused: server asks for a slower pace',
  'too-slow': 'Paused: too slow to change people safely',
  'server-error': 'Paused: server fails',
  'bad-response': 'Paused: answers make no sense',
  'too-large': 'Paused: answers are too large',
  forbidden: 'Paused: people may not be read',
  'not-found': 'Paused: people not found',
  'organization-gone': 'Paused: organization gone or hidden',
  'rights-lost': 'Paused: rights lost',
  rejected: 'Paused: server refuses to show people',
  'forbidden-streak': 'Paused: three refusals in a row',
  'many-failures': 'Paused: too much went otherwise than planned',
  'many-conflicts': 'Paused: too many conflicts',
  'wave-halted': 'Halted after a wave',
  'role-widened': 'Paused: a role permits more than approved',
  'roles-hidden': 'Paused: roles may not be read any more',
  'other-deployment': 'Paused: another server answers',
  'server-changed': 'Paused: another server or account answers',
  'journal-unavailable': 'Paused: journal cannot be written',
  'journal-in-use': 'Paused: journal in use by another program',
  'disk-full': 'Paused: disk full',
  'no-backup': 'Paused: no copy of the journal',
  internal: 'Paused: something went wrong inside Rollcall',
};

// Made from the very keys of the table.
export const STOP_CODES = Object.keys(STOPPED) as readonly StopReason[];

const isStop = (code: string): code is StopReason => Object.hasOwn(STOPPED, code);

/** "Paused by you", "Interrupted by a restart": the cause of a standstill. An unfamiliar one is only a pause. */
export const toStopText = (reasonCode: string | null): string =>
  reasonCode !== null && isStop(reasonCode) ? STOPPED[reasonCode] : 'Paused';

type EndedWord = 'done' | 'done in part' | 'nothing done' | 'cancelled';

/** How a plan ended, by what came of it. */
const toEnd = (counts: OutcomeCounts): EndedWord => {
  if (counts.cancelled > 0) return 'cancelled';
  if (countNotDone(counts) + counts.skipped === 0) return 'done';
  return counts.applied + counts.already === 0 ? 'nothing done' : 'done in part';
};

const ENDED: Readonly<Record<EndedWord, string>> = {
  done: 'Done',
  'done in part': 'Done in part',
  'nothing done': 'Ended, nothing was changed',
  cancelled: 'Cancelled',
};

const toHeading = ({ state, reasonCode, counts, waves }: PlanStanding): string => {
  switch (state) {
    case 'approved':
      return 'About to start';
    case 'running':
      // Nothing is left to send: what goes on is reading, also after a cancel.
      if (counts.waiting === 0 && counts.unknown > 0)
        return counts.cancelled > 0
          ? 'Cancelled, reading what is not known yet'
          : 'Reading what is not known yet';
      return waves === null ? 'Applying' : `Applying, wave ${waves.at} of ${waves.of}`;
    case 'paused':
      return waves?.halted == null
        ? toStopText(reasonCode)
        : `Halted after wave ${waves.halted.wave} of ${waves.of}`;
    case 'verifying':
      return 'Reading back what was applied';
    case 'closed':
      return ENDED[toEnd(counts)];
    case 'needs-review':
      return `${ENDED[toEnd(counts)]}, and needs a look`;
  }
};

/** The heading of a plan by its state and the cause: "Undo: Paused by you", "Applying, wave 2 of 3". */
export const toStandingText = (plan: PlanStanding): string =>
  `${plan.undoes === null ? '' : 'Undo: '}${toHeading(plan)}`;

/** The same at the start of a sentence: "Apply paused by you", "Undo interrupted by a restart". */
export const toStandingLead = (plan: PlanStanding): string => {
  const heading = toHeading(plan);
  return `${plan.undoes === null ? 'Apply' : 'Undo'} ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`;
};

/** The same in a word or two, with a sign and a tone, for a list and the status line. */
export type StandingWord = {
  readonly word: string;
  readonly sign: string;
  readonly tone: 'plain' | 'good' | 'warn';
};

const toStopWord = ({ reasonCode, waves }: PlanStanding): string => {
  if (waves?.halted != null) return 'halted';
  if (reasonCode === 'cancelled') return 'cancelled, not all known';
  return toStopText(reasonCode).startsWith('Interrupted') ? 'interrupted' : 'paused';
};

/** "paused", "interrupted", "done in part": the short form of the heading; it never says more than that. */
export const toStandingWord = (plan: PlanStanding): StandingWord => {
  switch (plan.state) {
    case 'approved':
      return { word: 'about to start', sign: '…', tone: 'plain' };
    case 'running':
      return { word: 'running', sign: '…', tone: 'plain' };
    case 'verifying':
      return { word: 'verifying', sign: '…', tone: 'plain' };
    case 'paused':
      return { word: toStopWord(plan), sign: '!', tone: 'warn' };
    case 'needs-review':
      return { word: 'needs a look', sign: '!', tone: 'warn' };
    case 'closed': {
      const word = toEnd(plan.counts);
      return word === 'done' ? { word, sign: '✓', tone: 'good' } : { word, sign: '–', tone: 'plain' };
    }
  }
};
