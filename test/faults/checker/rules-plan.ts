import type { ChangeRow } from '#electron/store/db/journal/change.ts';
import type { PlanRow } from '#electron/store/db/journal/plan.ts';
import { phaseNumber } from '#shared/core/plan/phases.ts';
import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import { PHASES } from '#shared/kinds/phase.ts';
import { CHANGE_STATES } from '#shared/model/change.ts';
import type { Subject } from '#shared/model/subject.ts';
import { type HistoryEntry, subjectOf } from '#test/kit/history.ts';
import { ENDS, type Event } from './case.ts';

/** A whole plan as the journal has it. */
export type PlanBook = {
  readonly plan: PlanRow;
  readonly changes: readonly ChangeRow[];
  readonly events: readonly Event[];
  /** The numbers of all events in the journal, in order. */
  readonly numbers: readonly number[];
};

/** What an export or the result list says of a change. */
export type ReportRow = Subject & Pick<ChangeRow, 'n' | 'state'>;

/** I1: nobody is lost, and an ended plan has only changes that have ended. */
export const complete = ({ plan, changes }: PlanBook): readonly string[] => {
  const wrong: string[] = [];
  if (changes.length !== plan.changes) wrong.push('I1: changes were lost');
  const hasEnded = plan.state === 'closed' || plan.state === 'needs-review';
  for (const { n, state } of changes) {
    if (!CHANGE_STATES.includes(state)) wrong.push(`I1: change ${n} is in no legal state`);
    if (hasEnded && !ENDS.includes(state)) wrong.push(`I1: change ${n} is ${state} in an ended plan`);
  }
  return wrong;
};

/** I10: the report tells of the same changes, each as the journal does. */
export const oneTruth = ({ changes }: PlanBook, report: readonly ReportRow[]): readonly string[] => {
  const told = new Map(report.map((row) => [row.n, row]));
  const wrong: string[] = [];
  if (report.length !== changes.length || told.size !== changes.length)
    wrong.push('I10: the report has not as many rows as the plan has changes');
  for (const change of changes) {
    const row = told.get(change.n);
    if (row === undefined) continue;
    if (row.state !== change.state || subjectOf(row) !== subjectOf(change))
      wrong.push(`I10: the report tells something else of change ${change.n} than the journal`);
  }
  return wrong;
};

const isSameEnd = (a: ChangeRow, b: ChangeRow): boolean =>
  a.state === b.state &&
  a.reason === b.reason &&
  a.putAttempts === b.putAttempts &&
  hasSameRoles(a.target ?? [], b.target ?? []);

/** I11: what had ended is as it was, and the events of before are still there, unchanged and first. */
export const monotone = (earlier: PlanBook, later: PlanBook): readonly string[] => {
  const wrong: string[] = [];
  const now = new Map(later.changes.map((change) => [change.n, change]));
  for (const was of earlier.changes) {
    const is = now.get(was.n);
    if (ENDS.includes(was.state) && (is === undefined || !isSameEnd(was, is)))
      wrong.push(`I11: change ${was.n} had ended and is another now`);
  }
  const kept = later.events.slice(0, earlier.events.length);
  if (JSON.stringify(kept) !== JSON.stringify(earlier.events))
    wrong.push('I11: events of before are not as they were');
  return wrong;
};

/** I11: the numbers of all events of a journal have no gap. */
export const noGaps = (numbers: readonly number[]): readonly string[] =>
  numbers.every((seq, at) => seq === at + 1) ? [] : ['I11: the numbers of the events have a gap'];

/** A change resolved by reading is applied like any other; which of the two it is, is a matter of when the death came. */
const toEnd = ({ n, state, reason }: ChangeRow): string =>
  `${n} ${state} ${reason === 'resolved' ? '' : (reason ?? '')}`;

/** I12: two ways through the same trouble ended alike. */
export const sameEnd = (clean: PlanBook, other: PlanBook): readonly string[] => {
  const a = clean.changes.map(toEnd);
  const b = other.changes.map(toEnd);
  return a.length === b.length && a.every((end, at) => end === b[at]) && clean.plan.state === other.plan.state
    ? []
    : ['I12: crashes in recovery led to another end than a clean recovery'];
};

export type Bounds = {
  /** PUTs per change whose fate was left open. */
  readonly attempts: number;
  /** The set limit of writes in any second; null: not looked at. */
  readonly perSecond: number | null;
  /** How long after a pause something may still come in, in milliseconds. */
  readonly pauseMs: number;
  /** How old the read may be that a PUT rests on when it comes in; null: not looked at. */
  readonly freshMs: number | null;
  /** How long after a lost answer a read may be believed, and the second after the first; null: not looked at. */
  readonly settleMs: { readonly first: number; readonly second: number } | null;
};

/** I13: not too many PUTs for one change or in one second, and none later than it may after a pause. */
export const bounded = (
  { changes, events }: PlanBook,
  history: readonly HistoryEntry[],
  timeOf: (event: Event) => number,
  bounds: Bounds,
): readonly string[] => {
  const wrong: string[] = [];
  const puts = history.filter((entry) => entry.kind === 'put');
  for (const { n } of changes) {
    const isOpen = ({ kind, data, n: of }: Event): boolean =>
      of === n && kind === 'result' && data.class === 'unknown';
    if (events.filter(isOpen).length > bounds.attempts) wrong.push(`I13: too many attempts for change ${n}`);
  }
  const arrivals = puts.map((put) => put.arrivedAt).toSorted((a, b) => a - b);
  const most = bounds.perSecond === null ? null : bounds.perSecond * 2;
  if (
    most !== null &&
    arrivals.some((at, i) => (arrivals[i + most] ?? Number.POSITIVE_INFINITY) < at + 1_000)
  )
    wrong.push('I13: more writes in a second than twice the limit');
  let pausedAt: number | null = null;
  const rests: { from: number; to: number }[] = [];
  for (const event of events) {
    if (event.kind === 'pause' || event.kind === 'cancel') pausedAt ??= timeOf(event);
    if (event.kind !== 'resume' || pausedAt === null) continue;
    rests.push({ from: pausedAt + bounds.pauseMs, to: timeOf(event) });
    pausedAt = null;
  }
  if (pausedAt !== null) rests.push({ from: pausedAt + bounds.pauseMs, to: Number.POSITIVE_INFINITY });
  if (arrivals.some((at) => rests.some(({ from, to }) => at > from && at < to)))
    wrong.push('I13: a PUT went out after the plan was paused');
  return wrong;
};

/** Whom or what a subject is about, without its kind: one read tells several kinds of the same person. */
const aboutOf = (subject: string): string => subject.slice(subject.indexOf(' ') + 1);

/** Kinds with which roles go to people. */
const GIVES_ROLES: readonly string[] = ['member-roles', 'membership'];

/**
 * I14: everything that was sent is about a subject of the plan, and what was read is about its people and roles. Roles are
 * read by the list, also those that are given.
 */
export const scoped = ({ changes }: PlanBook, history: readonly HistoryEntry[]): readonly string[] => {
  const own = new Set(changes.map(subjectOf));
  const about = new Set(changes.map((change) => aboutOf(subjectOf(change))));
  const readsRoles = changes.some(({ kind }) => kind === 'custom-role' || GIVES_ROLES.includes(kind));
  const isOwn = ({ kind, subject }: HistoryEntry): boolean => {
    if (kind === 'put') return own.has(subject);
    return about.has(aboutOf(subject)) || (readsRoles && subject.startsWith('custom-role '));
  };
  return history.some((entry) => entry.kind !== 'edit' && !isOwn(entry))
    ? ['I14: a request about somebody who is not in the plan']
    : [];
};

/** The numbers of the changes after which a wave ends, from the approval. */
const waveEndsOf = (events: readonly Event[]): readonly number[] => {
  const sizes = (events.find(({ kind }) => kind === 'approve')?.data.waves ?? []) as readonly number[];
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return end;
  });
};

/**
 * Waves and phases: nothing of one is sent before everything of the one before it has ended. What was cancelled has
 * ended without an event of its own, but nothing is sent after a cancel.
 */
export const inTurn = ({ changes, events }: PlanBook): readonly string[] => {
  const ends = waveEndsOf(events);
  const byNumber = new Map(changes.map((change) => [change.n, change]));
  /** Grows with the waves and, within one, with the phases. */
  const turnOf = (n: number): number => {
    const change = byNumber.get(n);
    const phase = change === undefined ? 0 : phaseNumber({ kind: change.kind, target: change.planned });
    return ends.filter((end) => end < n).length * PHASES.length + phase;
  };
  const open = new Map<number, number>();
  for (const { n } of changes) open.set(turnOf(n), (open.get(turnOf(n)) ?? 0) + 1);
  const wrong: string[] = [];
  for (const { n, kind, data } of events) {
    if (n === null) continue;
    const turn = turnOf(n);
    const isEnd = (kind === 'result' || kind === 'resolved') && ENDS.includes(String(data.to ?? data.class));
    if (isEnd) open.set(turn, (open.get(turn) ?? 0) - 1);
    const isEarly = kind === 'intent' && [...open].some(([other, left]) => other < turn && left > 0);
    if (isEarly) wrong.push(`turns: change ${n} was sent before the wave or phase before it had ended`);
  }
  return wrong;
};

/** I8: a PUT rests on a read that is fresh when it comes in. */
export const restsOnFreshRead = (history: readonly HistoryEntry[], freshMs: number): readonly string[] =>
  history.flatMap((put) => {
    if (put.kind !== 'put') return [];
    const isFresh = history.some(
      ({ kind, subject, at }) =>
        kind === 'read' && subject === put.subject && at <= put.arrivedAt && at >= put.arrivedAt - freshMs,
    );
    return isFresh ? [] : ['I8: a PUT rests on a read that is too old'];
  });

/** I4: after a lost answer nothing is read before the dust has settled, and twice with time between. */
export const settles = (
  { events }: PlanBook,
  timeOf: (event: Event) => number,
  { first, second }: { readonly first: number; readonly second: number },
): readonly string[] => {
  const since = new Map<number, { lostAt: number; readAt: number | null }>();
  const wrong: string[] = [];
  for (const event of events) {
    const { n, kind, data } = event;
    if (n === null) continue;
    if (kind === 'result' && data.class === 'unknown') since.set(n, { lostAt: timeOf(event), readAt: null });
    const lost = since.get(n);
    if (kind === 'resolve-read' && lost !== undefined) {
      if (timeOf(event) - lost.lostAt < first)
        wrong.push(`I4: change ${n} was read before the dust had settled`);
      lost.readAt ??= timeOf(event);
    }
    if (
      kind === 'resolved' &&
      data.to === 'pending' &&
      lost?.readAt != null &&
      timeOf(event) - lost.readAt < second
    )
      wrong.push(`I4: change ${n} was not read twice with time between`);
  }
  return wrong;
};
