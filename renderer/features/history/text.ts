import { countOf, formatCount } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';
import { tellOutcomes } from '#shared/core/plan/counts.ts';
import { GUARD_CODES, type GuardCode } from '#shared/model/guard.ts';
import { PLAN_FILTERS, type PlanFilter } from '#shared/model/plan-filter.ts';

export type PastPlanRow = Output<'history.listPlans'>['rows'][number];
type JournalEvent = Output<'history.listEvents'>['rows'][number];
/** The same without its place in the list. */
export type PlanOf = Output<'apply.getStatus'>;

const LABELS: Readonly<Record<PlanFilter, string>> = {
  all: 'All',
  attention: 'Need you',
  open: 'Not ended',
  ended: 'Ended',
  undo: 'Undos',
};

export const FILTERS = PLAN_FILTERS.map((value) => ({ value, label: LABELS[value] }));

/** What an empty list says, per filter. */
export const NOTHING: Readonly<Record<PlanFilter, string>> = {
  all: 'Nothing was applied yet',
  attention: 'Nothing waits for you',
  open: 'Nothing is at work',
  ended: 'Nothing has ended yet',
  undo: 'Nothing was taken back',
};

/** What came of it, every change once: "410 applied, 2 refused". */
export const toCounts = ({ counts }: PlanOf): string => tellOutcomes(counts, formatCount);

/** "412 changes", "Undo, 412 changes": an undo may take more changes than what it takes back, or fewer. */
export const toName = ({ undoes, people }: PlanOf): string =>
  `${undoes === null ? '' : 'Undo, '}${countOf(people, 'change', 'changes')}`;

/** Why an apply cannot be undone, while it cannot. */
export const toNoUndo = ({ endedAt, counts }: Pick<PlanOf, 'endedAt' | 'counts'>): string => {
  if (counts.applied === 0) return 'Nothing was applied, so there is nothing to take back';
  return endedAt === null
    ? 'It has not ended: resume it or cancel the rest, then undo what was applied'
    : 'It cannot be undone now';
};

/** What each guard watches, for a reason that was typed against it. */
const GUARDS = {
  'many-lose': 'Many lose something',
  'few-admins': 'Too few organization admins left',
  'few-owners': 'Too few owners left',
  'own-access': 'Own access lost',
  'last-holder': 'A role loses its last holder',
  'many-end': 'Many tokens end for good',
} as const satisfies Record<GuardCode, string>;

/** The reasons that were typed, guard by guard. */
export const listReasons = ({
  reasons,
}: PlanOf): readonly { readonly guard: string; readonly text: string }[] =>
  GUARD_CODES.flatMap((code) => {
    const text = reasons[code];
    return text === undefined ? [] : [{ guard: GUARDS[code], text }];
  });

/** Whom an event is about: a person, by their id where the copy has no name, or a role; '' for the whole apply. */
export const toWho = ({
  n,
  username,
  userId,
  roleName,
}: Pick<JournalEvent, 'n' | 'username' | 'userId' | 'roleName'>): string => {
  if (n === null) return '';
  if (roleName !== '') return `role ${roleName}`;
  return username === '' ? (userId ?? '').slice(0, 8) : username;
};

type Score = Output<'deployment.getScore'>[number];

const sum = (scores: readonly Score[], of: (score: Score) => number): number =>
  scores.reduce((all, score) => all + of(score), 0);
const toCount = ({ predicted, right }: Pick<Score, 'predicted' | 'right'>): string =>
  `${formatCount(right)} of ${formatCount(predicted)}`;
const toApplies = (plans: number): string => countOf(plans, 'apply', 'applies');

/** Applies whose predictions were put to the test. */
const listTold = (scores: readonly Score[]): readonly Score[] =>
  scores.filter(({ predicted }) => predicted > 0);

/** "As predicted: 1,204 of 1,210 changes in 12 applies"; empty while there is nothing to tell. */
export const toScoreText = (scores: readonly Score[]): string => {
  const told = listTold(scores);
  if (told.length === 0) return '';
  const all = { predicted: sum(told, (score) => score.predicted), right: sum(told, (score) => score.right) };
  return `As predicted: ${toCount(all)} ${all.predicted === 1 ? 'change' : 'changes'} in ${toApplies(sum(told, ({ plans }) => plans))}`;
};

/** The same for each version of the server: the details of it. */
export const listScores = (scores: readonly Score[]): readonly string[] =>
  listTold(scores).map(
    (score) =>
      `${score.version ?? 'A server that did not tell its version'}: ${toCount(score)} in ${toApplies(score.plans)}`,
  );
