import type { PlanId } from '#shared/base/brand.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** Changes of a plan that start from the same words and were to end in the same. */
export type PlannedGroup = Pick<Subject, 'kind' | 'organizationId' | 'roleName'> & {
  readonly base: readonly string[];
  readonly planned: readonly string[];
  readonly changes: number;
};

type Stored = Omit<PlannedGroup, 'base' | 'planned'> & { readonly base: string; readonly planned: string };

/** What a plan was to do, grouped in the database: a plan of 100,000 people has few different pairs of role sets. */
export const listPlanned = (journal: ReadHandle, planId: PlanId): readonly PlannedGroup[] =>
  journal
    .all<Stored>(
      sql`SELECT kind, organization_id AS organizationId, role_name AS roleName, base_roles AS base,
          planned_roles AS planned, count(*) AS changes
        FROM change WHERE plan_id = ${planId}
        GROUP BY kind, organization_id, role_name, base_roles, planned_roles`,
    )
    .map((row) => ({
      ...row,
      // Only `change.ts` writes the columns.
      base: JSON.parse(row.base) as readonly string[],
      planned: JSON.parse(row.planned) as readonly string[],
    }));
