import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { PlanReason } from '#shared/model/reason.ts';
import type { PlanRow } from '../../db/journal/plan.ts';
import { createCommits } from './journal-writer.ts';
import type { LiveFacts } from './reports.ts';
import { createUnknowns, type LiveRun, type Unknowns } from './run.ts';
import { DEFAULT_LIMITS, type EngineDeps, type Limits } from './types.ts';

/**
 * Tells the window that plans have moved, at most once per `announceMs`, and the desktop how far they are. What they
 * did to the people of a list is told apart and more seldom, once per `announceListsMs`: those are asked again whole.
 */
export const createProgressAnnouncer = (
  deps: Pick<EngineDeps, 'announce' | 'setProgress' | 'clock'>,
  limits: Pick<Limits, 'announceMs' | 'announceListsMs'>,
  readProgress: () => number | null,
) => {
  const planned = new Set<Topic>();
  let isClosed = false;
  const tell = (topics: readonly Topic[]): void => {
    if (isClosed) return;
    deps.announce(topics);
    deps.setProgress(readProgress());
  };
  const tellNow = (): void => tell(['plans', 'applying']);
  const tellIn = (topic: Topic, ms: number): void => {
    if (planned.has(topic)) return;
    planned.add(topic);
    void deps.clock.sleep(ms).then(() => {
      planned.delete(topic);
      tell([topic]);
    });
  };
  return {
    tellNow,
    /** After this the journal may be closed at any moment. */
    isClosed: (): boolean => isClosed,
    /** Says a last word; after it nothing is read or told, since the journal is about to be closed. */
    close: (): void => {
      tellNow();
      isClosed = true;
    },
    tellSoon: (): void => {
      tellIn('plans', limits.announceMs);
      tellIn('applying', limits.announceListsMs);
    },
  };
};

/**
 * What an engine holds in memory beside what it was given: the runs at work, the deployments taken for one, the moments
 * from which unknown changes may be read, and pauses that could not be written down. All of it may be lost; the journal is
 * the truth.
 */
export const createEngineState = (deps: EngineDeps) => {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const runs = new Map<PlanId, LiveRun>();
  /** Deployments with the server's own name for itself, if it tells one. */
  const taken = new Map<DeploymentId, string | null>();
  const unknowns = new Map<PlanId, Unknowns>();
  const stuck = new Map<PlanId, PlanReason>();
  const cancels = new Map<PlanId, Promise<void>>();
  const endings = new Map<PlanId, Promise<void>>();
  const pauses = new Map<PlanId | DeploymentId, number>();
  let isClosed = false;
  /** Mean progress of what runs, from 0 to 1; null when nothing does. */
  const readProgress = (): number | null => {
    const all = [...runs.values()];
    return all.length === 0 ? null : all.reduce((sum, run) => sum + run.progress(), 0) / all.length;
  };
  return {
    deps,
    limits,
    commits: createCommits(deps.journal.write, deps.clock),
    announcer: createProgressAnnouncer(deps, limits, readProgress),
    runs,
    /** Plans that stand still for a reason which could not be written down. */
    stuck,
    /** Cancelled plans that are being brought to their end, in slices, or because they stood still. */
    cancels,
    /** Cancelled plans of which not every change that waited has ended yet. */
    endings,
    listRuns: (): readonly LiveRun[] => [...runs.values()],
    /**
     * False when a plan of this deployment is at work or about to be, or one of the same server kept under another
     * address: two at once would each write over what the other had just read.
     */
    take: (id: DeploymentId, serverId: string | null): boolean => {
      const isSame = (other: string | null): boolean => other !== null && other === serverId;
      if (taken.has(id) || [...taken.values()].some(isSame)) return false;
      taken.set(id, serverId);
      return true;
    },
    release: (id: DeploymentId): void => {
      taken.delete(id);
    },
    /** True while a plan of this deployment is at work or about to be. */
    isTaken: (id: DeploymentId): boolean => taken.has(id),
    /** Somebody wants a standstill of this plan, or of all that is done there. */
    notePause: (id: PlanId | DeploymentId): void => {
      pauses.set(id, (pauses.get(id) ?? 0) + 1);
    },
    forgetPause: (id: PlanId): void => {
      pauses.delete(id);
    },
    /** Of how many plans and deployments pauses are counted. */
    countPaused: (): number => pauses.size,
    /** Grows with each pause: what is on its way to a run, where there is none to halt yet, looks before it sets off. */
    countPauses: (id: DeploymentId, planId: PlanId | null): number =>
      (pauses.get(id) ?? 0) + (planId === null ? 0 : (pauses.get(planId) ?? 0)),
    /** The engine has stopped: the journal may belong to another one. */
    close: (): void => {
      isClosed = true;
    },
    isClosed: (): boolean => isClosed,
    unknownsOf: (planId: PlanId): Unknowns => {
      const found = unknowns.get(planId) ?? createUnknowns();
      unknowns.set(planId, found);
      return found;
    },
    liveOf: (plan: PlanRow): LiveFacts => ({
      pace: runs.get(plan.id)?.measure() ?? null,
      stuckReason: stuck.get(plan.id) ?? null,
    }),
  };
};
export type EngineState = ReturnType<typeof createEngineState>;
