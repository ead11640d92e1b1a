import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { ScoreGroup } from '#shared/core/plan/score.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { CHANGE_COLUMNS, type ChangeRow, type StoredChange, toChange } from './change-row.ts';

/** How the changes of a plan ended, by what was expected of them. */
export const readScoreGroups = (journal: ReadHandle, planId: PlanId): readonly ScoreGroup[] =>
  journal.all<ScoreGroup>(
    sql`SELECT verdict, state, reason, count(*) AS count FROM change WHERE plan_id = ${planId}
      GROUP BY verdict, state, reason`,
  );

export type VersionGroup = ScoreGroup & { readonly version: string | null; readonly planId: PlanId };

/** The same for all plans of a deployment that have ended, with the version of the server at that time. */
export const readScoresByPlan = (journal: ReadHandle, deploymentId: DeploymentId): readonly VersionGroup[] =>
  journal.all<VersionGroup>(
    sql`SELECT p.server_version AS version, p.id AS planId, c.verdict, c.state, c.reason, count(*) AS count
      FROM plan AS p JOIN change AS c ON c.plan_id = p.id
      WHERE p.deployment_id = ${deploymentId} AND p.state IN ('closed', 'needs-review')
      GROUP BY p.id, c.verdict, c.state, c.reason`,
  );

/** Changes that ended otherwise than preflight had said, in order; a few. */
export const listMisses = (journal: ReadHandle, planId: PlanId, limit: number): readonly ChangeRow[] =>
  journal
    .all<StoredChange>(
      sql`SELECT ${CHANGE_COLUMNS} FROM change WHERE plan_id = ${planId}
        AND ((verdict = 'will-succeed' AND (state = 'failed' OR (state = 'skipped' AND reason LIKE '%-gone')))
          OR (verdict = 'will-be-refused' AND state = 'applied'))
        ORDER BY n LIMIT ${limit}`,
    )
    .map(toChange);

/** Reason of a refusal whose words no rule knows (`change/apply/reasons.ts`). */
const UNKNOWN_WORDS = 'other';
const MOST_LESSONS = 1_000;

/** The latest changes that a version of a deployment's server refused although nothing spoke against them. */
export const listSurprises = (
  journal: ReadHandle,
  deploymentId: DeploymentId,
  version: string | null,
): readonly ChangeRow[] =>
  journal
    .all<StoredChange>(
      sql`SELECT ${CHANGE_COLUMNS} FROM change WHERE state = 'failed' AND reason = ${UNKNOWN_WORDS}
        AND plan_id IN (SELECT id FROM plan
          WHERE deployment_id = ${deploymentId} AND server_version IS ${version})
        ORDER BY plan_id, n LIMIT ${MOST_LESSONS}`,
    )
    .map(toChange);
