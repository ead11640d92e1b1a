import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import type { KnownRole } from '#shared/core/roles/privileges.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

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

/**
 * Everything that was approved of a plan's roles, in order: what comes later counts. Null: nothing was kept, as in plans of
 * an earlier Rollcall.
 */
export const findApprovedRoles = (journal: ReadHandle, planId: PlanId): ApprovedRoles | null => {
  const kept = journal
    .column<string>(
      sql`SELECT data -> 'permits' FROM event
        WHERE plan_id = ${planId} AND n IS NULL AND kind IN ('approve', 'resume') AND data ->> 'permits' IS NOT NULL
        ORDER BY seq`,
    )
    // Only the engine writes these events.
    .map((text) => JSON.parse(text) as ApprovedRoles);
  if (kept.length === 0) return null;
  return { roles: kept.flatMap(({ roles }) => roles), defaults: kept.flatMap(({ defaults }) => defaults) };
};
