import type { PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Ask } from '../../account/secrets.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { findDeployment } from '../../db/journal/deployment.ts';
import { findPlan, type PlanRow } from '../../db/journal/plan.ts';
import { listOrganizations } from '../../query/directory.ts';
import { listStandings } from '../../query/members/person.ts';
import type { ApplyEngine } from '../apply/engine.ts';
import type { ChangeReport } from '../apply/status.ts';
import { type ResultHead, type ResultRow, toCsv, toJson } from './result-file.ts';

export type ExportDeps = {
  readonly cache: ReadHandle;
  readonly journal: ReadHandle;
  readonly engine: Pick<ApplyEngine, 'iterateRows' | 'getStatus'>;
  readonly ask: Ask;
};

/** Names and organizations come from the copy: the journal holds only ids. */
const toRows = ({ cache, engine }: ExportDeps, plan: PlanRow): readonly ResultRow[] => {
  const reports: readonly ChangeReport[] = [...engine.iterateRows(plan.id)];
  const { deploymentId } = plan;
  const names = new Map(listOrganizations(cache, deploymentId).map((o) => [o.id, o.displayName]));
  const standings = new Map(
    [...new Set(reports.map((report) => report.organizationId))].map((organizationId) => [
      organizationId,
      listStandings(
        cache,
        { deploymentId, organizationId },
        reports.filter((report) => report.organizationId === organizationId).map((report) => report.userId),
      ),
    ]),
  );
  return reports.map(({ organizationId, userId, outcome, reason, before, after, requestId }) => {
    const standing = standings.get(organizationId)?.get(userId);
    return {
      userId,
      username: standing?.username ?? '',
      email: standing?.email ?? '',
      organizationId,
      organization: names.get(organizationId) ?? '',
      outcome,
      reason,
      before,
      after,
      requestId,
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
  };
};

const NOT_DONE: readonly string[] = ['refused', 'conflict', 'cancelled'];

/** Writes what became of every change of a plan to a file that the person chooses in the system's dialog. */
export const createExport =
  (deps: ExportDeps) =>
  async (
    planId: PlanId,
    format: 'csv' | 'json',
    which: 'all' | 'failed',
  ): Promise<Result<{ saved: boolean; fileName: string | null }, 'unknown-plan' | 'not-saved'>> => {
    const plan = findPlan(deps.journal, planId);
    if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
    const rows = toRows(deps, plan).filter(({ outcome }) => which === 'all' || NOT_DONE.includes(outcome));
    const stamp = plan.createdAt.slice(0, 16).replace(/[^\d]/g, '');
    const answer = await deps.ask({
      ask: 'save-file',
      suggestedName: `rollcall-result-${stamp}.${format}`,
      kind: format,
      content: format === 'csv' ? toCsv(rows) : toJson(toHead(deps, plan), rows),
    });
    return answer.ok ? ok({ saved: answer.value.saved, fileName: answer.value.fileName }) : answer;
  };
