import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import type { Ids } from '#shared/base/ports.ts';
import { fail, ok } from '#shared/base/result.ts';
import { createEdit } from '../account/edit.ts';
import { createDepartures } from '../account/leave.ts';
import { createLock, createSetIdleLock } from '../account/lock.ts';
import { createRelabel } from '../account/relabel.ts';
import type { Ask } from '../account/secrets.ts';
import { createAppHandlers } from '../api/app.ts';
import { createApplyHandlers } from '../api/apply.ts';
import { createCapabilityHandlers } from '../api/capability.ts';
import { createCopyHandlers } from '../api/copy.ts';
import { createDeploymentHandlers } from '../api/deployment.ts';
import { createDiagnosticsHandlers } from '../api/diagnostics.ts';
import { createDirectoryHandlers } from '../api/directory.ts';
import { createDraftHandlers } from '../api/draft.ts';
import type { Handlers } from '../api/handlers.ts';
import { createHistoryHandlers } from '../api/history.ts';
import { createMemberHandlers } from '../api/member.ts';
import { createPasteHandlers } from '../api/paste.ts';
import { createPlanHandlers } from '../api/plan.ts';
import { createRoleHandlers } from '../api/role.ts';
import { createSelectionHandlers } from '../api/selection.ts';
import { createSyncHandlers } from '../api/sync.ts';
import { createTokenHandlers } from '../api/token.ts';
import { createUserHandlers } from '../api/user.ts';
import { createViewHandlers } from '../api/view.ts';
import { createLearnRoles } from '../change/apply/live-roles.ts';
import { createExport } from '../change/export/export-plan.ts';
import { createGetPlan } from '../change/history/get-plan.ts';
import { createGetStagedUndo } from '../change/history/get-staged-undo.ts';
import { createListEvents } from '../change/history/list-events.ts';
import { createGetUndoing, createListPlans } from '../change/history/list-plans.ts';
import { createVerify } from '../change/history/verify.ts';
import { estimateReview } from '../change/plan/estimate.ts';
import { createPlanFiles } from '../change/plan/file/plan-files.ts';
import { LOCKED } from '../change/plan/locked.ts';
import { createPlanResume } from '../change/plan/resume.ts';
import { createPlanStart } from '../change/plan/start.ts';
import { createRestage, createUndo } from '../change/plan/undo.ts';
import { createDeploymentScore, createPlanScore } from '../change/score/scores.ts';
import { readDiagnostics } from '../copy/diagnostics.ts';
import { findAsOf } from '../copy/pass.ts';
import { toCopyOf } from '../db/copies.ts';
import { readCopyLifeDays, saveCopyLifeDays } from '../db/journal/copy-life.ts';
import { listDeployments } from '../db/journal/deployment.ts';
import { listPastRuns } from '../db/journal/past-runs.ts';
import { systemClock } from './clock.ts';
import type { Data } from './data.ts';
import { readMachineFacts } from './machine-facts.ts';
import { createPaceOf } from './pace.ts';
import { createRegister } from './registers.ts';
import type { Services } from './services.ts';

export type HandlerDeps = {
  readonly data: Data;
  readonly services: Services;
  readonly ask: Ask;
  readonly ids: Ids;
  /** Ends this store and has another one started, once the answer has gone out. */
  readonly startAnew: () => void;
  readonly version: string;
  readonly launcher: 'utility-process' | 'child-process';
};

const createAccountAreas = ({ data, services, ask }: HandlerDeps) => {
  const { accounts, draft, engine, findRecord, idleLock } = services;
  const { journal } = data;
  const departures = createDepartures({
    ...accounts,
    journal,
    forgetCopy: async (id) => {
      await data.savedViews.forget(id);
      return data.copies.forget(id);
    },
    forgetDraft: draft.clear,
  });
  const pause = (id: DeploymentId): void => {
    engine.pauseAll(id);
  };
  const { confirm } = accounts;
  const lock = createLock({ journal, confirm, ask, idle: idleLock, pause });
  const setIdleLock = createSetIdleLock({ journal, confirm, idle: idleLock });
  const relabel = createRelabel({ journal, confirm });
  const life = {
    readLifeDays: () => readCopyLifeDays(journal.read),
    saveLifeDays: (days: number) => saveCopyLifeDays(journal.write, days),
  };
  const saveEdit = createEdit({
    journal,
    decisions: accounts.decisions,
    idle: idleLock,
    reach: accounts.reachDecisions,
    ...life,
  });
  const register = createRegister(journal);
  const isKept = (id: DeploymentId): boolean => findRecord(id) !== null;
  return {
    ...createDeploymentHandlers({
      ...accounts,
      register,
      departures,
      lock,
      relabel,
      saveEdit,
      setIdleLock,
      findLockNote: idleLock.findNote,
      toCounting: idleLock.toCounting,
      listScores: createDeploymentScore({ journal: journal.read }),
    }),
    ...createTokenHandlers(accounts),
    ...createCapabilityHandlers({ ...accounts, isKept }),
    ...createCopyHandlers({
      copies: data.copies,
      decisions: accounts.decisions,
      findRecord,
      isBusy: services.isBusy,
      ...life,
    }),
  };
};

const createApplyArea = ({ data, services, ask, version }: HandlerDeps) => {
  const { accounts, draft, engine, findRecord, reviews, sync } = services;
  const copyOf = toCopyOf(data.copies);
  const journal = data.journal.read;
  const freshen = async (plan: { readonly deploymentId: DeploymentId; readonly endedAt: string | null }) => {
    // An apply that just ended is already fetching; a second request would only be told that.
    await sync.whenIdle(plan.deploymentId);
    const asOf = findAsOf(copyOf(plan.deploymentId), plan.deploymentId);
    const isOld = (at: string | null): boolean => at === null || plan.endedAt === null || at < plan.endedAt;
    if (isOld(asOf)) await sync.start(plan.deploymentId);
    return !isOld(findAsOf(copyOf(plan.deploymentId), plan.deploymentId));
  };
  const { confirm } = accounts;
  const paceOf = createPaceOf(accounts.apis.findOpen, findRecord);
  // The writer, which sees what was written a moment ago.
  const rules = { copyOf, journal: data.journal.write, now: engine.now };
  const learn = createLearnRoles(accounts.apis.open);
  return createApplyHandlers({
    getScore: createPlanScore({ copyOf, journal }),
    copyOf,
    engine,
    begin: createPlanStart({
      ...rules,
      draft,
      reviews,
      engine,
      confirm,
      learn,
      findRecord,
      lifeOf: ({ id }, review) => {
        const { seconds } = estimateReview(copyOf(id), id, review, paceOf(id), listPastRuns(journal, id));
        return { seconds, ...accounts.tokens.getLife(id) };
      },
      appVersion: version,
    }),
    resume: createPlanResume({ ...rules, engine, confirm, findRecord, learn }),
    undo: createUndo({ copyOf, journal, draft, freshen, monotonicMs: systemClock.monotonicMs }),
    isDraftEmpty: (id) => draft.listWishes(id).length === 0,
    restage: createRestage({ journal, draft, monotonicMs: systemClock.monotonicMs }),
    exportPlan: createExport({ copyOf, journal, engine, ask, clock: systemClock, appVersion: version }),
    journalProblem: () => services.findProblem()?.message ?? null,
  });
};

const STILL_HELD = fail(
  'journal-unavailable',
  "The other program still uses Rollcall's journal. Nothing was changed. Close it, then try again.",
);
const NOT_RETRYABLE = fail('journal-unavailable', 'Trying again does not help here. Nothing was changed.');

/** What stands in the way of an apply before anything is asked of the server. */
const createFindBlock =
  ({ services }: HandlerDeps) =>
  (id: DeploymentId, people: number) => {
    const record = services.findRecord(id);
    const credential = record === null ? 'none' : services.accounts.vault.describe(record);
    const problem = services.findProblem();
    if (problem !== null) return { code: 'journal-unavailable', message: problem.message };
    if (people === 0)
      return { code: 'nothing-staged', message: 'Nothing is staged that would change anything.' };
    if (record?.kind === 'remote' && credential === 'none')
      return { code: 'signed-out', message: 'Sign in to this deployment to apply. Everything stays staged.' };
    if (record?.kind === 'remote' && services.accounts.standings.of(id) === 'refused')
      return {
        code: 'signed-out',
        message: 'The server refuses the token. Sign in again to apply. Everything stays staged.',
      };
    if (record?.readOnly) return LOCKED.failure;
    return services.engine.isBusyWith(id)
      ? { code: 'busy', message: 'Another apply is running on this deployment. Wait for it.' }
      : null;
  };

/** Starts the store anew where the journal was held by another program, and no longer is. */
const createRetry =
  ({ data, services, startAnew }: HandlerDeps) =>
  () => {
    const problem = services.findProblem();
    if (problem?.canRetry !== true) return problem === null ? ok(null) : NOT_RETRYABLE;
    if (!data.isJournalFree()) return STILL_HELD;
    startAnew();
    return ok(null);
  };

const createHistoryArea = (deps: HandlerDeps) => {
  const { data, services } = deps;
  const copyOf = toCopyOf(data.copies);
  const journal = data.journal.read;
  return createHistoryHandlers({
    listPlans: createListPlans({ journal, getStatus: services.engine.getStatus }),
    getUndoing: createGetUndoing(journal),
    getStagedUndo: createGetStagedUndo({ copyOf, journal, draft: services.draft }),
    getPlan: createGetPlan({ copyOf, journal }),
    listEvents: createListEvents({ copyOf, journal }),
    verify: createVerify({ journal }),
    keeper: data.journal,
    decisions: services.accounts.decisions,
    findProblem: services.findProblem,
    retry: createRetry(deps),
  });
};

const createDiagnosticsArea = ({ data, services, ask, ids, version, launcher }: HandlerDeps) => {
  const journal = data.journal.read;
  return createDiagnosticsHandlers({
    ask,
    ids,
    nowMs: systemClock.nowMs,
    version,
    launcher,
    machineFacts: readMachineFacts(),
    hasJournalProblem: () => services.findProblem() !== null,
    readLifeDays: () => readCopyLifeDays(journal),
    read: () => readDiagnostics({ journal, copies: data.copies }),
  });
};

/** A handler for every call of the contract. */
export const createHandlers = (deps: HandlerDeps): Handlers => {
  const { data, services, ask, ids, version, launcher } = deps;
  const { draft, lists, reviews, selection, views, sync, findRecord } = services;
  const copyOf = toCopyOf(data.copies);
  const isKept = (id: DeploymentId): boolean => findRecord(id) !== null;
  return {
    ...createAppHandlers({
      version,
      launcher,
      ask,
      journalProblem: () => services.findProblem()?.message ?? null,
      isAsking: services.accounts.confirm.isAsking,
    }),
    ...createDiagnosticsArea(deps),
    ...createAccountAreas(deps),
    ...createSyncHandlers({ copyOf, sync, isKept }),
    ...createDirectoryHandlers({ copyOf, draft }),
    ...createMemberHandlers({ copyOf, journal: data.journal.read, views, selection, draft }),
    ...createUserHandlers({ copyOf }),
    ...createRoleHandlers({
      copyOf,
      draft,
      findRecord,
      findGeneration: (id) => services.accounts.capabilities.find(id)?.generation ?? null,
    }),
    ...createSelectionHandlers({ copyOf, views, selection, lists }),
    ...createPasteHandlers({ lists }),
    ...createDraftHandlers({
      copyOf,
      journal: data.journal.read,
      draft,
      lists,
      reviews,
      selection,
      isKept,
      findActor: (id) => (findRecord(id)?.actorId ?? null) as UserId | null,
      monotonicMs: systemClock.monotonicMs,
    }),
    ...createPlanHandlers({
      copyOf,
      draft,
      reviews,
      findRecord,
      files: createPlanFiles({
        copyOf,
        draft,
        ask,
        clock: systemClock,
        listRecords: () => listDeployments(data.journal.read),
        appVersion: version,
      }),
      paceOf: createPaceOf(services.accounts.apis.findOpen, findRecord),
      listPastRuns: (id) => listPastRuns(data.journal.read, id),
      findBlock: createFindBlock(deps),
    }),
    ...createApplyArea(deps),
    ...createHistoryArea(deps),
    ...createViewHandlers({ saved: data.savedViews.views, views, ids }),
  };
};
