import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { PastRun } from '#shared/core/plan/estimate.ts';
import type { ReadHandle } from '../handles.ts';
import { inList, sql } from '../sql.ts';

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
