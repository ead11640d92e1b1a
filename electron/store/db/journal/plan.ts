import type { DeploymentId, PlanId, UserId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import type { PastRun } from '#shared/core/plan/estimate.ts';
import type { PlanState } from '#shared/model/change.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import type { PlanFilter } from '#shared/model/plan-filter.ts';
import type { PlanReason } from '#shared/model/reason.ts';
import { type ColumnsOf, describeTable, integer, json, orNull, type RowOf, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { inList, type Sql, sql } from '../sql.ts';
import { CHANGES_A_SLICE, dropChanges, dropTally, insertChanges, type PlannedChange } from './change.ts';

/** A plan as the journal keeps it. `reason` is a code of `shared/model/reason.ts`; times are ISO 8601. */
export type PlanRow = {
  readonly id: PlanId;
  readonly deploymentId: DeploymentId;
  readonly serverId: string | null;
  readonly actorId: UserId;
  readonly hash: string;
  readonly changes: number;
  readonly state: PlanState;
  readonly reason: string | null;
  readonly undoes: PlanId | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly verified: Verified | null;
  readonly appVersion: string;
  /** Why guards that stopped the plan were overridden. */
  readonly reasons: GuardReasons;
  /** The server's version that preflight was made for; null: not told. */
  readonly serverVersion: string | null;
};

/** What the re-read after an apply found: people as applied, and people whose roles differ. */
export type Verified = { readonly confirmed: number; readonly different: number; readonly at: string };

const PLAN = describeTable({
  id: text<PlanId>('id'),
  deploymentId: text<DeploymentId>('deployment_id'),
  serverId: orNull(text('server_id')),
  actorId: text<UserId>('actor_id'),
  hash: text('hash'),
  changes: integer('changes'),
  state: text<PlanState>('state'),
  reason: orNull(text('reason')),
  undoes: orNull(text<PlanId>('undoes')),
  createdAt: text('created_at'),
  endedAt: orNull(text('ended_at')),
  verified: orNull(json<Verified>('verified')),
  appVersion: text('app_version'),
  reasons: json<GuardReasons>('reasons'),
  serverVersion: orNull(text('server_version')),
} satisfies ColumnsOf<PlanRow>);
type Row = RowOf<typeof PLAN>;

/** Whose a plan is that is still being written (`writeUnapproved`). */
export const NOBODYS = '' as DeploymentId;

/** The approved plan, or null when the journal has none of that id. */
export const findPlan = (journal: ReadHandle, planId: PlanId): PlanRow | null => {
  const row = journal.get<Row>(
    sql`SELECT ${PLAN.select()} FROM plan WHERE id = ${planId} AND deployment_id <> ${NOBODYS}`,
  );
  return row === undefined ? null : PLAN.toValues(row);
};

/** The plan of an id that is known to be in the journal. Throws when it is not. */
export const getPlan = (journal: ReadHandle, planId: PlanId): PlanRow => {
  const plan = findPlan(journal, planId);
  if (plan === null) throw new Error(`Plan ${planId} is not in the journal.`);
  return plan;
};

/** All plans of a deployment, newest first. */
export const listPlansOf = (journal: ReadHandle, deploymentId: DeploymentId): readonly PlanRow[] =>
  journal
    .all<Row>(
      sql`SELECT ${PLAN.select()} FROM plan WHERE deployment_id = ${deploymentId} ORDER BY created_at DESC, rowid DESC`,
    )
    .map(PLAN.toValues);

/** Plans that have not ended, oldest first. */
export const listOpenPlans = (journal: ReadHandle): readonly PlanRow[] =>
  journal
    .all<Row>(
      sql`SELECT ${PLAN.select()} FROM plan
        WHERE state NOT IN ('closed', 'needs-review') AND deployment_id <> ${NOBODYS} ORDER BY rowid`,
    )
    .map(PLAN.toValues);

/** Writes a new plan in the state `approved`. */
export const insertPlan = (
  journal: WriteHandle,
  plan: Omit<PlanRow, 'state' | 'reason' | 'endedAt' | 'verified'>,
): void => {
  const row: PlanRow = { ...plan, state: 'approved', reason: null, endedAt: null, verified: null };
  journal.run(sql`INSERT INTO plan (${PLAN.names()}) VALUES (${PLAN.bound(row)})`);
};

/** Moves a plan; `endedAt` is set by the states that end it. */
export const setPlanState = (
  journal: WriteHandle,
  planId: PlanId,
  to: { readonly state: PlanState; readonly reason: PlanReason | null; readonly endedAt?: string },
): void => {
  journal.run(sql`UPDATE plan SET state = ${to.state}, reason = ${to.reason}, ended_at = ${to.endedAt ?? null}
    WHERE id = ${planId}`);
};

/** Records what the re-read found. */
export const setVerified = (journal: WriteHandle, planId: PlanId, verified: Verified): void => {
  journal.run(sql`UPDATE plan SET verified = ${JSON.stringify(verified)} WHERE id = ${planId}`);
};

/**
 * Writes a plan and its changes ahead of its approval, in slices, each durable: until `approveWritten` it is nobody's,
 * and no question about plans finds it.
 */
export function* writeUnapproved(
  journal: WriteHandle,
  plan: Parameters<typeof insertPlan>[1],
  changes: readonly PlannedChange[],
): Slices<void> {
  insertPlan(journal, { ...plan, deploymentId: NOBODYS, serverId: null });
  for (let at = 0; at < changes.length; at += CHANGES_A_SLICE) {
    yield;
    journal.transaction(() =>
      insertChanges(journal, plan.id, changes.slice(at, at + CHANGES_A_SLICE), at + 1),
    );
  }
}

/** Gives a plan that was written ahead to its deployment, as of now. Throws when there is none of that id. */
export const approveWritten = (
  journal: WriteHandle,
  planId: PlanId,
  to: Pick<PlanRow, 'serverId' | 'createdAt'> & { readonly deploymentId: DeploymentId },
): void => {
  const { changes } = journal.run(sql`UPDATE plan
    SET deployment_id = ${to.deploymentId}, server_id = ${to.serverId}, created_at = ${to.createdAt}
    WHERE id = ${planId} AND deployment_id = ${NOBODYS}`);
  if (changes !== 1) throw new Error(`Plan ${planId} was not written ahead.`);
};

/** Takes a plan that was written ahead away again, in slices; the schema refuses one that was approved. */
export function* dropUnapproved(journal: WriteHandle, planId: PlanId): Slices<void> {
  yield* dropChanges(journal, planId);
  journal.transaction(() => {
    dropTally(journal, planId);
    journal.run(sql`DELETE FROM plan WHERE id = ${planId} AND deployment_id = ${NOBODYS}`);
  });
}

/** Plans that were being written ahead when their writer ended. */
export const listUnapproved = (journal: WriteHandle): readonly PlanId[] =>
  journal.column<PlanId>(sql`SELECT id FROM plan WHERE deployment_id = ${NOBODYS}`);

const WHERE: Readonly<Record<PlanFilter, Sql>> = {
  all: sql`true`,
  attention: sql`state IN ('approved', 'running', 'paused', 'verifying', 'needs-review')`,
  open: sql`state IN ('approved', 'running', 'paused', 'verifying')`,
  ended: sql`state IN ('closed', 'needs-review')`,
  undo: sql`undoes IS NOT NULL`,
};

/**
 * The ids of a deployment's plans, newest first. For `attention` these are those that may need a person: what has
 * not ended is told apart by who asks, since only the engine knows what stands still.
 */
export const listPlanIds = (
  journal: ReadHandle,
  deploymentId: DeploymentId,
  filter: PlanFilter,
): readonly PlanId[] =>
  journal.column<PlanId>(
    sql`SELECT id FROM plan WHERE deployment_id = ${deploymentId} AND ${WHERE[filter]}
      ORDER BY created_at DESC, rowid DESC`,
  );

/** For each of some plans that was taken back, the newest plan that did. */
export const listUndoings = (
  journal: ReadHandle,
  deploymentId: DeploymentId,
  planIds: readonly PlanId[],
): ReadonlyMap<PlanId, PlanId> =>
  new Map(
    journal
      .all<{ undone: PlanId; by: PlanId }>(
        sql`SELECT undoes AS undone, id AS by FROM plan
          WHERE deployment_id = ${deploymentId} AND undoes IN ${inList(planIds)} ORDER BY created_at, rowid`,
      )
      .map(({ undone, by }) => [undone, by]),
  );

/** Older applies say little of how quick a deployment is now. */
const LATEST = 20;

type Mark = {
  readonly planId: PlanId;
  readonly changes: number;
  readonly kind: string;
  readonly monoMs: number;
  readonly bootId: string;
};

const toRun = (marks: readonly Mark[]): readonly PastRun[] => {
  const [start, end] = [
    marks.find(({ kind }) => kind === 'resume'),
    marks.find(({ kind }) => kind === 'close'),
  ];
  // Two marks: it was started once and came to its end. Anything more is a stop, whose time nobody worked.
  if (marks.length !== 2 || start === undefined || end === undefined || start.bootId !== end.bootId)
    return [];
  const seconds = (end.monoMs - start.monoMs) / 1_000;
  return seconds > 0 ? [{ changes: start.changes, seconds }] : [];
};

/** What the latest applies of a deployment took that went through without a stop, the check afterwards included. */
export const listPastRuns = (journal: ReadHandle, deploymentId: DeploymentId): readonly PastRun[] => {
  const marks = journal.all<Mark>(
    sql`SELECT p.id AS planId, p.changes, e.kind, e.mono_ms AS monoMs, e.boot_id AS bootId
      FROM (SELECT id, changes, created_at FROM plan
        WHERE deployment_id = ${deploymentId} AND state IN ('closed', 'needs-review')
        ORDER BY created_at DESC LIMIT ${LATEST}) AS p
      JOIN event AS e ON e.plan_id = p.id AND e.n IS NULL
      WHERE e.kind IN ${inList(['resume', 'close', 'pause', 'cancel', 'recover'])} ORDER BY e.seq`,
  );
  const planIds = [...new Set(marks.map(({ planId }) => planId))];
  return planIds.flatMap((id) => toRun(marks.filter(({ planId }) => planId === id)));
};

/** What the journal is, in numbers and codes of ours: no id, no name, no word of a server. */
export const readJournalFacts = (journal: ReadHandle) => ({
  schema: journal.column<number>(sql`PRAGMA user_version`)[0] ?? 0,
  events: journal.column<number>(sql`SELECT count(*) FROM event`)[0] ?? 0,
  plans: journal.all<{ readonly state: PlanState; readonly count: number }>(
    sql`SELECT state, count(*) AS count FROM plan WHERE deployment_id <> ${NOBODYS} GROUP BY state ORDER BY state`,
  ),
  /** Why the last plans stopped, newest first. */
  stops: journal.column<string>(
    sql`SELECT reason FROM plan WHERE reason IS NOT NULL ORDER BY rowid DESC LIMIT 10`,
  ),
  /** Why changes of the last ten plans were not made. */
  problems: journal.all<{ readonly reason: string; readonly count: number }>(
    sql`SELECT reason, count(*) AS count FROM change
      WHERE reason IS NOT NULL AND state IN ('failed', 'skipped', 'unknown')
        AND plan_id IN (SELECT id FROM plan ORDER BY rowid DESC LIMIT 10)
      GROUP BY reason ORDER BY count DESC, reason LIMIT 20`,
  ),
});
