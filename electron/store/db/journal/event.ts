import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { readHead, toLinkHash } from './chain.ts';

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

/** Adds an event at the end of the chain; the journal never changes or drops one. */
export const appendEvent = (journal: WriteHandle, event: JournalEvent, stamp: Stamp): void =>
  journal.transaction(() => {
    const head = readHead(journal);
    const link = { ...event, ...stamp, seq: head.seq + 1, data: JSON.stringify(event.data) };
    journal.run(sql`INSERT INTO event (seq, plan_id, n, kind, attempt, mono_ms, boot_id, wall_utc, data, hash)
      VALUES (${link.seq}, ${link.planId}, ${link.n}, ${link.kind}, ${link.attempt}, ${link.monoMs}, ${link.bootId},
        ${link.wallUtc}, ${link.data}, ${toLinkHash(head.hash, link)})`);
  });

/** True once a person has cancelled the plan: from then on nothing of it may be sent again. */
export const isCancelled = (journal: ReadHandle, planId: PlanId): boolean =>
  journal.get(
    sql`SELECT 1 FROM event WHERE plan_id = ${planId} AND n IS NULL AND kind = 'cancel' LIMIT 1`,
  ) !== undefined;

/** How many events of a kind speak about the whole plan. */
export const countEvents = (journal: ReadHandle, planId: PlanId, kind: EventKind): number =>
  journal.get<{ times: number }>(
    sql`SELECT count(*) AS times FROM event WHERE plan_id = ${planId} AND n IS NULL AND kind = ${kind}`,
  )?.times ?? 0;

type PausedRole = { readonly role: string; readonly organizationId: OrganizationId };

/** The role that the last pause of a plan was about; null: it was about none. */
export const findPausedRole = (journal: ReadHandle, planId: PlanId): PausedRole | null => {
  const found = journal.get<{ [Fact in keyof PausedRole]: PausedRole[Fact] | null }>(
    sql`SELECT data ->> 'role' AS role, data ->> 'organizationId' AS organizationId FROM event
      WHERE plan_id = ${planId} AND n IS NULL AND kind = 'pause' ORDER BY seq DESC LIMIT 1`,
  );
  return found?.role && found.organizationId
    ? { role: found.role, organizationId: found.organizationId }
    : null;
};

/** How often a read showed that a PUT of this change, of unknown fate, had done nothing. */
export const countNotDone = (journal: ReadHandle, planId: PlanId, n: number): number =>
  journal.get<{ times: number }>(
    sql`SELECT count(*) AS times FROM event
      WHERE plan_id = ${planId} AND n = ${n} AND kind = 'resolved' AND data ->> 'to' = 'pending'`,
  )?.times ?? 0;

/** An event as it stands in the journal. */
export type WrittenEvent = JournalEvent & Stamp & { readonly seq: number };

/** The row as SQLite gives it: `data` is JSON that only `appendEvent` writes. */
export type StoredEvent = Omit<WrittenEvent, 'data'> & { readonly data: string };

/** The columns of an event, from a table or a part of one that is called `e`. */
export const EVENT_COLUMNS = sql`e.seq, e.plan_id AS planId, e.n, e.kind, e.attempt, e.data, e.mono_ms AS monoMs,
  e.boot_id AS bootId, e.wall_utc AS wallUtc`;

/** Parses the JSON column. */
export const toEvent = (row: StoredEvent): WrittenEvent => ({
  ...row,
  data: JSON.parse(row.data) as Readonly<Record<string, unknown>>,
});

/** All events of a plan, oldest first; for reports and for the checker of the fault tests. */
export const listEvents = (journal: ReadHandle, planId: PlanId): readonly WrittenEvent[] =>
  journal
    .all<StoredEvent>(sql`SELECT ${EVENT_COLUMNS} FROM event AS e WHERE e.plan_id = ${planId} ORDER BY e.seq`)
    .map(toEvent);

/** The digest a plan was approved with, or null. */
export const findApproval = (journal: ReadHandle, planId: PlanId): string | null =>
  journal.get<{ digest: string | null }>(
    sql`SELECT data ->> 'digest' AS digest FROM event
      WHERE plan_id = ${planId} AND n IS NULL AND kind = 'approve'`,
  )?.digest ?? null;
