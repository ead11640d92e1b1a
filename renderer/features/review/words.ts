import type { Verdict } from '#shared/model/change.ts';

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
