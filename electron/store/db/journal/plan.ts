import type { DeploymentId, PlanId, UserId } from '#shared/base/brand.ts';
import type { PlanState } from '#shared/model/change.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import { type ColumnsOf, describeTable, integer, json, orNull, type RowOf, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** A plan as the journal keeps it. `reason` is a code of `change/apply/reasons.ts`; times are ISO 8601. */
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

/** Whose a plan is that is still being written (`unapproved.ts`). */
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
  to: { readonly state: PlanState; readonly reason: string | null; readonly endedAt?: string },
): void => {
  journal.run(sql`UPDATE plan SET state = ${to.state}, reason = ${to.reason}, ended_at = ${to.endedAt ?? null}
    WHERE id = ${planId}`);
};

/** Records what the re-read found. */
export const setVerified = (journal: WriteHandle, planId: PlanId, verified: Verified): void => {
  journal.run(sql`UPDATE plan SET verified = ${JSON.stringify(verified)} WHERE id = ${planId}`);
};
