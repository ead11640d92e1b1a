import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import type { WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { insertChanges, type PlannedChange } from './change.ts';
import { insertPlan, NOBODYS, type PlanRow } from './plan.ts';

/** So many take some 15 ms, their share of an fsync included. */
const CHANGES_A_SLICE = 500;

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
  const drop = journal.prepare('DELETE FROM change WHERE plan_id = ? AND n BETWEEN ? AND ?');
  const last = journal.get<{ n: number | null }>(
    sql`SELECT max(n) AS n FROM change WHERE plan_id = ${planId}`,
  );
  for (let at = 1; at <= (last?.n ?? 0); at += CHANGES_A_SLICE) {
    drop(planId, at, at + CHANGES_A_SLICE - 1);
    yield;
  }
  journal.transaction(() => {
    journal.run(sql`DELETE FROM change_tally WHERE plan_id = ${planId}`);
    journal.run(sql`DELETE FROM plan WHERE id = ${planId} AND deployment_id = ${NOBODYS}`);
  });
}

/** Plans that were being written ahead when their writer ended. */
export const listUnapproved = (journal: WriteHandle): readonly PlanId[] =>
  journal.column<PlanId>(sql`SELECT id FROM plan WHERE deployment_id = ${NOBODYS}`);
