import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { PlanFilter } from '#shared/contract/history.ts';
import type { ReadHandle } from '../handles.ts';
import { inList, type Sql, sql } from '../sql.ts';

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
