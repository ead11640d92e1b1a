import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import type { Clock, Ids, Log } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { LastPlace } from '#shared/contract/bridge.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { Notice } from '#shared/contract/host.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { createLicence } from '../account/capability/capabilities.ts';
import { createIdleLock } from '../account/idle-lock.ts';
import type { Ask } from '../account/secrets.ts';
import type { Announce } from '../api/announcer.ts';
import { createApplyEngine } from '../change/apply/engine.ts';
import { inSlices } from '../change/apply/in-slices.ts';
import { toNotice } from '../change/apply/reports.ts';
import { createDraft } from '../change/draft/draft.ts';
import { listStagedPeople } from '../change/draft/marks.ts';
import { readPastRefusals } from '../change/history/scores.ts';
import { createReviews } from '../change/plan/review.ts';
import { listAllKeys } from '../copy/member.ts';
import { countMembers } from '../copy/organization.ts';
import { findAsOf } from '../copy/pass.ts';
import { createLists } from '../copy/paste/lists.ts';
import { createSelection } from '../copy/selection.ts';
import { createMemberViews } from '../copy/view.ts';
import { type CopyOf, toCopyOf } from '../db/copies.ts';
import { type EngineLock, takeEngineLock } from '../db/engine-lock.ts';
import type { ReadHandle } from '../db/handles.ts';
import { type DeploymentRecord, findDeployment, listDeployments } from '../db/journal/deployment.ts';
import { createEmergency } from '../db/keep/emergency.ts';
import type { JournalProblem } from '../db/keep/problem.ts';
import { createSync } from '../sync/sync.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import type { LoadCreateApi } from './client-code.ts';
import type { Data } from './data.ts';
import { findDiskSpace, listEmergencyFolders } from './machine.ts';
import { startDemoWorker } from './threads.ts';

/** What the window opens with: the first deployment, and how many people its copy holds; null: there is none. */
const findLast = (journal: ReadHandle, copyOf: CopyOf): LastPlace | null => {
  const [first] = listDeployments(journal);
  if (first === undefined) return null;
  const { name, kind, environment, colour } = first;
  const cache = copyOf(first.id);
  const hasCopy = findAsOf(cache, first.id) !== null;
  const people = hasCopy
    ? countMembers(cache, { deploymentId: first.id, organizationId: SITE_ORGANIZATION_ID })
    : 0;
  return { name, kind, environment, colour, people: people === 0 ? null : people };
};

/**
 * Keeps beside the journal what the next window may show before the store answers: a deployment's name, its label and
 * one count, which the journal tells too, and nobody's name. Written when it has changed.
 */
const createKeepLast = (path: string, journal: ReadHandle, copyOf: CopyOf): (() => void) => {
  let written = '';
  return () => {
    const text = JSON.stringify(findLast(journal, copyOf));
    if (text === written) return;
    written = text;
    try {
      writeFileSync(path, text, { mode: 0o600 });
    } catch {
      // A full or read-only disk costs the next start its first picture, and nothing else.
    }
  };
};

type ServiceDeps = {
  readonly data: Data;
  readonly loadCreateApi: LoadCreateApi;
  readonly profileDir: string;
  readonly ask: Ask;
  readonly announce: Announce;
  readonly setProgress: (value: number | null) => void;
  readonly notify: (notice: Notice) => void;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The name of this computer, for the names of tokens. */
  readonly machine: string;
};

const createGrid = ({ data }: ServiceDeps, draft: ReturnType<typeof createDraft>) => {
  const copyOf = toCopyOf(data.copies);
  const selection = createSelection();
  const views = createMemberViews({
    copyOf,
    overlays: {
      listStaged: (scope) => listStagedPeople(draft, scope),
      listSelected: selection.list,
    },
  });
  return { selection, views, lists: createLists({ copyOf }) };
};

/**
 * Takes the right to apply, which a journal in memory does not give. Throws what SQLite says of a journal that cannot be
 * written any more since it was opened: another program has come to hold it, or the disk is full.
 */
const takeLock = ({ data, profileDir, log }: ServiceDeps): Result<EngineLock, 'engine-locked'> => {
  const problem = data.journal.problem();
  if (problem?.canConfirm === false) return fail('engine-locked', problem.message);
  const lock = takeEngineLock(profileDir);
  if (!lock.ok) return lock;
  try {
    data.journal.claim();
    return lock;
  } catch (error) {
    lock.value.release();
    log.error('journal.not-claimed', { error: String(error) });
    throw error;
  }
};

const createBackUp =
  ({ data, clock, log }: ServiceDeps) =>
  async (): Promise<'made' | 'older' | 'none'> => {
    try {
      await data.journal.backUp(clock.nowMs());
      return 'made';
    } catch (error) {
      log.warn('journal.not-backed-up', { error: String(error) });
      return data.journal.lastBackupMs() === null ? 'none' : 'older';
    }
  };

const createWork = (deps: ServiceDeps & { readonly standsStill: () => void }, accounts: Accounts) => {
  const { data, clock, ids, log, announce, setProgress, notify, profileDir } = deps;
  const openApi = accounts.apis.open;
  const emergency = createEmergency(listEmergencyFolders(profileDir));
  emergency.prepare();
  const sync = createSync({
    openReader: async (id, listener) => {
      const opened = await openApi(id);
      return opened.ok ? ok(opened.value.api.openReader(listener)) : opened;
    },
    meet: openApi,
    ended: (id, code) => {
      if (code === null) accounts.standings.note(id, 'taken');
      else if (code === 'unauthorized') accounts.standings.note(id, 'refused');
    },
    copies: data.copies,
    diskSpace: () => findDiskSpace(profileDir),
    clock,
    serverNowMs: (id) => accounts.tokens.getLife(id).nowMs,
    findActor: (id) => (findDeployment(data.journal.read, id)?.actorId ?? null) as UserId | null,
    log,
    announce,
  });
  const engine = createApplyEngine({
    journal: data.journal,
    openApi,
    takeLock: () => takeLock(deps),
    emergency,
    backUp: createBackUp(deps),
    clock,
    ids,
    log,
    bootId: ids.uuid(),
    announce,
    setProgress,
    stopped: (status) => {
      deps.standsStill();
      const { deploymentId, planId } = status;
      const notice = toNotice(status, findDeployment(data.journal.read, deploymentId)?.name ?? '');
      if (notice !== null) notify({ ...notice, plan: { deploymentId, planId } });
    },
    refresh: async (id) => void (await sync.start(id)),
  });
  return { sync, engine };
};

/** Builds the services and says what must be forgotten when something changed. */
export const createServices = (deps: ServiceDeps) => {
  const { data, clock, ids, log, ask } = deps;
  const accounts = createAccounts({
    journal: data.journal,
    loadCreateApi: deps.loadCreateApi,
    ask,
    startDemo: startDemoWorker,
    clock,
    ids,
    log,
    machine: deps.machine,
    // Asked long after both are there.
    isBusy: (id) => isBusy(id),
    asking: () => deps.announce(['questions']),
    tokenTold: () => announce(['token', 'deployments']),
    credentialsChanged: () => announce(['deployments']),
    clockHeard: () => deps.announce(['token']),
    countAbsences: () => idleLock.countAbsences(),
  });
  const draft = createDraft({
    journal: data.journal,
    clock,
    later: (work) => void setImmediate(() => void inSlices(clock, () => false, work)),
  });
  const grid = createGrid(deps, draft);
  const copyOf = toCopyOf(data.copies);
  const findRecord = (id: DeploymentId): DeploymentRecord | null => {
    const record = findDeployment(data.journal.read, id);
    return record === null ? null : idleLock.toCounting(record);
  };
  const reviews = createReviews({
    readPastRefusals: (id) => readPastRefusals(data.journal.read, id, findRecord(id)?.version ?? null),
    copyOf,
    draft,
    journal: data.journal.read,
    monotonicMs: clock.monotonicMs,
    findActor: (id) => (findRecord(id)?.actorId ?? null) as UserId | null,
    ...createLicence({
      capabilities: accounts.capabilities,
      changed: () => announce(['roles', 'capability']),
    }),
  });

  const keepLast = createKeepLast(join(deps.profileDir, 'last.json'), data.journal.read, copyOf);
  /** Drops at once what was computed from something that changed, then passes the word on: the only way of forgetting. */
  const announce: Announce = (topics, when) => {
    const isAbout = (...some: readonly Topic[]): boolean => some.some((topic) => topics.includes(topic));
    if (isAbout('members', 'roles')) grid.lists.forget();
    if (isAbout('members')) {
      grid.views.forget('everything');
      grid.selection.prune((id) => listAllKeys(copyOf(id)));
    } else if (isAbout('draft', 'selection')) grid.views.forget('overlays');
    if (isAbout('members', 'roles', 'deployments', 'draft')) reviews.forget();
    if (isAbout('members', 'deployments')) keepLast();
    deps.announce(topics, when);
  };

  // While an apply runs a review is not computed anew for each change; the people of its draft are other ones mostly.
  const standsStill = (): void => announce(['draft']);
  const work = createWork({ ...deps, announce, standsStill }, accounts);
  /** True while a refresh or an apply of the deployment runs. */
  const isBusy = (id: DeploymentId): boolean =>
    work.sync.getStatus(id).state === 'running' || work.engine.isBusyWith(id);
  const idleLock = createIdleLock({
    journal: data.journal,
    isApplying: work.engine.isBusyWith,
    changed: () => announce(['deployments', 'plans']),
    log,
  });
  /** Why applying is off; null: it is not. */
  const findProblem = (): JournalProblem | null => data.journal.problem() ?? work.engine.findProblem();
  return { findProblem, accounts, draft, ...grid, reviews, findRecord, announce, idleLock, isBusy, ...work };
};

export type Services = ReturnType<typeof createServices>;
