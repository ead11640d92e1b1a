import type { DeploymentId, OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import type { ChangeState } from '#shared/model/change.ts';
import type { Intent } from '#shared/model/intent.ts';
import { type ChangeKind, type PersonKind, ROLE_KINDS, type Subject } from '#shared/model/subject.ts';
import { describeTable, pickColumns, type RowOf } from '../columns.ts';
import type { ReadHandle } from '../handles.ts';
import { inList, type Sql, sql } from '../sql.ts';
import { CHANGE_COLUMNS } from './change.ts';
import { SUBJECT_COLUMNS, withSubject } from './subject.ts';

/** A plan that may have done what a copy does not have yet; `endedAt` null: it goes on. */
export type NewerPlan = { readonly id: PlanId; readonly endedAt: string | null };

/** The plans of a deployment that have not ended, or not before a copy was begun (`asOf`, ISO 8601), oldest first. */
export const listNewerPlans = (
  journal: ReadHandle,
  deploymentId: DeploymentId,
  asOf: string,
): readonly NewerPlan[] =>
  journal.all<NewerPlan>(
    sql`SELECT id, ended_at AS endedAt FROM plan
      WHERE deployment_id = ${deploymentId} AND (ended_at IS NULL OR ended_at >= ${asOf})
      ORDER BY created_at, rowid`,
  );

/** One change of a plan with what is known of its end. */
export type PlanChange = Subject & {
  readonly intent: Intent;
  readonly planned: readonly string[];
  readonly target: readonly string[] | null;
  readonly state: ChangeState;
  readonly reason: string | null;
  /** When the last was heard of it; null: never. */
  readonly heardAt: string | null;
  /** What the read after the plan found, where that is not what was applied; `words` null: not there any more. */
  readonly differs: { readonly words: readonly string[] | null } | null;
};

const CHANGE = describeTable({
  ...SUBJECT_COLUMNS,
  ...pickColumns(CHANGE_COLUMNS, ['intent', 'planned', 'target', 'state', 'reason']),
});
type Stored = RowOf<typeof CHANGE> & { readonly heardAt: string | null; readonly differs: string | null };

/** Changes of one kind in some organizations (`SITE_ORGANIZATION_ID` for the site), or in all that a plan has. */
export type Where = {
  readonly kind: PersonKind;
  readonly organizationIds: readonly OrganizationId[] | 'all';
};

/** The organizations that a plan has changes of a kind in: one look into the index for each, however many changes. */
const placesOf = (planId: PlanId, kind: Where['kind']): Sql =>
  sql`WITH RECURSIVE place (id) AS (
      SELECT min(organization_id) FROM change WHERE plan_id = ${planId} AND kind = ${kind}
      UNION ALL
      SELECT (SELECT min(organization_id) FROM change
        WHERE plan_id = ${planId} AND kind = ${kind} AND organization_id > place.id)
      FROM place WHERE place.id IS NOT NULL)`;

/** What is read of a change `c`. */
const COLUMNS = sql`${CHANGE.select('c')},
      (SELECT e.wall_utc FROM event AS e WHERE e.plan_id = c.plan_id AND e.n = c.n AND e.kind <> 'acknowledge'
        ORDER BY e.seq DESC LIMIT 1) AS heardAt,
      (SELECT e.data FROM event AS e WHERE e.plan_id = c.plan_id AND e.n = c.n AND e.kind = 'differs'
        ORDER BY e.seq DESC LIMIT 1) AS differs`;

const toChange = (row: Stored): PlanChange => ({
  ...withSubject(CHANGE.toValues(row)),
  heardAt: row.heardAt,
  // Only the engine writes it.
  differs:
    row.differs === null
      ? null
      : { words: (JSON.parse(row.differs) as { readonly found: readonly string[] | null }).found },
});

const placesIn = (organizationIds: readonly OrganizationId[]): Sql =>
  sql`WITH place (id) AS (SELECT value FROM json_each(${JSON.stringify(organizationIds)}))`;

/**
 * The statement behind `listChangesOf`; apart, so that a test can see that it scans nothing. The joins are crossed
 * because they are taken in this order then: with lists to be IN, SQLite goes through all changes of the plan.
 */
export const toChangesOf = (planId: PlanId, where: Where, userIds: readonly UserId[]): Sql => {
  const { kind, organizationIds } = where;
  return sql`${organizationIds === 'all' ? placesOf(planId, kind) : placesIn(organizationIds)}
    SELECT ${COLUMNS}
    FROM place CROSS JOIN json_each(${JSON.stringify(userIds)}) AS person CROSS JOIN change AS c
      ON c.plan_id = ${planId} AND c.kind = ${kind} AND c.organization_id = place.id
        AND c.user_id = person.value AND c.item = ''`;
};

/** The changes that a plan has for some people, some hundred at most; costs a look into the index for each of them. */
export const listChangesOf = (
  journal: ReadHandle,
  planId: PlanId,
  where: Where,
  userIds: readonly UserId[],
): readonly PlanChange[] => journal.all<Stored>(toChangesOf(planId, where, userIds)).map(toChange);

/**
 * Has a plan applied something at this time (ISO 8601) or after it? Looks from the plan's last event back, so that the
 * answer comes soon while it goes on.
 */
export const hasAppliedSince = (journal: ReadHandle, planId: PlanId, at: string): boolean =>
  journal.get<{ found: number }>(
    sql`SELECT 1 AS found FROM event AS e WHERE +e.plan_id = ${planId} AND e.n IS NOT NULL AND e.wall_utc >= ${at}
      AND e.kind IN ('result', 'resolved', 'differs')
      AND e.seq >= (SELECT min(seq) FROM event WHERE plan_id = ${planId} AND n IS NULL)
      AND EXISTS (SELECT 1 FROM change AS c WHERE c.plan_id = ${planId} AND c.n = e.n AND c.state = 'applied')
      ORDER BY e.seq DESC LIMIT 1`,
  ) !== undefined;

/** The changes that a plan has of some kinds whose subjects are told by an item. */
export const listItemChanges = (
  journal: ReadHandle,
  planId: PlanId,
  kinds: readonly ChangeKind[],
): readonly PlanChange[] =>
  journal
    .all<Stored>(
      sql`SELECT ${COLUMNS} FROM change AS c
        WHERE c.plan_id = ${planId} AND c.item > '' AND c.kind IN ${inList(kinds)} ORDER BY c.n`,
    )
    .map(toChange);

/** The changes that a plan has of roles. */
export const listRoleChanges = (journal: ReadHandle, planId: PlanId): readonly PlanChange[] =>
  listItemChanges(journal, planId, ROLE_KINDS);
