import { countOf, formatCount, formatRange, people } from '#renderer/ui/format.ts';
import { KINDS } from '#shared/kinds/index.ts';
import { countedAs, nounsOf } from '#shared/kinds/things.ts';
import type { CountedAs, Verdict } from '#shared/model/change.ts';
import { type ChangeKind, EXISTS } from '#shared/model/subject.ts';

/** Verdicts in the words of the screen. */
export const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
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

/** The same above a finding: what succeeds and is still spoken of is a warning, and looks like one. */
export const ISSUE_TAGS = {
  'will-succeed': { sign: '!', tone: 'warn', word: 'will succeed, with a warning' },
  'will-be-refused': { sign: '✕', tone: 'bad', word: 'will be refused' },
  'cannot-know': { sign: '?', tone: 'warn', word: 'cannot know' },
} as const satisfies Record<Verdict, { readonly sign: string; readonly tone: string; readonly word: string }>;

/** Why a shape deserves a look. */
const RISK_TEXT = {
  irreversible: 'cannot be taken back',
  'role-deletion': 'deletes a role',
  suspension: 'locks out',
  'membership-removal': 'leaves the organization',
  privileged: 'privileged role',
  rare: 'rare',
  'loses-last-role': 'loses the last role',
} as const;

type Risky = { readonly kind: ChangeKind; readonly people: number; readonly losingLast: number };

/**
 * Why a line deserves a look. Who may sign in again gets everything back that they held, whatever roles that is; a line
 * may take the last role of some of its people only.
 */
export const toRiskWord = (
  { kind, people: all, losingLast }: Risky,
  risk: keyof typeof RISK_TEXT,
): string => {
  if (KINDS[kind].isAccess && risk === 'privileged') return 'can sign in again';
  if (risk === 'loses-last-role' && losingLast < all)
    return countOf(losingLast, 'of them loses the last role', 'of them lose the last role');
  return RISK_TEXT[risk];
};

/** "412 people", "3 tokens"; a custom role concerns itself alone. */
export const toShapeCount = ({
  kind,
  people: count,
}: {
  readonly kind: ChangeKind;
  readonly people: number;
}): string => countOf(count, ...nounsOf(countedAs([kind])));

type Counted = { readonly people: number; readonly of: CountedAs };

/** "1 person", "2 roles", "3 tokens", "4 changes": what a finding of the review is about. */
export const toIssueCount = ({ people: count, of }: Counted): string => countOf(count, ...nounsOf(of));

/** The same for several findings. */
export const toIssuesCount = (count: number, issues: readonly Counted[]): string => {
  const [first] = issues;
  const isOne = first !== undefined && issues.every(({ of }) => of === first.of);
  return toIssueCount({ people: count, of: isOne ? first.of : 'changes' });
};

type Reach = {
  readonly changes: number;
  readonly people: number;
  readonly things?: { readonly many: string } | undefined;
};

/** What all of it is called: what is counted, and changes are people only where each is one. */
const toAllText = ({ changes, people: concerned, things }: Reach): string =>
  things !== undefined ? `All ${things.many}` : changes === concerned ? 'Everybody' : 'All changes';

/** "Everybody: 579", "All tokens: 2", "This kind: 3". A number that is not known yet is not 0. */
export const toListTitle = (all: Reach | null, total: number | null): string => {
  const title = all === null ? 'This kind' : toAllText(all);
  return total === null ? title : `${title}: ${formatCount(total)}`;
};

/** "held by 153 people", whom the same plan gives it to, and of a role that is deleted what the undo does for them. */
export const toHeldText = (shape: {
  readonly holders: number | null;
  readonly given: number;
  readonly removed: readonly string[];
}): string => {
  const { holders, given } = shape;
  const more = given === 0 ? '' : `given to ${people(given)} by this plan`;
  if (holders === 0) return more === '' ? 'held by nobody' : `held by nobody yet, ${more}`;
  const held = holders === null ? 'who holds it is not known here' : `held by ${people(holders)}`;
  if (shape.removed.includes(EXISTS)) return `${held}; the undo gives it back to them`;
  return more === '' ? held : `${held}, ${more}`;
};

/** What the review rests on: the copy, and where an apply has changed something since, that as well. */
export const toBasisText = (
  copy: { readonly asOf: string; readonly since: string } | null,
  isBehind: boolean,
): string => {
  const done = isBehind ? ', corrected by what applies have done since' : '';
  const read = 'each is read again before its write.';
  return copy === null
    ? `The copy has no date${done}; ${read}`
    : `Against the copy as of ${copy.asOf}, ${copy.since}${done}; ${read}`;
};

type Estimate = {
  readonly requests: number;
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly isMeasured: boolean;
};

/** "10 to 40 min, no apply of about this size was measured here yet (826 requests)." or "about 9 s, as an apply of about this size took here before (…)." */
export const toEstimateText = (estimate: Estimate): string => {
  const time = formatRange(estimate);
  const basis = estimate.isMeasured
    ? 'as an apply of about this size took here before'
    : 'no apply of about this size was measured here yet';
  const { requests } = estimate;
  return `${time.charAt(0).toUpperCase()}${time.slice(1)}, ${basis} (${countOf(requests, 'request', 'requests')}).`;
};
