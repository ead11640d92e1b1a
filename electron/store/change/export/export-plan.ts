import type { PlanId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Ask } from '../../account/secrets.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { findDeployment } from '../../db/journal/deployment.ts';
import { findPlan, type PlanRow } from '../../db/journal/plan.ts';
import type { ApplyEngine } from '../apply/engine.ts';
import type { ChangeReport } from '../apply/reports.ts';
import { toFailedPlan } from './failed-plan.ts';
import { readNames } from './names.ts';
import { type ResultHead, type ResultRow, toCsv, toJson } from './result-file.ts';

export type ExportDeps = {
  readonly copyOf: CopyOf;
  readonly journal: ReadHandle;
  readonly engine: Pick<ApplyEngine, 'iterateRows' | 'getStatus'>;
  readonly ask: Ask;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly appVersion: string;
};

/** Names and organizations come from the copy: the journal holds only ids. */
const toRows = (
  { copyOf }: ExportDeps,
  { deploymentId }: PlanRow,
  reports: readonly ChangeReport[],
): readonly ResultRow[] => {
  const names = readNames(copyOf(deploymentId), deploymentId, reports);
  return reports.map((report) => {
    const { kind, organizationId, userId, roleName, outcome, reason, before, after, requestId } = report;
    return {
      kind,
      userId,
      ...names.findPerson(report),
      organizationId,
      organization: names.findOrganization(organizationId),
      roleName,
      outcome,
      reason,
      before,
      after,
      requestId,
      overlapped: report.overlapped,
    };
  });
};

const toHead = ({ journal, engine }: ExportDeps, plan: PlanRow): ResultHead => {
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
    counts: status.ok ? status.value.counts : {},
    verified: plan.verified,
    audit: status.ok ? status.value.audit : null,
    gaps: status.ok ? status.value.gaps : null,
  };
};

type Saved = Result<
  { readonly saved: boolean; readonly fileName: string | null },
  'unknown-plan' | 'nothing-failed' | 'not-saved'
>;

const NOTHING_FAILED = fail('nothing-failed', 'This apply left nothing undone, so there is nothing to save.');

/**
 * Writes what became of every change of a plan to a file that the person chooses in the system's dialog; or, of what
 * was not done, a plan file that can be opened again.
 */
export const createExport =
  (deps: ExportDeps) =>
  async (planId: PlanId, format: 'csv' | 'json', which: 'all' | 'failed'): Promise<Saved> => {
    const plan = findPlan(deps.journal, planId);
    if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
    const stamp = plan.createdAt.slice(0, 16).replace(/[^\d]/g, '');
    const save = async (suggestedName: string, kind: 'csv' | 'json', content: string): Promise<Saved> => {
      const answer = await deps.ask({ ask: 'save-file', suggestedName, kind, content });
      return answer.ok ? ok({ saved: answer.value.saved, fileName: answer.value.fileName }) : answer;
    };
    if (which === 'failed') {
      const content = toFailedPlan(deps, plan);
      return content === null ? NOTHING_FAILED : save(`rollcall-not-done-${stamp}.json`, 'json', content);
    }
    const rows = toRows(deps, plan, [...deps.engine.iterateRows(planId)]);
    const content = format === 'csv' ? toCsv(rows) : toJson(toHead(deps, plan), rows);
    return save(`rollcall-result-${stamp}.${format}`, format, content);
  };
