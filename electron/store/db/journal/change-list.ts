import type { PlanId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import { type Outcome, type StateGroup, toOutcome } from '#shared/core/plan/outcome.ts';
import type { ChangeState } from '#shared/model/change.ts';
import type { ReadHandle } from '../handles.ts';
import { joinSql, sql } from '../sql.ts';
import { CHANGE_COLUMNS, type ChangeRow, type StoredChange, toChange } from './change-row.ts';

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
  journal
    .all<StoredChange>(
      sql`SELECT ${CHANGE_COLUMNS} FROM change
        WHERE plan_id = ${planId} AND state = 'pending' AND n > ${after} AND n <= ${upTo}
        ORDER BY n LIMIT ${limit}`,
    )
    .map(toChange);

/** All changes of a plan in one state, in order; meant for the few on the wire or unknown. */
export const listInState = (journal: ReadHandle, planId: PlanId, state: ChangeState): readonly ChangeRow[] =>
  journal
    .all<StoredChange>(
      sql`SELECT ${CHANGE_COLUMNS} FROM change WHERE plan_id = ${planId} AND state = ${state} ORDER BY n`,
    )
    .map(toChange);

/** The same a page at a time, for as many as there may be: those after number `after`. */
export const pageInState = (
  journal: ReadHandle,
  planId: PlanId,
  state: ChangeState,
  { after, limit }: { readonly after: number; readonly limit: number },
): readonly ChangeRow[] =>
  journal
    .all<StoredChange>(
      sql`SELECT ${CHANGE_COLUMNS} FROM change
        WHERE plan_id = ${planId} AND state = ${state} AND n > ${after} ORDER BY n LIMIT ${limit}`,
    )
    .map(toChange);

/** The changes from one number to another, both included, in order. */
export const listBetween = (
  journal: ReadHandle,
  planId: PlanId,
  { from, to }: { readonly from: number; readonly to: number },
): readonly ChangeRow[] =>
  journal
    .all<StoredChange>(
      sql`SELECT ${CHANGE_COLUMNS} FROM change
        WHERE plan_id = ${planId} AND n BETWEEN ${from} AND ${to} ORDER BY n`,
    )
    .map(toChange);

const CHANGES_A_SLICE = 500;

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
export const findChange = (journal: ReadHandle, planId: PlanId, n: number): ChangeRow | null => {
  const row = journal.get<StoredChange>(
    sql`SELECT ${CHANGE_COLUMNS} FROM change WHERE plan_id = ${planId} AND n = ${n}`,
  );
  return row === undefined ? null : toChange(row);
};

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
  const where = outcome === null ? sql`` : sql` AND (${joinSql(pairs, sql` OR `)})`;
  const rows = journal.all<StoredChange>(
    sql`SELECT ${CHANGE_COLUMNS} FROM change WHERE plan_id = ${planId}${where}
      ORDER BY n LIMIT ${page.limit} OFFSET ${page.offset}`,
  );
  return { total, rows: rows.map(toChange) };
};

/** Every change of a plan, one at a time, in order. */
export function* iterateChanges(journal: ReadHandle, planId: PlanId): IterableIterator<ChangeRow> {
  const rows = journal.iterate<StoredChange>(
    sql`SELECT ${CHANGE_COLUMNS} FROM change WHERE plan_id = ${planId} ORDER BY n`,
  );
  for (const row of rows) yield toChange(row);
}
