import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { apply } from '#shared/contract/apply.ts';
import type { ApplyEngine } from '../change/apply/engine.ts';
import type { createExport } from '../change/export/export-plan.ts';
import { readNames } from '../change/export/names.ts';
import type { PlanScore } from '../change/history/scores.ts';
import type { PlanResume } from '../change/plan/resume.ts';
import type { PlanStart } from '../change/plan/start.ts';
import type { createRestage, createUndo } from '../change/plan/undo.ts';
import type { CopyOf } from '../db/copies.ts';
import type { AreaHandlers } from './handlers.ts';

type ApplyDeps = {
  readonly copyOf: CopyOf;
  readonly engine: ApplyEngine;
  readonly begin: PlanStart;
  readonly resume: PlanResume;
  readonly undo: ReturnType<typeof createUndo>;
  readonly isDraftEmpty: (id: DeploymentId) => boolean;
  readonly restage: ReturnType<typeof createRestage>;
  readonly exportPlan: ReturnType<typeof createExport>;
  readonly getScore: PlanScore;
  /** Why the journal cannot be trusted, so that nothing may be applied; null: it can. */
  readonly journalProblem: () => string | null;
};

const DRAFT_NOT_EMPTY = fail(
  'draft-not-empty',
  'Other changes are staged here. Apply or discard them first, then come back.',
);

/** Applying, following and taking back. */
export const createApplyHandlers = (deps: ApplyDeps): AreaHandlers<typeof apply> => {
  const { engine } = deps;
  const listChanges: AreaHandlers<typeof apply>['apply.listChanges'] = ({
    planId,
    outcome,
    only,
    offset,
    limit,
  }) => {
    const status = engine.getStatus(planId);
    const page = engine.listChanges(planId, { outcome, only }, { offset, limit });
    if (!page.ok) return page;
    if (!status.ok) return status;
    const { deploymentId } = status.value;
    const { total, rows } = page.value;
    const names = readNames(deps.copyOf(deploymentId), deploymentId, rows);
    return ok({ total, rows: rows.map((row) => ({ ...row, username: names.findPerson(row).username })) });
  };

  return {
    'apply.start': async ({ deploymentId, ...order }, turn) => {
      const journalProblem = deps.journalProblem();
      if (journalProblem !== null) return fail('journal-unavailable', journalProblem);
      const begun = await deps.begin(deploymentId, order, turn);
      return begun.ok ? ok({ planId: begun.value }) : begun;
    },
    'apply.pause': ({ planId }) => {
      const paused = engine.pause(planId);
      return paused.ok ? ok({}) : paused;
    },
    'apply.resume': async ({ planId, accept }, turn) => {
      const journalProblem = deps.journalProblem();
      if (journalProblem !== null) return fail('journal-unavailable', journalProblem);
      const resumed = await deps.resume(planId, accept, turn);
      return resumed.ok ? ok({}) : resumed;
    },
    'apply.cancel': async ({ planId }) => {
      const cancelled = engine.cancel(planId);
      await engine.whenCancelled(planId);
      return cancelled.ok ? ok({}) : cancelled;
    },
    'apply.getStatus': ({ planId }) => engine.getStatus(planId),
    'apply.listChanges': listChanges,
    'apply.undo': ({ planId }, turn) => deps.undo(planId, turn),
    'apply.takeBack': async ({ planId }, turn) => {
      const plan = engine.getStatus(planId);
      if (plan.ok && !deps.isDraftEmpty(plan.value.deploymentId)) return DRAFT_NOT_EMPTY;
      const cancelled = engine.cancel(planId);
      if (!cancelled.ok) return cancelled;
      await engine.whenIdle(planId);
      return deps.undo(planId, turn);
    },
    'apply.acknowledge': ({ planId, n }) => engine.acknowledge(planId, n),
    'apply.restage': ({ planId }, turn) => deps.restage(planId, turn),
    'apply.getScore': ({ planId }) => deps.getScore(planId),
    'apply.export': ({ planId, format, rows }, turn) => deps.exportPlan(planId, format, rows, turn),
  };
};
