import type { PlanId } from '#shared/base/brand.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/**
 * What went for good with a subject that was taken away: the roles of somebody who left an organization, or the ids of those
 * who held a role that was deleted.
 */
export type Lost = Subject & { readonly words: readonly string[] };

type Stored = Subject & { readonly n: number; readonly lost: string };

/**
 * What a plan's applied changes took along, as read right before the last write of each. What an earlier write found counts
 * as well where nobody heard what became of it: it may have taken that along, and others put the subject back since.
 */
export const listLost = (journal: ReadHandle, planId: PlanId): readonly Lost[] => {
  const found = new Map<number, Lost>();
  const rows = journal.all<Stored>(
    sql`SELECT c.n, c.kind, c.organization_id AS organizationId, c.user_id AS userId, c.role_name AS roleName,
        e.data ->> 'lost' AS lost
      FROM event AS e JOIN change AS c ON c.plan_id = e.plan_id AND c.n = e.n
      WHERE e.plan_id = ${planId} AND e.kind = 'intent' AND e.data ->> 'lost' IS NOT NULL AND c.state = 'applied'
        AND (e.attempt = c.put_attempts OR EXISTS (SELECT 1 FROM event AS r
          WHERE r.plan_id = e.plan_id AND r.n = e.n AND r.kind = 'result' AND r.attempt = e.attempt
            AND r.data ->> 'to' = 'unknown'))
      ORDER BY e.seq DESC`,
  );
  for (const { n, lost, ...subject } of rows) {
    const words = new Set([...(found.get(n)?.words ?? []), ...(JSON.parse(lost) as readonly string[])]);
    found.set(n, { ...subject, words: [...words] });
  }
  return [...found.values()].reverse();
};
