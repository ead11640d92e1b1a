import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Slices } from '#shared/base/slices.ts';
import type { AuditJoin, Gaps } from '#shared/contract/apply-facts.ts';
import { tellOutcomes } from '#shared/core/plan/counts.ts';
import { type Measured, remainingRange } from '#shared/core/plan/estimate.ts';
import { countOutcomes, type Outcome, type OutcomeCounts, toOutcome } from '#shared/core/plan/outcome.ts';
import { toStandingLead } from '#shared/core/plan/standing.ts';
import { subjectOf } from '#shared/core/plan/subject.ts';
import { toWaveEnds } from '#shared/core/plan/waves.ts';
import type { PlanState } from '#shared/model/change.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type ChangeRow, findChange, listBetween, pageChanges, readTally } from '../../db/journal/change.ts';
import { type AppliedChange, listAppliedChanges } from '../../db/journal/change-outcome.ts';
import {
  countJudgedWaves,
  findPausedRole,
  findWaveHalt,
  findWaveSizes,
  type WaveHalt,
} from '../../db/journal/event.ts';
import { findPlan, listPlansOf, type PlanRow, type Verified } from '../../db/journal/plan.ts';
import {
  findAuditJoin,
  findGaps,
  listRemarked,
  listRemarks,
  listToLookAt,
  type Remarks,
} from '../../db/journal/remark.ts';
import { describeChangeReason, describePlanReason } from './reasons.ts';

/** The waves of a plan and how far it is in them; `halted` while it stands after one of them. */
type WaveStatus = {
  readonly sizes: readonly number[];
  readonly of: number;
  readonly at: number;
  readonly halted: WaveHalt | null;
};

/** Null for a plan that is worked in one go. */
const readWaves = (journal: ReadHandle, plan: PlanRow): WaveStatus | null => {
  const sizes = findWaveSizes(journal, plan.id);
  if (sizes === null) return null;
  const of = toWaveEnds(sizes, plan.changes).length;
  const isHalted = plan.state === 'paused' && plan.reason === 'wave-halted';
  const halted = isHalted ? findWaveHalt(journal, plan.id) : null;
  return { sizes, of, at: halted?.wave ?? Math.min(of, countJudgedWaves(journal, plan.id) + 1), halted };
};

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
const toReport = (row: ChangeRow, remarks: Remarks | undefined): ChangeReport => ({
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

export const UNKNOWN_PLAN = fail('unknown-plan', 'There is no such plan in the journal.');

/** Which changes to list: those of one outcome, or those with a remark; with neither, all. */
export type Wanted = {
  readonly outcome: Outcome | null;
  readonly only: 'overlapped' | 'to-look-at' | null;
};
type Window = { readonly offset: number; readonly limit: number };
type Rows = { readonly total: number; readonly rows: readonly ChangeRow[] };

const pageOf = (journal: ReadHandle, planId: PlanId, { outcome, only }: Wanted, page: Window): Rows => {
  if (only === null) return pageChanges(journal, planId, outcome, page);
  const numbers = only === 'overlapped' ? listRemarked(journal, planId, only) : listToLookAt(journal, planId);
  const shown = numbers.slice(page.offset, page.offset + page.limit);
  return { total: numbers.length, rows: shown.flatMap((n) => findChange(journal, planId, n) ?? []) };
};

const ROWS_A_SLICE = 500;

/** Remarks are few: asked for the changes of a page. */
const toReports = (journal: ReadHandle, planId: PlanId, rows: readonly ChangeRow[]): ChangeReport[] => {
  const remarks = listRemarks(
    journal,
    planId,
    rows.map(({ n }) => n),
  );
  return rows.map((row) => toReport(row, remarks.get(row.n)));
};

/** A closed plan never changes again: while one runs, the window asks for all of them several times a second. */
const createStatusReader = (journal: ReadHandle, liveOf: (plan: PlanRow) => LiveFacts) => {
  const closed = new Map<PlanId, PlanStatus>();
  return (plan: PlanRow): PlanStatus => {
    const found = closed.get(plan.id);
    if (found !== undefined) return found;
    const status = toStatus(journal, plan, liveOf(plan));
    if (status.state === 'closed') closed.set(plan.id, status);
    return status;
  };
};

/** The questions about plans, answered from the journal. */
export const createReports = (journal: ReadHandle, liveOf: (plan: PlanRow) => LiveFacts) => {
  const readStatus = createStatusReader(journal, liveOf);
  return {
    getStatus: (planId: PlanId): Result<PlanStatus, 'unknown-plan'> => {
      const plan = findPlan(journal, planId);
      return plan === null ? UNKNOWN_PLAN : ok(readStatus(plan));
    },
    listPlans: (deploymentId: DeploymentId): readonly PlanStatus[] =>
      listPlansOf(journal, deploymentId).map(readStatus),
    /** A window of the changes wanted, in order, and how many there are. */
    listChanges: (
      planId: PlanId,
      wanted: Wanted,
      window: Window,
    ): Result<{ readonly total: number; readonly rows: readonly ChangeReport[] }, 'unknown-plan'> => {
      if (findPlan(journal, planId) === null) return UNKNOWN_PLAN;
      const { total, rows } = pageOf(journal, planId, wanted, window);
      return ok({ total, rows: toReports(journal, planId, rows) });
    },
    /** What was really done, for an undo. */
    listApplied: (planId: PlanId): readonly AppliedChange[] => listAppliedChanges(journal, planId),
    /** Every change in order, for an export, in slices: of a plan at work each row is of its own moment. */
    *readRows(planId: PlanId): Slices<readonly ChangeReport[]> {
      const reports: ChangeReport[] = [];
      const changes = findPlan(journal, planId)?.changes ?? 0;
      for (let from = 1; from <= changes; from += ROWS_A_SLICE) {
        const rows = listBetween(journal, planId, { from, to: from + ROWS_A_SLICE - 1 });
        reports.push(...toReports(journal, planId, rows));
        yield;
      }
      return reports;
    },
  };
};

/** Stops that the person caused or sees coming, or that the start tells of: nothing to call them for. */
const QUIET: readonly (string | null)[] = ['person', 'shutdown', 'restarted', 'sleep', 'cancelled'];

const { formatCount: format } = english;

const tell = ({ counts, state, toLookAt, verified }: PlanStatus): string => {
  const different = state === 'needs-review' ? (verified?.different ?? 0) : 0;
  const rest = [
    toLookAt > 0 ? `${format(toLookAt)} to look at` : '',
    different > 0 ? `${format(different)} different now` : '',
  ].filter((part) => part !== '');
  return [`${tellOutcomes(counts, format)}.`, rest.length === 0 ? '' : `${rest.join(', ')}.`]
    .join(' ')
    .trim();
};

/** What a person who is elsewhere is told when a run has ended or stands still; null: nothing. */
export const toNotice = (
  status: PlanStatus,
  deployment: string,
): { readonly title: string; readonly body: string } | null => {
  const title = `${toStandingLead(status)} · ${deployment}`;
  if (status.state === 'closed' || status.state === 'needs-review') return { title, body: tell(status) };
  if (status.state !== 'paused' || QUIET.includes(status.reasonCode)) return null;
  return { title, body: `${status.reason ?? ''} ${tell(status)}`.trim() };
};
