import { countOf } from '#renderer/ui/format.ts';
import type { Credential, CredentialCause, Deployment } from '#shared/model/deployment.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365.25 * DAY_MS;

const amount = (ms: number): string => {
  // Nobody counts in days what is years away.
  if (ms >= 2 * YEAR_MS) return countOf(Math.floor(ms / YEAR_MS), 'year', 'years');
  if (ms >= DAY_MS) return countOf(Math.ceil(ms / DAY_MS), 'day', 'days');
  if (ms >= HOUR_MS) return countOf(Math.floor(ms / HOUR_MS), 'hour', 'hours');
  return countOf(Math.max(1, Math.floor(ms / 60_000)), 'minute', 'minutes');
};

/** How long until a token ends, in the days that the store warns with: "in 6 days", "3 hours ago", "in 73 years". */
export const toCountdownText = (expiresAt: string, nowMs: number): string => {
  const leftMs = Date.parse(expiresAt) - nowMs;
  return leftMs > 0 ? `in ${amount(leftMs)}` : `${amount(-leftMs)} ago`;
};

/** The same for a narrow place: "6 d left", "5 h left", "ended". */
export const toLeftText = (expiresAt: string, nowMs: number): string => {
  const leftMs = Date.parse(expiresAt) - nowMs;
  if (leftMs <= 0) return 'ended';
  if (leftMs >= DAY_MS) return `${Math.ceil(leftMs / DAY_MS)} d left`;
  return leftMs >= HOUR_MS ? `${Math.floor(leftMs / HOUR_MS)} h left` : 'under 1 h left';
};

/** Why the keychain does not give out a token, in a word or two. */
export const CAUSE_TAGS: Readonly<Record<CredentialCause, string>> = {
  locked: 'keychain locked',
  'no-keyring': 'no keyring yet',
  'no-answer': 'keychain does not answer',
  several: 'several tokens kept',
  unreadable: 'token unreadable',
  'other-item': 'another item kept',
  gone: 'token gone',
  'no-keychain': 'no keychain',
};

/** That there is no token to use now, in two words; null: there is one. */
export const toAbsentText = ({
  credential,
  credentialProblem,
}: Pick<Deployment, 'credential' | 'credentialProblem'>): string | null => {
  if (credential === 'none') return 'signed out';
  if (credential !== 'unavailable') return null;
  return credentialProblem?.cause === 'locked' ? 'locked' : 'no token';
};

/** Whether a token that is entered anew ends it. A keychain that is locked or waits gives out the one that it has. */
export const isMendedByToken = (cause: CredentialCause): boolean =>
  cause !== 'locked' && cause !== 'no-answer';

/** Where the token is. */
export const KEPT_IN: Readonly<Record<Credential, string>> = {
  keychain: "the system's keychain",
  session: 'memory, until you quit',
  unavailable: 'the keychain, which does not give it out now',
  none: 'nowhere: signed out',
};
