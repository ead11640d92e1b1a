import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { AuditJoin, Gaps } from '#shared/contract/apply-facts.ts';
import { type Measured, remainingRange } from '#shared/core/estimate.ts';
import { countOutcomes, type Outcome, type OutcomeCounts, toOutcome } from '#shared/core/outcome.ts';
import { subjectOf } from '#shared/core/subject.ts';
import type { PlanState } from '#shared/model/change.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { readTally } from '../../db/journal/change-list.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import { findPausedRole } from '../../db/journal/event.ts';
import type { PlanRow, Verified } from '../../db/journal/plan.ts';
import { findAuditJoin, findGaps, listToLookAt, type Remarks } from '../../db/journal/remark.ts';
import { describeChangeReason, describePlanReason } from './reasons.ts';
import { readWaves, type WaveStatus } from './wave-status.ts';

/** A plan as the contract tells it: the state, the counts, and while it runs how fast it goes. */
export type PlanStatus = {
  readonly planId: PlanId;
  readonly deploymentId: DeploymentId;
  readonly state: PlanState;
  readonly reason: string | null;
  readonly reasonCode: string | null;
  readonly people: number;
  readonly counts: OutcomeCounts;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly ratePerSecond: number | null;
  readonly remaining: ReturnType<typeof remainingRange>;
  readonly verified: Verified | null;
  readonly undoes: PlanId | null;
  readonly reasons: GuardReasons;
  readonly waves: WaveStatus | null;
  readonly gaps: Gaps | null;
  readonly audit: AuditJoin | null;
  readonly toLookAt: number;
};

/** What the engine knows about a plan beyond the journal: its pace, or why it stands still in spite of it. */
export type LiveFacts = { readonly pace: Measured | null; readonly stuckReason: string | null };

/** Joins the row, its tally and the live facts. */
export const toStatus = (journal: ReadHandle, plan: PlanRow, live: LiveFacts): PlanStatus => {
  const counts = countOutcomes(readTally(journal, plan.id));
  const code = live.stuckReason ?? plan.reason;
  const pace = plan.state === 'running' ? live.pace : null;
  return {
    planId: plan.id,
    deploymentId: plan.deploymentId,
    state: live.stuckReason === null ? plan.state : 'paused',
    reason: describePlanReason(
      code,
      code === 'role-widened' ? (findPausedRole(journal, plan.id)?.role ?? null) : null,
    ),
    reasonCode: code,
    people: plan.changes,
    counts,
    createdAt: plan.createdAt,
    endedAt: plan.endedAt,
    ratePerSecond: pace?.perSecond ?? null,
    remaining: pace === null ? null : remainingRange(counts.waiting, pace),
    verified: plan.verified,
    undoes: plan.undoes,
    reasons: plan.reasons,
    waves: readWaves(journal, plan),
    gaps: findGaps(journal, plan.id),
    audit: findAuditJoin(journal, plan.id),
    toLookAt: plan.state === 'needs-review' ? listToLookAt(journal, plan.id).length : 0,
  };
};

/** A change as the result list and the export tell it; only the username is missing. */
export type ChangeReport = Subject &
  Pick<ChangeRow, 'n' | 'state' | 'requestId'> & {
    readonly outcome: Outcome;
    readonly reason: string | null;
    /** Read right before the PUT; before that, what the plan saw. */
    readonly before: readonly string[];
    /** What the PUT carried; before that, what was planned. */
    readonly after: readonly string[];
    /** What our PUT found, where that is not what was read before it. */
    readonly overlapped: readonly string[] | null;
    /** Whether a person has to look at it, or has. */
    readonly look: 'waits' | 'acknowledged' | null;
  };

const toLook = (row: ChangeRow, remarks: Remarks | undefined): ChangeReport['look'] => {
  if (remarks?.isAcknowledged) return 'acknowledged';
  return row.reason === 'conflict-after-unknown' || remarks?.isDifferent ? 'waits' : null;
};

/** The row in words, with what was learned of it after its end. */
export const toReport = (row: ChangeRow, remarks: Remarks | undefined): ChangeReport => ({
  n: row.n,
  ...subjectOf(row),
  state: row.state,
  requestId: row.requestId,
  outcome: toOutcome(row.state, row.reason),
  reason: describeChangeReason(row.reason, row.message),
  before: row.before ?? row.base,
  after: row.target ?? row.planned,
  overlapped: remarks?.overlapped ?? null,
  look: toLook(row, remarks),
});
