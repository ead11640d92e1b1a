import type { PlanId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import type { Change, ChangeState, Verdict } from '#shared/model/change.ts';
import { describeTable, pickColumns } from '../columns.ts';
import type { WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { CHANGE_FIELDS } from './change-row.ts';
import { toKindColumn } from './kind-column.ts';

/** A change as a plan is approved with it. */
export type PlannedChange = Change & { readonly verdict: Verdict };

/** What of a change is written with its plan; the rest is empty until it is worked. */
const PLANNED = describeTable(
  pickColumns(CHANGE_FIELDS, [
    'n',
    'kind',
    'organizationId',
    'userId',
    'roleName',
    'intent',
    'base',
    'planned',
    'verdict',
  ]),
);

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
  changes.forEach(({ target, ...change }, at) => {
    insert(
      planId,
      ...PLANNED.values(
        PLANNED.toStored({ ...change, kind: toKindColumn(change.kind), n: first + at, planned: target }),
      ),
    );
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
  readonly reason?: string | null;
  readonly message?: string | null;
  readonly requestId?: string | null;
};

/** Moves one change; the schema refuses a step the state machine does not have. A request id is kept. */
export const moveChange = (journal: WriteHandle, planId: PlanId, n: number, to: ChangeMove): void => {
  journal.run(sql`UPDATE change SET state = ${to.state}, reason = ${to.reason ?? null},
    message = ${to.message ?? null}, request_id = ifnull(${to.requestId ?? null}, request_id)
    WHERE plan_id = ${planId} AND n = ${n}`);
};

const CANCELLED_A_SLICE = 500;

/** Ends the first of what has not been sent; false: nothing is left of that. */
export const cancelSome = (journal: WriteHandle, planId: PlanId): boolean =>
  journal.run(sql`UPDATE change SET state = 'cancelled', reason = NULL, message = NULL
    WHERE plan_id = ${planId} AND n IN (SELECT n FROM change
      WHERE plan_id = ${planId} AND state = 'pending' ORDER BY n LIMIT ${CANCELLED_A_SLICE})`).changes > 0;

/** Ends everything that has not been sent, in slices, each durable: what is left when it stops can be ended later. */
export function* cancelPending(journal: WriteHandle, planId: PlanId): Slices<void> {
  while (cancelSome(journal, planId)) yield;
}
