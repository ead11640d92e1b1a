import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import type { Ids } from '#shared/base/ports.ts';
import { createEdit } from '../account/edit.ts';
import { createDepartures } from '../account/leave.ts';
import { createLock, createSetIdleLock } from '../account/lock.ts';
import { createRelabel } from '../account/relabel.ts';
import type { Ask } from '../account/secrets.ts';
import type { Register } from '../api/deployment.ts';
import { createFreshen } from '../api/freshen.ts';
import { createLearnRoles } from '../change/apply/live-roles.ts';
import { DEFAULT_LIMITS as ENGINE } from '../change/apply/types.ts';
import { createExport } from '../change/export/export-plan.ts';
import { createGetPlan } from '../change/history/get-plan.ts';
import { createGetStagedUndo } from '../change/history/get-staged-undo.ts';
import { createListEvents } from '../change/history/list-events.ts';
import { createGetUndoing, createListPlans } from '../change/history/list-plans.ts';
import { createDeploymentScore, createPlanScore } from '../change/history/scores.ts';
import { createVerify } from '../change/history/verify.ts';
import { type ApplyPace, estimateReview } from '../change/plan/estimate.ts';
import { createPlanFiles } from '../change/plan/file/plan-files.ts';
import { createPlanResume } from '../change/plan/resume.ts';
import { createPlanStart } from '../change/plan/start.ts';
import { createRestage, createUndo } from '../change/plan/undo.ts';
import { readDiagnostics } from '../copy/diagnostics.ts';
import { findAsOf } from '../copy/pass.ts';
import { toCopyOf } from '../db/copies.ts';
import {
  type DeploymentRecord,
  findDeployment,
  listDeployments,
  saveDeployment,
} from '../db/journal/deployment.ts';
import { listCertificates } from '../db/journal/deployment-ca.ts';
import { readCopyLifeDays, saveCopyLifeDays } from '../db/journal/meta.ts';
import { listPastRuns } from '../db/journal/plan.ts';
import type { Journal } from '../db/journal.ts';
import type { FullApi } from '../remote/coder-api.ts';
import { DEMO_LIMITS, DEFAULT_LIMITS as REMOTE } from '../remote/limits.ts';
import { GROW_EVERY, WRITES_STEP } from '../remote/pace/width.ts';
import { systemClock } from './clock.ts';
import type { Data } from './data.ts';
import { readMachineFacts } from './machine.ts';
import type { Services } from './services.ts';

/** Kept deployments, as handlers see them. */
const createRegister = ({ read, write }: Journal): Register => ({
  list: () => listDeployments(read),
  find: (id) => findDeployment(read, id),
  save: (record) => saveDeployment(write, record),
  listTrust: (id) => listCertificates(read, id),
});

/** What a request takes on a usual network, as long as nothing was measured. */
const USUAL_MS = 60;
/** The journal's commits and all that is done around one change, on this machine. */
const LOCAL_MS = 3;

/** How quickly an apply may go: the limits it obeys, as far as the open connection has grown them. */
const createPaceOf =
  (
    findOpen: (id: DeploymentId) => Pick<FullApi, 'pace' | 'limits'> | null,
    findRecord: (id: DeploymentId) => Pick<DeploymentRecord, 'kind'> | null,
  ) =>
  (id: DeploymentId): ApplyPace => {
    const api = findOpen(id);
    const now = api?.pace() ?? null;
    const unopened = findRecord(id)?.kind === 'demo' ? { ...REMOTE, ...DEMO_LIMITS } : REMOTE;
    const limits = api?.limits ?? unopened;
    const readMs = now?.readMs ?? null;
    return {
      workers: ENGINE.workers,
      startWidth: now?.width ?? limits.startWidth,
      maxWidth: limits.maxWidth,
      startWritesPerSecond: now?.writesPerSecond ?? limits.startWritesPerSecond,
      maxWritesPerSecond: limits.maxWritesPerSecond,
      growEvery: GROW_EVERY,
      writesStep: WRITES_STEP,
      readMs: readMs ?? USUAL_MS,
      // A write commits and writes an audit row, yet is no page: what a read takes is the best guess.
      writeMs: now?.writeMs ?? readMs ?? USUAL_MS,
      localMs: LOCAL_MS,
      pageSize: ENGINE.pageSize,
      isMeasured: readMs !== null,
    };
  };

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

/** What every area has a use for. */
const createCommon = ({ data, services, ask, ids, version, launcher }: HandlerDeps) => {
  const { accounts, findRecord, findProblem } = services;
  const copyOf = toCopyOf(data.copies);
  const journal = data.journal.read;
  return {
    ...services,
    ask,
    ids,
    version,
    launcher,
    copyOf,
    journal,
    isKept: (id: DeploymentId): boolean => findRecord(id) !== null,
    findActor: (id: DeploymentId) => (findRecord(id)?.actorId ?? null) as UserId | null,
    journalProblem: (): string | null => findProblem()?.message ?? null,
    paceOf: createPaceOf(accounts.apis.findOpen, findRecord),
    listPastRuns: (id: DeploymentId) => listPastRuns(journal, id),
    nowMs: systemClock.nowMs,
    monotonicMs: systemClock.monotonicMs,
    readLifeDays: () => readCopyLifeDays(journal),
    saveLifeDays: (days: number) => saveCopyLifeDays(data.journal.write, days),
  };
};
type Common = ReturnType<typeof createCommon>;

const createAccountParts = ({ data, services, ask }: HandlerDeps, { readLifeDays, saveLifeDays }: Common) => {
  const { accounts, draft, engine, idleLock } = services;
  const { confirm } = accounts;
  const { journal } = data;
  const pause = (id: DeploymentId): void => {
    engine.pauseAll(id);
  };
  return {
    register: createRegister(journal),
    departures: createDepartures({
      ...accounts,
      journal,
      forgetCopy: async (id) => {
        await data.savedViews.forget(id);
        return data.copies.forget(id);
      },
      forgetDraft: draft.clear,
    }),
    lock: createLock({ journal, confirm, ask, idle: idleLock, pause }),
    relabel: createRelabel({ journal, confirm }),
    saveEdit: createEdit({
      journal,
      decisions: accounts.decisions,
      idle: idleLock,
      reach: accounts.reachDecisions,
      readLifeDays,
      saveLifeDays,
    }),
    setIdleLock: createSetIdleLock({ journal, confirm, idle: idleLock }),
    findLockNote: idleLock.findNote,
    toCounting: idleLock.toCounting,
    listScores: createDeploymentScore({ journal: journal.read }),
    isAsking: confirm.isAsking,
    findGeneration: (id: DeploymentId) => accounts.capabilities.find(id)?.generation ?? null,
  };
};

const createApplyParts = ({ data, services, ask, version }: HandlerDeps, common: Common) => {
  const { accounts, draft, engine, findRecord, reviews, sync } = services;
  const { copyOf, journal, paceOf } = common;
  // The writer, which sees what was written a moment ago.
  const rules = { copyOf, journal: data.journal.write, now: engine.now };
  const learn = createLearnRoles(accounts.apis.open);
  const { confirm } = accounts;
  return {
    begin: createPlanStart({
      ...rules,
      draft,
      reviews,
      engine,
      confirm,
      learn,
      findRecord,
      lifeOf: ({ id }, review) => {
        const { seconds } = estimateReview(copyOf(id), id, review, paceOf(id), common.listPastRuns(id));
        return { seconds, ...accounts.tokens.getLife(id) };
      },
      appVersion: version,
    }),
    resume: createPlanResume({ ...rules, engine, confirm, findRecord, learn }),
    undo: createUndo({
      monotonicMs: systemClock.monotonicMs,
      copyOf,
      journal,
      draft,
      freshen: createFreshen({
        sync,
        findAsOf: (id) => findAsOf(copyOf(id), id),
        nowMs: systemClock.nowMs,
      }),
    }),
    isDraftEmpty: (id: DeploymentId) => draft.listStaged(id).length === 0,
    restage: createRestage({ journal, draft, monotonicMs: systemClock.monotonicMs }),
    getScore: createPlanScore({ copyOf, journal }),
    exportPlan: createExport({ copyOf, journal, engine, ask, clock: systemClock, appVersion: version }),
    files: createPlanFiles({
      copyOf,
      draft,
      ask,
      clock: systemClock,
      listRecords: () => listDeployments(journal),
      appVersion: version,
    }),
  };
};

const createHistoryParts = ({ data, services, startAnew }: HandlerDeps, { copyOf, journal }: Common) => ({
  listPlans: createListPlans({ journal, getStatus: services.engine.getStatus }),
  getUndoing: createGetUndoing(journal),
  getStagedUndo: createGetStagedUndo({ copyOf, journal, draft: services.draft, nowMs: systemClock.nowMs }),
  getPlan: createGetPlan({ copyOf, journal }),
  listEvents: createListEvents({ copyOf, journal }),
  verify: createVerify({ journal }),
  keeper: data.journal,
  isJournalFree: data.isJournalFree,
  startAnew,
});

/** What the handlers work with, each thing under the name by which they ask for it. */
export const createParts = (deps: HandlerDeps) => {
  const common = createCommon(deps);
  const { data, services } = deps;
  return {
    ...services.accounts,
    ...common,
    ...createAccountParts(deps, common),
    ...createApplyParts(deps, common),
    ...createHistoryParts(deps, common),
    copies: data.copies,
    saved: data.savedViews.views,
    machineFacts: readMachineFacts(),
    hasJournalProblem: () => services.findProblem() !== null,
    read: () => readDiagnostics({ journal: common.journal, copies: data.copies }),
  };
};
