import type { AuditJoin, Gaps } from '#shared/contract/apply-facts.ts';
import type { ReadHandle, WriteHandle } from '../../db/handles.ts';
import { readTally } from '../../db/journal/change-list.ts';
import { appendEvent, type EventKind, type Stamp } from '../../db/journal/event.ts';
import { type PlanRow, setPlanState, setVerified } from '../../db/journal/plan.ts';
import { listGaps } from '../../db/journal/remark.ts';
import type { Joined } from './audit/join-audit.ts';
import type { Differing } from './verify.ts';

export type Ending = {
  readonly write: WriteHandle;
  readonly stamp: () => Stamp;
  readonly isCancelled: () => boolean;
};

/** What was learned after the last change had ended; null: it was not asked for, or could not be had. */
export type Learned = {
  readonly verified: { readonly confirmed: number; readonly differing: readonly Differing[] } | null;
  readonly audit: Joined | null;
};

const SECOND_MS = 1_000;

/** Null when nothing was sent. */
const measureGaps = (gapsMs: readonly number[]): Gaps | null => {
  if (gapsMs.length === 0) return null;
  const sorted = [...gapsMs].sort((a, b) => a - b);
  return {
    measured: sorted.length,
    overSecond: sorted.filter((ms) => ms > SECOND_MS).length,
    p99Ms: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
    longestMs: sorted.at(-1) ?? 0,
  };
};

/** Closes a plan in which nothing waits and nothing is unknown; people who need a look keep it in review. */
export const closePlan = (
  { plan, journal }: { readonly plan: PlanRow; readonly journal: ReadHandle },
  to: Ending,
  { verified, audit }: Learned,
): void => {
  const planId = plan.id;
  const toLookAt = readTally(journal, planId).some(({ reason }) => reason === 'conflict-after-unknown');
  const differing = verified?.differing ?? [];
  const reason = toLookAt ? 'look-at-rows' : differing.length > 0 ? 'differs-after' : null;
  const state = reason === null ? 'closed' : 'needs-review';
  const gaps = measureGaps(listGaps(journal, planId));
  const stamp = to.stamp();
  const add = (n: number | null, kind: EventKind, data: Readonly<Record<string, unknown>>): void =>
    appendEvent(to.write, { planId, n, kind, attempt: null, data }, stamp);
  to.write.transaction(() => {
    if (verified !== null) {
      const { confirmed } = verified;
      setVerified(to.write, planId, { confirmed, different: differing.length, at: stamp.wallUtc });
    }
    for (const { n, found } of differing) add(n, 'differs', { found });
    for (const { n, ...overlap } of audit?.overlaps ?? []) add(n, 'overlapped', overlap);
    const summary: AuditJoin | null = audit === null ? null : { ...audit.summary, at: stamp.wallUtc };
    if (summary !== null) add(null, 'audit', summary);
    setPlanState(to.write, planId, { state, reason, endedAt: stamp.wallUtc });
    add(null, 'close', { state, reason, gaps });
  });
};
