import type { PlanId } from '#shared/base/brand.ts';
import { toFileStamp } from '#shared/base/iso.ts';
import type { Clock } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { CalledOff, mapInSlices, runInSlices, type Slices } from '#shared/base/slices.ts';
import { toSubjectIds } from '#shared/core/plan/subject.ts';
import type { Ask } from '../../account/secrets.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { findDeployment } from '../../db/journal/deployment.ts';
import { findPlan, type PlanRow } from '../../db/journal/plan.ts';
import type { ApplyEngine } from '../apply/engine.ts';
import type { ChangeReport } from '../apply/reports.ts';
import { OF_NEWER_VERSION } from '../plan/newer-version.ts';
import type { ReviewTurn } from '../plan/review.ts';
import { toFailedPlan } from './failed-plan.ts';
import { readNamesInSlices } from './names.ts';
import { type ResultHead, type ResultRow, toCsvInSlices, toJsonInSlices } from './result-file.ts';

export type ExportDeps = {
  readonly copyOf: CopyOf;
  readonly journal: ReadHandle;
  readonly engine: Pick<ApplyEngine, 'readRows' | 'getStatus'>;
  readonly ask: Ask;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly appVersion: string;
};

/** Names and organizations come from the copy: the journal holds only ids. */
function* toRows(
  { copyOf }: ExportDeps,
  { deploymentId }: PlanRow,
  reports: readonly ChangeReport[],
): Slices<readonly ResultRow[]> {
  const names = yield* readNamesInSlices(copyOf(deploymentId), deploymentId, reports);
  return yield* mapInSlices(reports, (report) => {
    const { outcome, reason, before, after, requestId } = report;
    const { kind, organizationId, userId, item } = toSubjectIds(report);
    return {
      kind,
      userId,
      ...names.findPerson(report),
      organizationId,
      organization: names.findOrganization(organizationId),
      roleName: item,
      outcome,
      reason,
      before,
      after,
      requestId,
      overlapped: report.overlapped,
    };
  });
}

/** Counted from the rows of the file: a plan may go on while they are read. */
const countOutcomes = (rows: readonly ResultRow[], outcomes: readonly string[]) => {
  const counts = new Map(outcomes.map((outcome) => [outcome, 0]));
  for (const { outcome } of rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return Object.fromEntries(counts);
};

const toHead = ({ journal, engine }: ExportDeps, plan: PlanRow, rows: readonly ResultRow[]): ResultHead => {
  const deployment = findDeployment(journal, plan.deploymentId);
  const status = engine.getStatus(plan.id);
  return {
    planId: plan.id,
    deployment: deployment?.name ?? plan.deploymentId,
    url: deployment?.url ?? '',
    hash: plan.hash,
    createdAt: plan.createdAt,
    endedAt: plan.endedAt,
    state: plan.state,
    reasons: plan.reasons,
    counts: countOutcomes(rows, status.ok ? Object.keys(status.value.counts) : []),
    verified: plan.verified,
    audit: status.ok ? status.value.audit : null,
    gaps: status.ok ? status.value.gaps : null,
  };
};

type Saved = Result<
  { readonly saved: boolean; readonly fileName: string | null },
  'unknown-plan' | 'nothing-failed' | 'not-saved' | 'newer-version'
>;

const NOTHING_FAILED = fail('nothing-failed', 'This apply left nothing undone, so there is nothing to save.');

/**
 * Writes what became of every change of a plan to a file that the person chooses in the system's dialog; or, of what
 * was not done, a plan file that can be opened again. Put together in slices; called off when nobody waits any more.
 */
export const createExport =
  (deps: ExportDeps) =>
  async (
    planId: PlanId,
    format: 'csv' | 'json',
    which: 'all' | 'failed',
    { breathe, signal }: ReviewTurn,
  ): Promise<Saved> => {
    const plan = findPlan(deps.journal, planId);
    if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
    const stamp = toFileStamp(plan.createdAt);
    const save = async (suggestedName: string, kind: 'csv' | 'json', content: string): Promise<Saved> => {
      const answer = await deps.ask({ ask: 'save-file', suggestedName, kind, content });
      return answer.ok ? ok({ saved: answer.value.saved, fileName: answer.value.fileName }) : answer;
    };
    const run = async <T>(work: Slices<T>): Promise<T> => {
      const { monotonicMs } = deps.clock;
      const done = await runInSlices(work, { rest: breathe, monotonicMs, isStopped: () => signal.aborted });
      if (done === 'stopped') throw new CalledOff();
      return done.value;
    };
    if (which === 'failed') {
      const content = await run(toFailedPlan(deps, plan));
      if (content === 'newer-version') return OF_NEWER_VERSION;
      return content === null ? NOTHING_FAILED : save(`rollcall-not-done-${stamp}.json`, 'json', content);
    }
    const content = await run(toResultFile(deps, plan, format));
    return save(`rollcall-result-${stamp}.${format}`, format, content);
  };

function* toResultFile(deps: ExportDeps, plan: PlanRow, format: 'csv' | 'json'): Slices<string> {
  const rows = yield* toRows(deps, plan, yield* deps.engine.readRows(plan.id));
  return yield* format === 'csv' ? toCsvInSlices(rows) : toJsonInSlices(toHead(deps, plan, rows), rows);
}
