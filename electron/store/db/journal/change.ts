import type { PlanId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import { type Outcome, type StateGroup, toOutcome } from '#shared/core/plan/outcome.ts';
import type { Change, ChangeState, Verdict } from '#shared/model/change.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { ChangeReason } from '#shared/model/reason.ts';
import type { Subject, SubjectIds } from '#shared/model/subject.ts';
import {
  type ColumnsOf,
  describeTable,
  integer,
  json,
  names,
  orNull,
  pickColumns,
  type RowOf,
  text,
} from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { joinSql, type Sql, sql } from '../sql.ts';
import { SUBJECT_COLUMNS, withIds, withSubject } from './subject.ts';

/**
 * One change of a plan as the journal keeps it. `before` is the read right before the last PUT and `target` what
 * that PUT carried; both null until one was about to go out. `putAttempts` counts the intents written. `reason`
 * is a code; `message` the server's words, and before it is worked, what the review said (`PlannedChange`).
 */
export type ChangeRow = Subject & ChangeFacts;

type ChangeFacts = {
  readonly n: number;
  readonly intent: Intent;
  readonly base: readonly string[];
  readonly planned: readonly string[];
  readonly verdict: Verdict;
  readonly before: readonly string[] | null;
  readonly target: readonly string[] | null;
  readonly state: ChangeState;
  readonly reason: string | null;
  readonly message: string | null;
  readonly requestId: string | null;
  readonly putAttempts: number;
};

/** What a change has once something was sent for it; a request id only where the server told one. */
export const SENT_COLUMNS = {
  before: names('before_roles'),
  target: names('target_roles'),
  requestId: text('request_id'),
};

/** Every column of a change, by the field that it holds; lists and the intent are JSON. */
export const CHANGE_COLUMNS = {
  n: integer('n'),
  ...SUBJECT_COLUMNS,
  intent: json<Intent>('intent'),
  base: names('base_roles'),
  planned: names('planned_roles'),
  verdict: text<Verdict>('verdict'),
  before: orNull(SENT_COLUMNS.before),
  target: orNull(SENT_COLUMNS.target),
  state: text<ChangeState>('state'),
  reason: orNull(text('reason')),
  message: orNull(text('message')),
  requestId: orNull(SENT_COLUMNS.requestId),
  putAttempts: integer('put_attempts'),
} satisfies ColumnsOf<SubjectIds & ChangeFacts>;

const CHANGE = describeTable(CHANGE_COLUMNS);
type Stored = RowOf<typeof CHANGE>;
const toChange = (row: Stored): ChangeRow => withSubject(CHANGE.toValues(row));

/** What of a change is written with its plan; the rest is empty until it is worked. */
const PLANNED = describeTable({
  n: CHANGE_COLUMNS.n,
  ...SUBJECT_COLUMNS,
  ...pickColumns(CHANGE_COLUMNS, ['intent', 'base', 'planned', 'verdict', 'message']),
});

/** A change as a plan is approved with it. `foreseen`: what the review said of one that is not to be asked. */
export type PlannedChange = Change & { readonly verdict: Verdict; readonly foreseen?: string | null };

/** Writes changes of a new plan, numbered from `first` in the order given. */
export const insertChanges = (
  journal: WriteHandle,
  planId: PlanId,
  changes: readonly PlannedChange[],
  first = 1,
): void => {
  const insert = journal.prepare(
    sql`INSERT INTO change (plan_id, ${PLANNED.names()}) VALUES (?, ${PLANNED.marks()})`.text,
  );
  changes.forEach(({ target, foreseen = null, ...change }, at) => {
    const facts = { n: first + at, planned: target, message: foreseen };
    insert(planId, ...PLANNED.boundValues({ ...withIds(change), ...facts }));
  });
};

/**
 * Puts a pending change on the wire: what was read, what will be sent, and the number of this attempt. Throws when
 * the change is not pending or the attempt is not the next one: then two hands are on it.
 */
export const setInflight = (
  journal: WriteHandle,
  planId: PlanId,
  n: number,
  sent: {
    readonly attempt: number;
    readonly before: readonly string[];
    readonly target: readonly string[];
  },
): void => {
  const { changes } =
    journal.run(sql`UPDATE change SET state = 'inflight', reason = NULL, message = NULL, request_id = NULL,
    before_roles = ${JSON.stringify(sent.before)}, target_roles = ${JSON.stringify(sent.target)},
    put_attempts = put_attempts + 1
    WHERE plan_id = ${planId} AND n = ${n} AND state = 'pending' AND put_attempts = ${sent.attempt - 1}`);
  if (changes !== 1) throw new Error(`Change ${n} is not waiting for attempt ${sent.attempt}.`);
};

/** Where a change goes next. What is left out becomes empty. */
export type ChangeMove = {
  readonly state: ChangeState;
  readonly reason?: ChangeReason | null;
  readonly message?: string | null;
  readonly requestId?: string | null;
};

/** Moves one change; the schema refuses a step the state machine does not have. A request id is kept. */
export const moveChange = (journal: WriteHandle, planId: PlanId, n: number, to: ChangeMove): void => {
  journal.run(sql`UPDATE change SET state = ${to.state}, reason = ${to.reason ?? null},
    message = ${to.message ?? null}, request_id = ifnull(${to.requestId ?? null}, request_id)
    WHERE plan_id = ${planId} AND n = ${n}`);
};

/** Changes that are read, written or ended in one go: so many take some 15 ms, their share of an fsync included. */
export const CHANGES_A_SLICE = 500;

/** Ends the first of what has not been sent; false: nothing is left of that. */
export const cancelSome = (journal: WriteHandle, planId: PlanId): boolean =>
  journal.run(sql`UPDATE change SET state = 'cancelled', reason = NULL, message = NULL
    WHERE plan_id = ${planId} AND n IN (SELECT n FROM change
      WHERE plan_id = ${planId} AND state = 'pending' ORDER BY n LIMIT ${CHANGES_A_SLICE})`).changes > 0;

/** Ends everything that has not been sent, in slices, each durable: what is left when it stops can be ended later. */
export function* cancelPending(journal: WriteHandle, planId: PlanId): Slices<void> {
  while (cancelSome(journal, planId)) yield;
}

/** Takes the changes of a plan out again, in slices; the schema refuses it for one that was approved. */
export function* dropChanges(journal: WriteHandle, planId: PlanId): Slices<void> {
  const drop = journal.prepare('DELETE FROM change WHERE plan_id = ? AND n BETWEEN ? AND ?');
  const last = journal.get<{ n: number | null }>(
    sql`SELECT max(n) AS n FROM change WHERE plan_id = ${planId}`,
  );
  for (let at = 1; at <= (last?.n ?? 0); at += CHANGES_A_SLICE) {
    drop(planId, at, at + CHANGES_A_SLICE - 1);
    yield;
  }
}

/** Forgets how the changes of a plan were counted, once there are none. */
export const dropTally = (journal: WriteHandle, planId: PlanId): void =>
  void journal.run(sql`DELETE FROM change_tally WHERE plan_id = ${planId}`);

/** The changes, called `c`, that a condition picks; it says their order too. */
export const selectChanges = (journal: ReadHandle, where: Sql): readonly ChangeRow[] =>
  journal.all<Stored>(sql`SELECT ${CHANGE.select('c')} FROM change AS c WHERE ${where}`).map(toChange);

/** How many changes are in which state for which reason; costs one row per pair, not per change. */
export const readTally = (
  journal: ReadHandle,
  planId: PlanId,
): readonly (StateGroup & { readonly count: number })[] =>
  journal.all<{ state: ChangeState; reason: string | null; count: number }>(
    sql`SELECT state, nullif(reason, '') AS reason, people AS count FROM change_tally
      WHERE plan_id = ${planId} AND people > 0`,
  );

/** Pending changes after number `after` and up to `upTo`, in order. */
export const listPending = (
  journal: ReadHandle,
  planId: PlanId,
  { after, upTo }: { readonly after: number; readonly upTo: number },
  limit: number,
): readonly ChangeRow[] =>
  selectChanges(
    journal,
    sql`plan_id = ${planId} AND state = 'pending' AND n > ${after} AND n <= ${upTo} ORDER BY n LIMIT ${limit}`,
  );

/** All changes of a plan in one state, in order; meant for the few on the wire or unknown. */
export const listInState = (journal: ReadHandle, planId: PlanId, state: ChangeState): readonly ChangeRow[] =>
  selectChanges(journal, sql`plan_id = ${planId} AND state = ${state} ORDER BY n`);

/** The same a page at a time, for as many as there may be: those after number `after`. */
export const pageInState = (
  journal: ReadHandle,
  planId: PlanId,
  state: ChangeState,
  { after, limit }: { readonly after: number; readonly limit: number },
): readonly ChangeRow[] =>
  selectChanges(
    journal,
    sql`plan_id = ${planId} AND state = ${state} AND n > ${after} ORDER BY n LIMIT ${limit}`,
  );

/** The changes from one number to another, both included, in order. */
export const listBetween = (
  journal: ReadHandle,
  planId: PlanId,
  { from, to }: { readonly from: number; readonly to: number },
): readonly ChangeRow[] =>
  selectChanges(journal, sql`plan_id = ${planId} AND n BETWEEN ${from} AND ${to} ORDER BY n`);

/** Every change of a plan in order, in slices: of a plan at work each is of its own moment. */
export function* readChanges(
  journal: ReadHandle,
  plan: { readonly id: PlanId; readonly changes: number },
): Slices<readonly ChangeRow[]> {
  const all: ChangeRow[] = [];
  for (let from = 1; from <= plan.changes; from += CHANGES_A_SLICE) {
    all.push(...listBetween(journal, plan.id, { from, to: from + CHANGES_A_SLICE - 1 }));
    yield;
  }
  return all;
}

/** One change, or null. */
export const findChange = (journal: ReadHandle, planId: PlanId, n: number): ChangeRow | null =>
  selectChanges(journal, sql`plan_id = ${planId} AND n = ${n}`)[0] ?? null;

/** A window of the changes that ended in `outcome` (null: all), in order, and how many there are. */
export const pageChanges = (
  journal: ReadHandle,
  planId: PlanId,
  outcome: Outcome | null,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly ChangeRow[] } => {
  // Which states and reasons make an outcome is said once, in the core; the tally tells which of them exist.
  const groups = readTally(journal, planId).filter(
    ({ state, reason }) => outcome === null || toOutcome(state, reason) === outcome,
  );
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  if (total === 0) return { total, rows: [] };
  const pairs = groups.map(({ state, reason }) => sql`(state = ${state} AND reason IS ${reason})`);
  const ended = outcome === null ? sql`` : sql` AND (${joinSql(pairs, sql` OR `)})`;
  const rows = selectChanges(
    journal,
    sql`plan_id = ${planId}${ended} ORDER BY n LIMIT ${page.limit} OFFSET ${page.offset}`,
  );
  return { total, rows };
};

/** Every change of a plan, one at a time, in order. */
export function* iterateChanges(journal: ReadHandle, planId: PlanId): IterableIterator<ChangeRow> {
  const rows = journal.iterate<Stored>(
    sql`SELECT ${CHANGE.select('c')} FROM change AS c WHERE plan_id = ${planId} ORDER BY n`,
  );
  for (const row of rows) yield toChange(row);
}
