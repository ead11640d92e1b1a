import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { isRoleMoved } from '#shared/core/roles/role-words.ts';
import type { RoleSubject } from '#shared/model/subject.ts';
import { describeTable, pickColumns, type RowOf } from '../columns.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { CHANGE_COLUMNS } from './change.ts';
import { IS_ABOUT_ROLE } from './subject.ts';

/** A server as plans know it: the same one may be kept twice, under two addresses. */
type PlanServer = { readonly deploymentId: DeploymentId; readonly serverId: string | null };

/** Now, on both clocks. */
export type Moment = { readonly monoMs: number; readonly bootId: string; readonly wallMs: number };

const HOUR_MS = 60 * 60_000;

const ofPlace = ({ deploymentId, serverId }: PlanServer) =>
  sql`(p.deployment_id = ${deploymentId} OR (p.server_id IS NOT NULL AND p.server_id = ${serverId}))`;

/**
 * True for plans that may have sent something within the last hour, without anybody having confirmed them outside the
 * page: that were started, gone on with, paused or found left behind in it, that ended in it, or that run. In this life of the program the
 * monotonic clock tells the hour, whatever somebody sets the other one to; what is stamped in the future is now.
 */
const isLately = (place: PlanServer, now: Moment) => {
  const since = new Date(now.wallMs - HOUR_MS).toISOString();
  return sql`${ofPlace(place)} AND (p.state = 'running' OR p.ended_at > ${since} OR EXISTS (SELECT 1 FROM event AS e
      WHERE e.plan_id = p.id AND e.n IS NULL AND e.kind IN ('approve', 'resume', 'pause', 'recover') AND
        ((e.boot_id = ${now.bootId} AND e.mono_ms > ${now.monoMs - HOUR_MS}) OR e.wall_utc > ${since})))
    AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.plan_id = p.id AND e.n IS NULL AND e.kind = 'approve'
      AND json_array_length(e.data, '$.confirmed') > 0)`;
};

/**
 * Those plans, found before their changes are looked at: asked together, SQLite asks each of 100,000 changes of a plan
 * whether its plan is one of them, which took 170 ms of CPU in place of less than 1.
 */
const latePlans = (place: PlanServer, now: Moment) =>
  sql`late AS MATERIALIZED (SELECT p.id FROM plan AS p WHERE ${isLately(place, now)})`;

/**
 * What plans of the last hour are about that nobody confirmed outside the page: people by their id, however much of them
 * was changed, and what has an item of its own (a role, a token) by `organization user item`.
 */
export const listLately = (journal: ReadHandle, place: PlanServer, now: Moment): ReadonlySet<string> =>
  new Set(
    journal
      .all<{ subject: string }>(
        sql`WITH ${latePlans(place, now)}
          SELECT DISTINCT CASE WHEN c.item = '' THEN c.user_id
            ELSE c.organization_id || ' ' || c.user_id || ' ' || c.item END AS subject
          FROM late CROSS JOIN change AS c ON c.plan_id = late.id LIMIT 1000`,
      )
      .map(({ subject }) => subject),
  );

const ROLE_COLUMNS = pickColumns(CHANGE_COLUMNS, ['organizationId', 'item', 'base', 'planned']);
const ROLE = describeTable(ROLE_COLUMNS);
const PLANNED = describeTable(pickColumns(ROLE_COLUMNS, ['organizationId', 'item', 'planned']));

/** Custom roles whose permissions, or which themselves, those plans move. */
export const listMovedLately = (
  journal: ReadHandle,
  place: PlanServer,
  now: Moment,
): readonly Pick<RoleSubject, 'organizationId' | 'roleName'>[] =>
  journal
    .all<RowOf<typeof ROLE>>(
      sql`WITH ${latePlans(place, now)}
        SELECT DISTINCT ${ROLE.select('c')}
        FROM late CROSS JOIN change AS c ON c.plan_id = late.id AND ${IS_ABOUT_ROLE} LIMIT 1000`,
    )
    .map(ROLE.toValues)
    .filter(({ base, planned }) => isRoleMoved(diffRoles(base, planned)))
    .map(({ organizationId, item }) => ({ organizationId, roleName: item }));

/**
 * Words that plans wrote, or still may write, into custom roles since the copy was read (`asOf`, ISO 8601; null: never),
 * as `organization role` to words. A pass takes its time: what ended within the hour before it counts as well.
 */
export const listPlannedWords = (
  journal: ReadHandle,
  place: PlanServer,
  asOf: string | null,
): ReadonlyMap<string, readonly string[]> => {
  const since = asOf === null ? '' : new Date(Date.parse(asOf) - HOUR_MS).toISOString();
  const words = new Map<string, readonly string[]>();
  for (const row of journal.all<RowOf<typeof PLANNED>>(
    sql`SELECT ${PLANNED.select('c')} FROM plan AS p JOIN change AS c ON c.plan_id = p.id AND ${IS_ABOUT_ROLE}
      WHERE ${ofPlace(place)} AND (p.ended_at IS NULL OR p.ended_at >= ${since})`,
  )) {
    const { organizationId, item, planned } = PLANNED.toValues(row);
    const key = `${organizationId} ${item}`;
    words.set(key, [...(words.get(key) ?? []), ...planned]);
  }
  return words;
};

/** What a person confirmed when the plan was approved, as keys of reasons; empty: nobody was asked. */
export const listConfirmed = (journal: ReadHandle, planId: PlanId): readonly string[] =>
  journal
    .all<{ key: string }>(
      sql`SELECT k.value AS key FROM event AS e, json_each(e.data, '$.confirmed') AS k
        WHERE e.plan_id = ${planId} AND e.n IS NULL AND e.kind = 'approve'`,
    )
    .map(({ key }) => key);
