import { fail, ok } from '#shared/base/result.ts';
import type { history } from '#shared/contract/history.ts';
import type { AccountDecisions } from '../account/decisions.ts';
import type { createGetPlan } from '../change/history/get-plan.ts';
import type { createGetStagedUndo } from '../change/history/get-staged-undo.ts';
import type { createListEvents } from '../change/history/list-events.ts';
import type { createGetUndoing, createListPlans } from '../change/history/list-plans.ts';
import type { createVerify } from '../change/history/verify.ts';
import type { JournalKeeper } from '../db/keep/keeper.ts';
import type { AreaHandlers } from './handlers.ts';

const ANOTHER_PROBLEM = fail(
  'not-approved',
  'Something else happened to the journal while the question was open. Read it, then confirm again.',
  { retry: true },
);

export type HistoryDeps = {
  readonly listPlans: ReturnType<typeof createListPlans>;
  readonly getUndoing: ReturnType<typeof createGetUndoing>;
  readonly getStagedUndo: ReturnType<typeof createGetStagedUndo>;
  readonly getPlan: ReturnType<typeof createGetPlan>;
  readonly listEvents: ReturnType<typeof createListEvents>;
  readonly verify: ReturnType<typeof createVerify>;
  readonly keeper: Pick<JournalKeeper, 'problem' | 'lastBackupMs' | 'confirm'>;
  readonly decisions: Pick<AccountDecisions, 'alone' | 'ask'>;
  /** Why applying is off; null: it is not. */
  readonly findProblem: JournalKeeper['problem'];
  /** Whether no other program holds the file now. */
  readonly isJournalFree: () => boolean;
  /** Ends this store and has another one started, once the answer has gone out. */
  readonly startAnew: () => void;
};

const STILL_HELD = fail(
  'journal-unavailable',
  "The other program still uses Rollcall's journal. Nothing was changed. Close it, then try again.",
);
const NOT_RETRYABLE = fail('journal-unavailable', 'Trying again does not help here. Nothing was changed.');

/** The journal as evidence, and what state its file is in. */
export const createHistoryHandlers = ({
  listPlans,
  getUndoing,
  getStagedUndo,
  getPlan,
  listEvents,
  verify,
  keeper,
  decisions,
  findProblem,
  isJournalFree,
  startAnew,
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
      problem: findProblem(),
      lastBackupAt: backupMs === null ? null : new Date(backupMs).toISOString(),
    });
  },
  /** Starts the store anew where the journal was held by another program, and no longer is. */
  'history.retryJournal': () => {
    const problem = findProblem();
    if (problem?.canRetry !== true) return problem === null ? ok({}) : NOT_RETRYABLE;
    if (!isJournalFree()) return STILL_HELD;
    startAnew();
    return ok({});
  },
  'history.confirmJournal': () =>
    decisions.alone('journal', async () => {
      const problem = keeper.problem();
      if (problem?.canConfirm === true) {
        const sure = await decisions.ask(null, {
          kind: 'journal',
          title: 'Go on with this journal?',
          lines: [problem.message, 'A yes says that you have looked at it, and allows applying again.'],
          confirmLabel: 'Allow applying',
        });
        if (!sure.ok) return sure;
        // What was confirmed is this problem: another one needs another look.
        if (keeper.problem()?.message !== problem.message) return ANOTHER_PROBLEM;
      }
      const confirmed = keeper.confirm();
      return confirmed.ok ? ok({}) : confirmed;
    }),
});
