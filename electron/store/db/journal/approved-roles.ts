import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import type { KnownRole } from '#shared/core/roles/privileges.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { IS_ABOUT_ROLE } from './subject.ts';

/** What a role permitted when a person approved it; `known` null: the server did not tell. */
export type ApprovedRole = {
  readonly organizationId: OrganizationId;
  readonly role: string;
  readonly known: KnownRole | null;
};

/** What a person approved of roles, as the `approve` and `resume` events of a plan keep it. */
export type ApprovedRoles = {
  readonly roles: readonly ApprovedRole[];
  /** Which roles came with joining an organization. */
  readonly defaults: readonly {
    readonly organizationId: OrganizationId;
    readonly roles: readonly string[];
  }[];
};

/** An approved role with the number of the event that keeps it: what comes later counts. */
type KeptRole = ApprovedRole & { readonly seq: number };

/** What a plan has written into a role itself, and the number of the event that says so. */
export type WrittenRole = {
  readonly organizationId: OrganizationId;
  readonly role: string;
  /** As a change of a custom role tells them; where nothing had to be sent, as they were found. */
  readonly words: readonly string[];
  readonly seq: number;
};

/**
 * Everything that was approved of a plan's roles, in order: what comes later counts. Null: nothing was kept, as in plans of
 * an earlier Rollcall.
 */
export const findApprovedRoles = (
  journal: ReadHandle,
  planId: PlanId,
): { readonly roles: readonly KeptRole[]; readonly defaults: ApprovedRoles['defaults'] } | null => {
  const kept = journal
    .all<{ readonly seq: number; readonly permits: string }>(
      sql`SELECT seq, data -> 'permits' AS permits FROM event
        WHERE plan_id = ${planId} AND n IS NULL AND kind IN ('approve', 'resume') AND data ->> 'permits' IS NOT NULL
        ORDER BY seq`,
    )
    // Only the engine writes these events.
    .map(({ seq, permits }) => ({ seq, ...(JSON.parse(permits) as ApprovedRoles) }));
  if (kept.length === 0) return null;
  return {
    roles: kept.flatMap(({ seq, roles }) => roles.map((role) => ({ ...role, seq }))),
    defaults: kept.flatMap(({ defaults }) => defaults),
  };
};

/** The roles that a plan has written, or found as it wanted them. */
export const listWrittenRoles = (journal: ReadHandle, planId: PlanId): readonly WrittenRole[] =>
  journal
    .all<Omit<WrittenRole, 'words'> & { readonly words: string }>(
      sql`SELECT c.organization_id AS organizationId, c.item AS role, e.seq,
          CASE c.state WHEN 'applied' THEN coalesce(c.target_roles, c.planned_roles)
            ELSE coalesce(e.data -> 'seen', c.planned_roles) END AS words
        FROM change AS c CROSS JOIN event AS e ON e.seq = (SELECT max(seq) FROM event
          WHERE plan_id = c.plan_id AND n = c.n AND kind IN ('result', 'resolved'))
        WHERE c.plan_id = ${planId} AND ${IS_ABOUT_ROLE}
          AND (c.state = 'applied' OR (c.state = 'skipped' AND c.reason = 'already'))`,
    )
    .map((row) => ({ ...row, words: JSON.parse(row.words) as readonly string[] }));
