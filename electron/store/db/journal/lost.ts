import type { PlanId } from '#shared/base/brand.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/**
 * What went for good with a subject that was taken away: the roles of somebody who left an organization, or the ids of those
 * who held a role that was deleted.
 */
export type Lost = Subject & { readonly words: readonly string[] };

/** What a plan's applied changes took along, as read right before the last write of each. */
export const listLost = (journal: ReadHandle, planId: PlanId): readonly Lost[] =>
  journal
    .all<Subject & { readonly lost: string }>(
      sql`SELECT c.kind, c.organization_id AS organizationId, c.user_id AS userId, c.role_name AS roleName,
          e.data ->> 'lost' AS lost
        FROM event AS e JOIN change AS c ON c.plan_id = e.plan_id AND c.n = e.n
        WHERE e.plan_id = ${planId} AND e.kind = 'intent' AND e.data ->> 'lost' IS NOT NULL
          AND c.state = 'applied' AND e.attempt = c.put_attempts
        ORDER BY e.seq`,
    )
    .map(({ lost, ...subject }) => ({ ...subject, words: JSON.parse(lost) as readonly string[] }));
