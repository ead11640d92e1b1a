import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import type { WaveNews } from '#shared/contract/apply-facts.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import { type ColumnsOf, describeTable, integer, json, orNull, type RowOf, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { type ChainLink, readHead, toLinkHash } from './chain.ts';
import { ROLE_NAME, toKnownKind } from './subject.ts';

const EVENT_KINDS = [
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
/** What an event tells of. */
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
type WrittenEvent = JournalEvent & Stamp & { readonly seq: number };

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
type Stored = RowOf<typeof EVENT>;

/** The columns of an event, from a table or a part of one that is called `e`. */
const COLUMNS = EVENT.select('e');

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
    .all<Stored>(sql`SELECT ${COLUMNS} FROM event AS e WHERE e.plan_id = ${planId} ORDER BY e.seq`)
    .map(EVENT.toValues);

/** The digest a plan was approved with, or null. */
export const findApproval = (journal: ReadHandle, planId: PlanId): string | null =>
  journal.get<{ digest: string | null }>(
    sql`SELECT data ->> 'digest' AS digest FROM event
      WHERE plan_id = ${planId} AND n IS NULL AND kind = 'approve'`,
  )?.digest ?? null;

/** An event with whom it is about; null: about the whole plan. */
type EventOfSomebody = {
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
  const rows = journal.all<Stored & Omit<EventOfSomebody, 'event'>>(
    // By number from the plan's first event on: its index is ordered by change first, and sorting costs a scan.
    sql`WITH wanted AS (SELECT * FROM event WHERE +plan_id = ${planId}
        AND seq >= (SELECT min(seq) FROM event WHERE plan_id = ${planId} AND n IS NULL)
        ORDER BY seq LIMIT ${page.limit} OFFSET ${page.offset})
      SELECT ${COLUMNS}, c.kind AS subjectKind, c.organization_id AS organizationId, c.user_id AS userId,
        ${ROLE_NAME}
      FROM wanted AS e LEFT JOIN change AS c ON c.plan_id = e.plan_id AND c.n = e.n ORDER BY e.seq`,
  );
  return {
    total,
    rows: rows.map(({ subjectKind, organizationId, userId, roleName, ...event }) => ({
      event: EVENT.toValues(event),
      subjectKind: subjectKind === null ? null : toKnownKind(subjectKind),
      organizationId,
      userId,
      roleName,
    })),
  };
};

/** An event as the chain sees it, with the hash that the row carries. */
export type ChainedEvent = ChainLink & { readonly hash: string | null };

/** Up to `limit` events after number `after`, in order. */
export const listChained = (journal: ReadHandle, after: number, limit: number): readonly ChainedEvent[] =>
  journal.all<ChainedEvent>(
    sql`SELECT ${COLUMNS}, e.hash FROM event AS e WHERE e.seq > ${after} ORDER BY e.seq LIMIT ${limit}`,
  );

/** What stopped a plan after a wave: facts of that moment, kept in its `pause` event. */
export type WaveHalt = {
  readonly wave: number;
  readonly done: number;
  readonly untouched: number;
  readonly news: readonly WaveNews[];
};

const readData = <T>(
  journal: ReadHandle,
  planId: PlanId,
  kind: 'approve' | 'pause' | 'resume',
): readonly T[] =>
  journal
    .all<{ data: string }>(
      sql`SELECT data FROM event WHERE plan_id = ${planId} AND n IS NULL AND kind = ${kind} ORDER BY seq`,
    )
    // Only the engine writes these events.
    .map(({ data }) => JSON.parse(data) as T);

/** The sizes of the waves a plan was approved with; null: it is worked in one go. */
export const findWaveSizes = (journal: ReadHandle, planId: PlanId): readonly number[] | null =>
  readData<{ waves?: readonly number[] | null }>(journal, planId, 'approve')[0]?.waves ?? null;

/** How many waves have been read back and judged, whatever came of it. */
export const countJudgedWaves = (journal: ReadHandle, planId: PlanId): number =>
  journal.get<{ waves: number }>(
    sql`SELECT count(*) AS waves FROM event WHERE plan_id = ${planId} AND n IS NULL AND kind = 'wave'`,
  )?.waves ?? 0;

/** Why the last pause after a wave came about, or null when the last pause had another reason. */
export const findWaveHalt = (journal: ReadHandle, planId: PlanId): WaveHalt | null =>
  readData<{ halt?: WaveHalt }>(journal, planId, 'pause').at(-1)?.halt ?? null;

/** The kinds of refusal that a person has taken as known in this plan. */
export const listAccepted = (journal: ReadHandle, planId: PlanId): ReadonlySet<string> =>
  new Set(
    readData<{ accepted?: readonly string[] }>(journal, planId, 'resume').flatMap(
      (data) => data.accepted ?? [],
    ),
  );
