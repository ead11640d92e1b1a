import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { EVENT_COLUMNS, type StoredEvent, toEvent, type WrittenEvent } from './event.ts';

/** An event with whom it is about; null: about the whole plan. */
export type EventOfSomebody = {
  readonly event: WrittenEvent;
  readonly subjectKind: ChangeKind | null;
  readonly organizationId: OrganizationId | null;
  readonly userId: UserId | null;
  readonly roleName: string | null;
};

/** A window of a plan's events, oldest first, and how many there are. */
export const pageEvents = (
  journal: ReadHandle,
  planId: PlanId,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly EventOfSomebody[] } => {
  const total =
    journal.get<{ events: number }>(sql`SELECT count(*) AS events FROM event WHERE plan_id = ${planId}`)
      ?.events ?? 0;
  const rows = journal.all<StoredEvent & Omit<EventOfSomebody, 'event'>>(
    // By number from the plan's first event on: its index is ordered by change first, and sorting costs a scan.
    sql`WITH wanted AS (SELECT * FROM event WHERE +plan_id = ${planId}
        AND seq >= (SELECT min(seq) FROM event WHERE plan_id = ${planId} AND n IS NULL)
        ORDER BY seq LIMIT ${page.limit} OFFSET ${page.offset})
      SELECT ${EVENT_COLUMNS}, c.kind AS subjectKind, c.organization_id AS organizationId, c.user_id AS userId,
        c.role_name AS roleName
      FROM wanted AS e LEFT JOIN change AS c ON c.plan_id = e.plan_id AND c.n = e.n ORDER BY e.seq`,
  );
  return {
    total,
    rows: rows.map(({ subjectKind, organizationId, userId, roleName, ...event }) => ({
      event: toEvent(event),
      subjectKind,
      organizationId,
      userId,
      roleName,
    })),
  };
};
