import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import { type ColumnsOf, describeTable, integer, json, orNull, type RowOf, text } from '../columns.ts';
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

/** An event as it stands in the journal. */
export type WrittenEvent = JournalEvent & Stamp & { readonly seq: number };

const EVENT = describeTable({
  seq: integer('seq'),
  planId: text<PlanId>('plan_id'),
  n: orNull(integer('n')),
  kind: text<EventKind>('kind'),
  attempt: orNull(integer('attempt')),
  data: json<JournalEvent['data']>('data'),
  monoMs: integer('mono_ms'),
  bootId: text('boot_id'),
  wallUtc: text('wall_utc'),
} satisfies ColumnsOf<WrittenEvent>);

/** The row as SQLite gives it: `data` is JSON that only `appendEvent` writes. */
export type StoredEvent = RowOf<typeof EVENT>;

/** The columns of an event, from a table or a part of one that is called `e`. */
export const EVENT_COLUMNS = EVENT.select('e');

/** Parses the JSON column. */
export const toEvent = (row: StoredEvent): WrittenEvent => EVENT.toValues(row);

/** Adds an event at the end of the chain; the journal never changes or drops one. */
export const appendEvent = (journal: WriteHandle, event: JournalEvent, stamp: Stamp): void =>
  journal.transaction(() => {
    const head = readHead(journal);
    const written = { ...event, ...stamp, seq: head.seq + 1 };
    journal.run(sql`INSERT INTO event (${EVENT.names()}, hash)
      VALUES (${EVENT.bound(written)}, ${toLinkHash(head.hash, EVENT.toStored(written))})`);
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
