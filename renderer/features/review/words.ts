import { countOf, formatDuration, people } from '#renderer/ui/format.ts';
import type { Verdict } from '#shared/model/change.ts';
import type { ChangeKind } from '#shared/model/subject.ts';

/** Verdicts in the words of the screen. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'will-succeed': 'will succeed',
  'will-be-refused': 'will be refused',
  'cannot-know': 'cannot know',
};

/** Tones that go with them; the word always stands beside the colour. */
export const VERDICT_TONES = {
  'will-succeed': 'good',
  'will-be-refused': 'bad',
  'cannot-know': 'warn',
} as const satisfies Record<Verdict, string>;

export const VERDICT_SIGNS = {
  'will-succeed': '✓',
  'will-be-refused': '✕',
  'cannot-know': '?',
} as const satisfies Record<Verdict, string>;

/** Why a shape deserves a look. */
export const RISK_WORDS = {
  'role-deletion': 'deletes a role',
  suspension: 'locks out',
  'membership-removal': 'leaves the organization',
  privileged: 'privileged role',
  rare: 'rare',
  'loses-last-role': 'loses the last role',
} as const;

/** "412 people"; a custom role concerns itself alone. */
export const toShapeCount = ({
  kind,
  people: count,
}: {
  readonly kind: ChangeKind;
  readonly people: number;
}): string => (kind === 'custom-role' ? countOf(count, 'role', 'roles') : people(count));

/** "held by 153 people". */
export const toHeldText = (holders: number | null): string => {
  if (holders === null) return 'nobody knows who holds it';
  return holders === 0 ? 'held by nobody' : `held by ${people(holders)}`;
};

type Estimate = { readonly requests: number; readonly seconds: number; readonly isMeasured: boolean };

/** "826 requests, about 42 s." and on what that rests. */
export const toEstimateText = ({ requests, seconds, isMeasured }: Estimate): string => {
  const time = seconds < 1 ? 'less than a second' : `about ${formatDuration(seconds * 1000)}`;
  return `${countOf(requests, 'request', 'requests')}, ${time}${isMeasured ? '' : ' if the server is as quick as usual'}.`;
};
