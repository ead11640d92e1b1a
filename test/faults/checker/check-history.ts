import type { ReadHandle } from '#electron/store/db/handles.ts';
import { iterateChanges } from '#electron/store/db/journal/change.ts';
import { listEvents } from '#electron/store/db/journal/event.ts';
import { findPlan } from '#electron/store/db/journal/plan.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { PlanId } from '#shared/base/brand.ts';
import type { HistoryEntry } from '#test/kit/history.ts';
import { type Event, type Rule, toCase } from './case.ts';
import {
  type Bounds,
  bounded,
  complete,
  inTurn,
  monotone,
  noGaps,
  oneTruth,
  type PlanBook,
  type ReportRow,
  restsOnFreshRead,
  scoped,
  settles,
} from './rules-plan.ts';
import {
  attemptsCount,
  freshRead,
  noBlindResend,
  onceWithEffect,
  rightContent,
  writeAhead,
} from './rules-sending.ts';
import { appliedIsTrue, nothingOverwrittenUnseen, restIsHarmless, skippedForAReason } from './rules-truth.ts';

const RULES: readonly Rule[] = [
  writeAhead,
  attemptsCount,
  onceWithEffect,
  noBlindResend,
  freshRead,
  appliedIsTrue,
  restIsHarmless,
  skippedForAReason,
  nothingOverwrittenUnseen,
  rightContent,
];

export type CheckOptions = {
  /** Puts an event on the clock of the history; default its wall time. */
  readonly timeOf?: (event: Event) => number;
  /** The plan at an earlier moment (I11). */
  readonly earlier?: readonly PlanBook[];
  /** What a report says (I10). */
  readonly report?: readonly ReportRow[];
  readonly bounds?: Partial<Bounds>;
};

/** What holds for every plan (engine 11, I13); the rest is looked at where it is asked for. */
const BOUNDS: Bounds = { attempts: 3, pauseMs: 200, perSecond: null, freshMs: null, settleMs: null };

const byWall = ({ wallUtc }: Event): number => Date.parse(wallUtc);

/** The plan as the journal has it now; null when it is gone. */
export const readPlanBook = (journal: ReadHandle, planId: PlanId): PlanBook | null => {
  const plan = findPlan(journal, planId);
  if (plan === null) return null;
  return {
    plan,
    changes: [...iterateChanges(journal, planId)],
    events: listEvents(journal, planId),
    numbers: journal.column<number>(sql`SELECT seq FROM event ORDER BY seq`),
  };
};

const checkChanges = (book: PlanBook, history: readonly HistoryEntry[], timeOf: (event: Event) => number) => {
  const eventsOf = new Map<number | null, Event[]>();
  for (const event of book.events) {
    const found = eventsOf.get(event.n);
    if (found === undefined) eventsOf.set(event.n, [event]);
    else found.push(event);
  }
  return book.changes.flatMap((change) => {
    const found = toCase(change, eventsOf.get(change.n) ?? [], history, timeOf);
    return RULES.flatMap((rule) => {
      const problem = rule(found);
      return problem === null ? [] : [`${problem} (change ${change.n}, ${change.state})`];
    });
  });
};

/**
 * Holds the book of one plan against what the server saw (I1 to I11, I13, I14 of engine 11; I12 is
 * `sameEnd`, of two books). Answers what is wrong, empty when nothing is.
 */
export const checkBook = (
  book: PlanBook,
  history: readonly HistoryEntry[],
  options: CheckOptions = {},
): readonly string[] => {
  const timeOf = options.timeOf ?? byWall;
  const bounds: Bounds = { ...BOUNDS, ...options.bounds };
  return [
    ...complete(book),
    ...inTurn(book),
    ...checkChanges(book, history, timeOf),
    ...(options.report === undefined ? [] : oneTruth(book, options.report)),
    ...(options.earlier ?? []).flatMap((earlier) => monotone(earlier, book)),
    ...noGaps(book.numbers),
    ...bounded(book, history, timeOf, bounds),
    ...(bounds.freshMs === null ? [] : restsOnFreshRead(history, bounds.freshMs)),
    ...(bounds.settleMs === null ? [] : settles(book, timeOf, bounds.settleMs)),
    ...scoped(book, history),
  ];
};

/** The same, with the book read from a journal. */
export const checkHistory = (
  journal: ReadHandle,
  planId: PlanId,
  history: readonly HistoryEntry[],
  options: CheckOptions = {},
): readonly string[] => {
  const book = readPlanBook(journal, planId);
  return book === null ? ['I1: the plan is gone'] : checkBook(book, history, options);
};
