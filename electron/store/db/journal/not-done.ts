import type { PlanId } from '#shared/base/brand.ts';
import { holdsRoles, KINDS } from '#shared/kinds/index.ts';
import { CHANGE_KINDS, type ChangeKind, type Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../handles.ts';
import { inList, sql } from '../sql.ts';
import { CHANGE_COLUMNS, type ChangeRow, type StoredChange, toChange } from './change-row.ts';
import { IS_ABOUT_ROLE } from './kind-column.ts';

/** A change that ended without its work being done, by its plan. */
export type NotDone = Subject & { readonly base: readonly string[]; readonly planned: readonly string[] };

type Stored = Subject & { readonly base: string; readonly planned: string };

/** Whose words are roles that the plan may have made, and those that are worked in phases of their own. */
const HOLDING = CHANGE_KINDS.filter(holdsRoles);
const PHASED = CHANGE_KINDS.filter((kind) => !KINDS[kind].namesRoles);

/** What did not come about, of some kinds. */
export const listNotDone = (
  journal: ReadHandle,
  planId: PlanId,
  kinds: readonly ChangeKind[],
): readonly NotDone[] =>
  journal
    .all<Stored>(
      sql`SELECT kind, organization_id AS organizationId, user_id AS userId, role_name AS roleName,
          base_roles AS base, planned_roles AS planned FROM change
        WHERE plan_id = ${planId} AND state IN ('failed', 'skipped', 'cancelled')
          AND kind IN ${inList(kinds)} AND ifnull(reason, '') <> 'already'`,
    )
    .map((row) => ({
      ...row,
      base: JSON.parse(row.base) as readonly string[],
      planned: JSON.parse(row.planned) as readonly string[],
    }));

/** Roles that a plan made, or found made just so, while roles of people are still to be sent; none otherwise. */
export const listMadeRoles = (journal: ReadHandle, planId: PlanId): readonly ChangeRow[] =>
  journal
    .all<StoredChange>(
      sql`SELECT ${CHANGE_COLUMNS} FROM change AS c
        WHERE plan_id = ${planId} AND ${IS_ABOUT_ROLE} AND base_roles = '[]' AND planned_roles <> '[]'
          AND (state = 'applied' OR (state = 'skipped' AND reason = 'already'))
          AND EXISTS (SELECT 1 FROM change
            WHERE plan_id = ${planId} AND kind IN ${inList(HOLDING)} AND state = 'pending')
        ORDER BY n`,
    )
    .map(toChange);

/** A change of a kind that has a phase of its own, by number. */
export type PhasedRow = Pick<Subject, 'kind'> & { readonly n: number; readonly target: readonly string[] };

/** Everything in a plan but roles given and taken, in its order: what the ends of its phases are found by. */
export const listPhased = (journal: ReadHandle, planId: PlanId): readonly PhasedRow[] =>
  journal
    .all<Pick<Subject, 'kind'> & { readonly n: number; readonly planned: string }>(
      sql`SELECT n, kind, planned_roles AS planned FROM change
        WHERE plan_id = ${planId} AND kind IN ${inList(PHASED)} ORDER BY n`,
    )
    .map(({ n, kind, planned }) => ({ n, kind, target: JSON.parse(planned) as readonly string[] }));
