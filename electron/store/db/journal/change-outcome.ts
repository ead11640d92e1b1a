import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { ScoreGroup } from '#shared/core/plan/score.ts';
import { holdsRoles, isRole, KINDS } from '#shared/kinds/index.ts';
import { CHANGE_KINDS, type ChangeKind, type Subject, type SubjectIds } from '#shared/model/subject.ts';
import { describeTable, pickColumns, type RowOf } from '../columns.ts';
import type { ReadHandle } from '../handles.ts';
import { inList, sql } from '../sql.ts';
import { CHANGE_COLUMNS, type ChangeRow, SENT_COLUMNS, selectChanges } from './change.ts';
import { IS_ABOUT_ROLE, ROLE_NAME, SUBJECT, SUBJECT_COLUMNS, toKnownKind, withSubject } from './subject.ts';

/** What was really done to one subject: the words read right before, and the words sent. */
export type AppliedChange = Subject & {
  readonly n: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

const APPLIED_COLUMNS = {
  n: CHANGE_COLUMNS.n,
  ...SUBJECT_COLUMNS,
  before: SENT_COLUMNS.before,
  after: SENT_COLUMNS.target,
};
const APPLIED = describeTable(APPLIED_COLUMNS);

const EVERYTHING = { from: 1, to: Number.MAX_SAFE_INTEGER };

/** What a plan did from one change to another (left out: all of it), in its order. */
export const listAppliedChanges = (
  journal: ReadHandle,
  planId: PlanId,
  { from, to }: { readonly from: number; readonly to: number } = EVERYTHING,
): readonly AppliedChange[] =>
  journal
    .all<RowOf<typeof APPLIED>>(
      sql`SELECT ${APPLIED.select()} FROM change
        WHERE plan_id = ${planId} AND state = 'applied' AND n BETWEEN ${from} AND ${to} ORDER BY n`,
    )
    .map((row) => withSubject(APPLIED.toValues(row)));

/** The roles that a plan deleted, by organization: the server took them from everybody by itself. */
export const listDeletedRoles = (
  applied: readonly AppliedChange[],
): ReadonlyMap<string, readonly string[]> => {
  const deleted = new Map<string, readonly string[]>();
  for (const change of applied) {
    if (!isRole(change) || change.after.length > 0) continue;
    const { organizationId, roleName } = change;
    deleted.set(organizationId, [...(deleted.get(organizationId) ?? []), roleName]);
  }
  return deleted;
};

/** A write that took effect and whose request id is known: what was read before it, and what it carried. */
export type AppliedWrite = Pick<AppliedChange, 'n' | 'kind' | 'before' | 'after'> & {
  readonly requestId: string;
};

const WRITE = describeTable({
  ...pickColumns(APPLIED_COLUMNS, ['n', 'kind', 'before', 'after']),
  requestId: SENT_COLUMNS.requestId,
});

/** The writes of a plan that the server's audit log can be asked about, in order. */
export const listAppliedWrites = (journal: ReadHandle, planId: PlanId): readonly AppliedWrite[] =>
  journal
    .all<RowOf<typeof WRITE>>(
      sql`SELECT ${WRITE.select()} FROM change
        WHERE plan_id = ${planId} AND state = 'applied' AND request_id IS NOT NULL ORDER BY n`,
    )
    .map(WRITE.toValues);

/**
 * What went for good with a subject that was taken away: the roles of somebody who left an organization, or the ids of those
 * who held a role that was deleted.
 */
export type Lost = Subject & { readonly words: readonly string[] };

/**
 * What a plan's applied changes took along, as read right before the last write of each. What an earlier write found counts
 * as well where nobody heard what became of it: it may have taken that along, and others put the subject back since.
 */
export const listLost = (journal: ReadHandle, planId: PlanId): readonly Lost[] => {
  const found = new Map<number, Lost>();
  const rows = journal.all<SubjectIds & { readonly n: number; readonly lost: string }>(
    sql`SELECT c.n, ${SUBJECT.select('c')}, e.data ->> 'lost' AS lost
      FROM event AS e JOIN change AS c ON c.plan_id = e.plan_id AND c.n = e.n
      WHERE e.plan_id = ${planId} AND e.kind = 'intent' AND e.data ->> 'lost' IS NOT NULL AND c.state = 'applied'
        AND (e.attempt = c.put_attempts OR EXISTS (SELECT 1 FROM event AS r
          WHERE r.plan_id = e.plan_id AND r.n = e.n AND r.kind = 'result' AND r.attempt = e.attempt
            AND r.data ->> 'to' = 'unknown'))
      ORDER BY e.seq DESC`,
  );
  for (const { n, lost, ...subject } of rows.map(withSubject)) {
    const words = new Set([...(found.get(n)?.words ?? []), ...(JSON.parse(lost) as readonly string[])]);
    found.set(n, { ...subject, words: [...words] });
  }
  return [...found.values()].reverse();
};

/** Changes of a plan that start from the same words and were to end in the same. */
export type PlannedGroup = Pick<Subject, 'kind' | 'organizationId'> & {
  /** The role that they are about; empty for all that is not about one. */
  readonly roleName: string;
  readonly base: readonly string[];
  readonly planned: readonly string[];
  readonly changes: number;
};

const GROUP = describeTable(pickColumns(CHANGE_COLUMNS, ['kind', 'organizationId', 'base', 'planned']));

/** What a plan was to do, grouped in the database: a plan of 100,000 people has few different pairs of role sets. */
export const listPlanned = (journal: ReadHandle, planId: PlanId): readonly PlannedGroup[] =>
  journal
    .all<RowOf<typeof GROUP> & { readonly roleName: string; readonly changes: number }>(
      sql`SELECT ${GROUP.select('c')}, ${ROLE_NAME}, count(*) AS changes FROM change AS c
        WHERE plan_id = ${planId} GROUP BY ${GROUP.from('c')}, roleName`,
    )
    .map(({ roleName, changes, ...row }) => {
      const group = GROUP.toValues(row);
      return { ...group, kind: toKnownKind(group.kind), roleName, changes };
    });

/** A change that ended without its work being done, by its plan. */
export type NotDone = Subject & { readonly base: readonly string[]; readonly planned: readonly string[] };

const NOT_DONE = describeTable({
  ...SUBJECT_COLUMNS,
  ...pickColumns(CHANGE_COLUMNS, ['base', 'planned']),
});

/** What did not come about, of some kinds. */
export const listNotDone = (
  journal: ReadHandle,
  planId: PlanId,
  kinds: readonly ChangeKind[],
): readonly NotDone[] =>
  journal
    .all<RowOf<typeof NOT_DONE>>(
      sql`SELECT ${NOT_DONE.select()} FROM change
        WHERE plan_id = ${planId} AND state IN ('failed', 'skipped', 'cancelled')
          AND kind IN ${inList(kinds)} AND ifnull(reason, '') <> 'already'`,
    )
    .map((row) => withSubject(NOT_DONE.toValues(row)));

/** Whose words are roles that the plan may have made, and those that are worked in phases of their own. */
const HOLDING = CHANGE_KINDS.filter(holdsRoles);
const PHASED = CHANGE_KINDS.filter((kind) => !KINDS[kind].namesRoles);

/** Roles that a plan made, or found made just so, while roles of people are still to be sent; none otherwise. */
export const listMadeRoles = (journal: ReadHandle, planId: PlanId): readonly ChangeRow[] =>
  selectChanges(
    journal,
    sql`plan_id = ${planId} AND ${IS_ABOUT_ROLE} AND base_roles = '[]' AND planned_roles <> '[]'
      AND (state = 'applied' OR (state = 'skipped' AND reason = 'already'))
      AND EXISTS (SELECT 1 FROM change
        WHERE plan_id = ${planId} AND kind IN ${inList(HOLDING)} AND state = 'pending')
      ORDER BY n`,
  );

/** A change of a kind that has a phase of its own, by number. */
type PhasedRow = Pick<Subject, 'kind'> & { readonly n: number; readonly target: readonly string[] };

const PHASE = describeTable({
  ...pickColumns(CHANGE_COLUMNS, ['n', 'kind']),
  target: CHANGE_COLUMNS.planned,
});

/** Everything in a plan but roles given and taken, in its order: what the ends of its phases are found by. */
export const listPhased = (journal: ReadHandle, planId: PlanId): readonly PhasedRow[] =>
  journal
    .all<RowOf<typeof PHASE>>(
      sql`SELECT ${PHASE.select()} FROM change
        WHERE plan_id = ${planId} AND kind IN ${inList(PHASED)} ORDER BY n`,
    )
    .map(PHASE.toValues);

/** How the changes of a plan ended, by what was expected of them. */
export const readScoreGroups = (journal: ReadHandle, planId: PlanId): readonly ScoreGroup[] =>
  journal.all<ScoreGroup>(
    sql`SELECT verdict, state, reason, count(*) AS count FROM change WHERE plan_id = ${planId}
      GROUP BY verdict, state, reason`,
  );

type VersionGroup = ScoreGroup & { readonly version: string | null; readonly planId: PlanId };

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
  selectChanges(
    journal,
    sql`plan_id = ${planId}
      AND ((verdict = 'will-succeed' AND (state = 'failed' OR (state = 'skipped' AND reason LIKE '%-gone')))
        OR (verdict = 'will-be-refused' AND state = 'applied'))
      ORDER BY n LIMIT ${limit}`,
  );

/** Reason of a refusal whose words no rule knows (`shared/model/refusal.ts`). */
const UNKNOWN_WORDS = 'other';
const REFUSALS_AT_MOST = 1_000;

/** The latest changes that a version of a deployment's server refused although nothing spoke against them. */
export const listSurprises = (
  journal: ReadHandle,
  deploymentId: DeploymentId,
  version: string | null,
): readonly ChangeRow[] =>
  selectChanges(
    journal,
    sql`state = 'failed' AND reason = ${UNKNOWN_WORDS}
      AND plan_id IN (SELECT id FROM plan
        WHERE deployment_id = ${deploymentId} AND server_version IS ${version})
      ORDER BY plan_id, n LIMIT ${REFUSALS_AT_MOST}`,
  );
