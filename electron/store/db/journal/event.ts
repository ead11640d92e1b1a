import type { PlanId } from '#shared/base/brand.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

export const EVENT_KINDS = [
  'approve',
  'intent',
  'result',
  'resolve-read',
  'resolved',
  'pause',
  'resume',
  'cancel',
  'recover',
  'verify',
  'wave',
  'overlapped',
  'audit',
  'differs',
  'close',
  'acknowledge',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One thing that happened; `n` null speaks about the whole plan. `data` holds ids, roles and codes only. */
export type JournalEvent = {
  readonly planId: PlanId;
  readonly n: number | null;
  readonly kind: EventKind;
  readonly attempt: number | null;
  readonly data: Readonly<Record<string, unknown>>;
};

/** When and in which life of the program: monotonic time orders, wall time (ISO 8601) is for people. */
export type Stamp = { readonly monoMs: number; readonly bootId: string; readonly wallUtc: string };

/** Adds an event; the journal never changes or drops one. */
export const appendEvent = (journal: WriteHandle, event: JournalEvent, stamp: Stamp): void => {
  journal.run(sql`INSERT INTO event (plan_id, n, kind, attempt, mono_ms, boot_id, wall_utc, data)
    VALUES (${event.planId}, ${event.n}, ${event.kind}, ${event.attempt}, ${stamp.monoMs}, ${stamp.bootId},
      ${stamp.wallUtc}, ${JSON.stringify(event.data)})`);
};

/** True once a person has cancelled the plan: from then on nothing of it may be sent again. */
export const isCancelled = (journal: ReadHandle, planId: PlanId): boolean =>
  journal.get(
    sql`SELECT 1 FROM event WHERE plan_id = ${planId} AND n IS NULL AND kind = 'cancel' LIMIT 1`,
  ) !== undefined;

/** How often a read showed that a PUT of this change, of unknown fate, had done nothing. */
export const countNotDone = (journal: ReadHandle, planId: PlanId, n: number): number =>
  journal.get<{ times: number }>(
    sql`SELECT count(*) AS times FROM event
      WHERE plan_id = ${planId} AND n = ${n} AND kind = 'resolved' AND data ->> 'to' = 'pending'`,
  )?.times ?? 0;

/** All events of a plan, oldest first; for reports and for the checker of the fault tests. */
export const listEvents = (
  journal: ReadHandle,
  planId: PlanId,
): readonly (JournalEvent & Stamp & { readonly seq: number })[] =>
  journal
    .all<{
      seq: number;
      planId: PlanId;
      n: number | null;
      kind: EventKind;
      attempt: number | null;
      data: string;
      monoMs: number;
      bootId: string;
      wallUtc: string;
    }>(
      sql`SELECT seq, plan_id AS planId, n, kind, attempt, data, mono_ms AS monoMs, boot_id AS bootId,
        wall_utc AS wallUtc FROM event WHERE plan_id = ${planId} ORDER BY seq`,
    )
    .map((row) => ({ ...row, data: JSON.parse(row.data) as Readonly<Record<string, unknown>> }));

/** The digest a plan was approved with, or null. */
export const findApproval = (journal: ReadHandle, planId: PlanId): string | null =>
  journal.get<{ digest: string | null }>(
    sql`SELECT data ->> 'digest' AS digest FROM event
      WHERE plan_id = ${planId} AND n IS NULL AND kind = 'approve'`,
  )?.digest ?? null;
