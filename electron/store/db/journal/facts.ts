import type { PlanState } from '#shared/model/change.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { NOBODYS } from './plan.ts';

/** What the journal is, in numbers and codes of ours: no id, no name, no word of a server. */
export const readJournalFacts = (journal: ReadHandle) => ({
  schema: journal.column<number>(sql`PRAGMA user_version`)[0] ?? 0,
  events: journal.column<number>(sql`SELECT count(*) FROM event`)[0] ?? 0,
  plans: journal.all<{ readonly state: PlanState; readonly count: number }>(
    sql`SELECT state, count(*) AS count FROM plan WHERE deployment_id <> ${NOBODYS} GROUP BY state ORDER BY state`,
  ),
  /** Why the last plans stopped, newest first. */
  stops: journal.column<string>(
    sql`SELECT reason FROM plan WHERE reason IS NOT NULL ORDER BY rowid DESC LIMIT 10`,
  ),
  /** Why changes of the last ten plans were not made. */
  problems: journal.all<{ readonly reason: string; readonly count: number }>(
    sql`SELECT reason, count(*) AS count FROM change
      WHERE reason IS NOT NULL AND state IN ('failed', 'skipped', 'unknown')
        AND plan_id IN (SELECT id FROM plan ORDER BY rowid DESC LIMIT 10)
      GROUP BY reason ORDER BY count DESC, reason LIMIT 20`,
  ),
});

export type JournalFacts = ReturnType<typeof readJournalFacts>;
