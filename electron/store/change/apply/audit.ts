import { toIsoDay } from '#shared/base/iso.ts';
import type { AuditJoin } from '#shared/contract/apply-facts.ts';
import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import { type AppliedWrite, listAppliedWrites } from '../../db/journal/change-outcome.ts';
import { readFoundBefore } from '../kinds/found-before.ts';
import { KINDS } from '../kinds/index.ts';
import type { Run } from './run.ts';

const PAGE_ROWS = 200;
/** Pages beyond those that our own rows fill: the same person may have done other things meanwhile. */
const SPARE_PAGES = 5;
/** Beyond this many, rows that the pages did not show are not asked for one by one. */
const MOST_SINGLE_READS = 50;
const DAY_MS = 86_400_000;

/** A write that found another value than we had read before it. */
type Overlap = { readonly n: number; readonly found: readonly string[]; readonly auditId: string };
export type Joined = { readonly summary: Omit<AuditJoin, 'at'>; readonly overlaps: readonly Overlap[] };

/** What a row tells of its write; `found` null: nothing. The row itself is not kept: the server decides its size. */
type Told = { readonly auditId: string; readonly found: readonly string[] | null };
type Collected = {
  readonly rows: Map<string, Told>;
  readonly unreadable: number;
  readonly problem: 'unreadable' | 'failed' | null;
};
type Page = { readonly rows: number; readonly unreadable: number };

/** The caller's own rows since the day before the plan was made, by the server's clock, which may be far from ours. */
const toSearch = ({ plan, api }: Run): string => {
  const since = new Date(Date.parse(plan.createdAt) + api.serverSkewMs() - DAY_MS);
  return `username:me date_from:${toIsoDay(since.toISOString())}`;
};

const collect = async (run: Run, wanted: ReadonlyMap<string, AppliedWrite>): Promise<Collected> => {
  const rows = new Map<string, Told>();
  const ask = async (search: string, offset: number): Promise<Page | 'forbidden' | 'failed'> => {
    const page = await run.api.pageAudit(search, { offset, limit: PAGE_ROWS }, { signal: run.signal });
    if (!page.ok) return page.failure.code === 'forbidden' ? 'forbidden' : 'failed';
    for (const row of page.value.rows) {
      const write = row.requestId === null ? undefined : wanted.get(row.requestId);
      if (write !== undefined)
        rows.set(write.requestId, {
          auditId: row.id,
          found: readFoundBefore(row, KINDS[write.kind].audited, write.after),
        });
    }
    return { rows: page.value.rows.length, unreadable: page.value.unreadable };
  };
  const most = Math.ceil(wanted.size / PAGE_ROWS) + SPARE_PAGES;
  let unreadable = 0;
  for (let page = 0; page < most && rows.size < wanted.size; page += 1) {
    const got = await ask(toSearch(run), page * PAGE_ROWS);
    if (got === 'forbidden') return { rows, unreadable, problem: 'unreadable' };
    if (got === 'failed') return { rows, unreadable, problem: 'failed' };
    unreadable += got.unreadable;
    if (got.rows + got.unreadable === 0) break;
  }
  // None at all: nothing is recorded here, and asking for each would not change that.
  const rest =
    rows.size === 0 ? [] : [...wanted.keys()].filter((id) => !rows.has(id)).slice(0, MOST_SINGLE_READS);
  for (const id of rest) if (typeof (await ask(`request_id:${id}`, 0)) === 'string') break;
  return { rows, unreadable, problem: null };
};

const toOverlap = (write: AppliedWrite, { auditId, found }: Told): readonly Overlap[] =>
  found === null || hasSameRoles(found, write.before) ? [] : [{ n: write.n, found, auditId }];

/**
 * Joins each write that took effect to its row of the audit log, and lists those that found another value than had
 * been read: somebody's edit slipped in between (ENG-9). Never stands in the way: trouble is told in the summary.
 * Null: nothing was written.
 */
export const joinAudit = async (run: Run): Promise<Joined | null> => {
  const writes = listAppliedWrites(run.journal, run.plan.id);
  if (writes.length === 0) return null;
  const { rows, unreadable, problem } = await collect(
    run,
    new Map(writes.map((write) => [write.requestId, write])),
  );
  const joined = writes.flatMap((write) => {
    const row = rows.get(write.requestId);
    return row === undefined ? [] : [{ write, row }];
  });
  const overlaps = joined.flatMap(({ write, row }) => toOverlap(write, row));
  // Where rows could not be read, ours may be among them: nobody can say that the server keeps none.
  const none = unreadable > 0 ? 'failed' : 'not-recorded';
  const state: AuditJoin['state'] = problem ?? (joined.length === 0 ? none : 'joined');
  const missing = writes.length - joined.length;
  const summary = { state, joined: joined.length, missing, overlapped: overlaps.length };
  return { summary: { ...summary, unreadableRows: unreadable }, overlaps };
};
