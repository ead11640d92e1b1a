import { ok } from '#shared/base/result.ts';
import type { history } from '#shared/contract/history.ts';
import type { createGetPlan } from '../change/history/get-plan.ts';
import type { createGetStagedUndo } from '../change/history/get-staged-undo.ts';
import type { createListEvents } from '../change/history/list-events.ts';
import type { createGetUndoing, createListPlans } from '../change/history/list-plans.ts';
import type { createVerify } from '../change/history/verify.ts';
import type { JournalKeeper } from '../db/keep/keeper.ts';
import type { AreaHandlers } from './handlers.ts';

export type HistoryDeps = {
  readonly listPlans: ReturnType<typeof createListPlans>;
  readonly getUndoing: ReturnType<typeof createGetUndoing>;
  readonly getStagedUndo: ReturnType<typeof createGetStagedUndo>;
  readonly getPlan: ReturnType<typeof createGetPlan>;
  readonly listEvents: ReturnType<typeof createListEvents>;
  readonly verify: ReturnType<typeof createVerify>;
  readonly keeper: JournalKeeper;
};

/** The journal as evidence, and what state its file is in. */
export const createHistoryHandlers = ({
  listPlans,
  getUndoing,
  getStagedUndo,
  getPlan,
  listEvents,
  verify,
  keeper,
}: HistoryDeps): AreaHandlers<typeof history> => ({
  'history.listPlans': ({ deploymentId, filter, offset, limit }) =>
    ok(listPlans(deploymentId, filter, { offset, limit })),
  'history.getUndoing': ({ planId }) => getUndoing(planId),
  'history.getStagedUndo': ({ deploymentId }) => ok({ undo: getStagedUndo(deploymentId) }),
  'history.getPlan': ({ planId }) => getPlan(planId),
  'history.listEvents': ({ planId, offset, limit }) => listEvents(planId, offset, limit),
  'history.verify': async (_, { signal, rest }) => ok(await verify(signal, rest)),
  'history.getJournal': () => {
    const backupMs = keeper.lastBackupMs();
    return ok({
      problem: keeper.problem(),
      lastBackupAt: backupMs === null ? null : new Date(backupMs).toISOString(),
    });
  },
  'history.confirmJournal': () => {
    const confirmed = keeper.confirm();
    return confirmed.ok ? ok({}) : confirmed;
  },
});
