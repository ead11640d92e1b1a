import { countOutcomes } from '#shared/core/outcome.ts';
import { countEnded } from '#shared/core/plan-counts.ts';
import type { ApprovedRoles } from '../../db/journal/approved-roles.ts';
import { listInState, readTally } from '../../db/journal/change-list.ts';
import { appendEvent } from '../../db/journal/event.ts';
import { type PlanRow, setPlanState } from '../../db/journal/plan.ts';
import { listAccepted } from '../../db/journal/waves.ts';
import type { CoderApi } from '../../remote/port.ts';
import { createCircuitBreaker, createRetryBudget } from './circuit-breaker.ts';
import {
  type Commits,
  createJournalWriter,
  mergeEmergency,
  stampOf,
  toJournalReason,
} from './journal-writer.ts';
import { meetAgain } from './open-target.ts';
import { createDangling, createPrerequisites } from './prerequisites.ts';
import { setInflightUnknown } from './recover.ts';
import { createRoleWatch } from './role-watch.ts';
import {
  createPace,
  createPendingResults,
  createQueue,
  type Facts,
  type HaltEvent,
  type Pace,
  type Run,
  type Unknowns,
} from './run.ts';
import { runPlan } from './run-plan.ts';
import { createSight } from './sight.ts';
import type { EngineDeps, Limits } from './types.ts';

/** An engine at work on one plan. */
export type LiveRun = {
  readonly plan: PlanRow;
  readonly measure: Pace['measure'];
  /** Changes that have ended, as a share of all. */
  readonly progress: () => number;
  readonly halt: (reason: string) => void;
  readonly isHalted: () => boolean;
  /** No more is sent, and what waits ends; open questions are still cleared up. */
  readonly stopSending: () => void;
  /** Settles when nothing of it is at work any more; true: the plan has ended. Never rejects. */
  readonly done: Promise<boolean>;
};

/** What a person takes as it is by going on. */
export type Taken = {
  /** Kinds of refusal that count as known from now on. */
  readonly accepted: readonly string[];
  /** What roles permit that were approved only now; null: none. */
  readonly permits: ApprovedRoles | null;
};

export const NOTHING_TAKEN: Taken = { accepted: [], permits: null };

export type RunParts = {
  readonly deps: EngineDeps;
  readonly limits: Limits;
  readonly commits: Commits;
  readonly plan: PlanRow;
  readonly api: CoderApi;
  readonly unknowns: Unknowns;
  readonly isCancelled: boolean;
  readonly taken: Taken;
  readonly told: (how: 'now' | 'soon') => void;
  /** The pause could not be written down: the reason is kept in memory. */
  readonly stuck: (reason: string) => void;
};

const recordPause = (
  { deps, plan, stuck }: RunParts,
  reason: string,
  facts: Facts,
  event: HaltEvent | null,
): void => {
  const { write } = deps.journal;
  const add = ({ kind, data }: HaltEvent): void =>
    appendEvent(write, { planId: plan.id, n: null, kind, attempt: null, data }, stampOf(deps));
  try {
    write.transaction(() => {
      setPlanState(write, plan.id, { state: 'paused', reason });
      if (event !== null) add(event);
      add({ kind: 'pause', data: { reason, ...facts } });
    });
  } catch (error) {
    // Expected on a full or broken disk. Nothing is sent any more, which is what counts.
    deps.log.error('apply.pause-not-recorded', { planId: plan.id, error: String(error) });
    stuck(toJournalReason(error) ?? 'journal-unavailable');
  }
};

/** Changes between two copies of the journal while a plan runs. */
const BACKUP_EVERY = 1_000;

const readProgress = ({ deps, plan }: RunParts): number =>
  countEnded(countOutcomes(readTally(deps.journal.read, plan.id))) / Math.max(1, plan.changes);

const addUnknowns = ({ deps, limits, plan, unknowns }: RunParts): void => {
  for (const { n } of listInState(deps.journal.read, plan.id, 'unknown'))
    if (!unknowns.has(n)) unknowns.add(n, deps.clock.monotonicMs() + limits.settleMs);
};

/** Sets a plan going over an open connection. What goes wrong in it pauses the plan and is never thrown. */
export const startRun = (parts: RunParts): LiveRun => {
  const { deps, limits, plan, told } = parts;
  const { accepted, permits } = parts.taken;
  const all = new AbortController();
  const sending = new AbortController();
  const pace = createPace(deps.clock);
  const breaker = createCircuitBreaker();
  let endings = 0;
  let isCancelled = parts.isCancelled;
  if (isCancelled) sending.abort();

  const halt: Run['halt'] = (reason, facts = {}, event): void => {
    if (all.signal.aborted) return;
    sending.abort();
    all.abort();
    recordPause(parts, reason, facts, event ?? null);
    told('now');
  };
  const crash = (error: unknown): void => {
    deps.log.error('apply.crashed', {
      planId: plan.id,
      error: error instanceof Error ? error.stack : String(error),
    });
    halt(toJournalReason(error) ?? 'internal');
  };
  const stopSending = (): void => {
    isCancelled = true;
    sending.abort();
  };
  const { write } = deps.journal;
  mergeEmergency(deps);
  write.transaction(() => {
    // Left over when the journal could not take a result and nothing else did.
    setInflightUnknown(deps, plan);
    setPlanState(write, plan.id, { state: 'running', reason: null });
    appendEvent(
      write,
      {
        planId: plan.id,
        n: null,
        kind: 'resume',
        attempt: null,
        data: permits === null ? { accepted } : { accepted, permits },
      },
      stampOf(deps),
    );
  });
  addUnknowns(parts);
  const run: Run = {
    plan,
    api: parts.api,
    journal: deps.journal.read,
    clock: deps.clock,
    log: deps.log,
    limits,
    writer: createJournalWriter(deps, parts.commits, plan.id, () => isCancelled),
    queue: createQueue(deps.journal.read, plan.id),
    prerequisites: createPrerequisites(deps.journal.read, plan.id),
    dangling: createDangling(parts.api, all.signal),
    watchRoles: createRoleWatch({
      api: parts.api,
      clock: deps.clock,
      // What was just approved has to be in what it reads.
      journal: write,
      plan,
      limits,
      sending: sending.signal,
    }),
    unknowns: parts.unknowns,
    retries: createRetryBudget(),
    sight: createSight(parts.api, plan.actorId),
    meet: () => meetAgain(deps, plan),
    accepted: listAccepted(deps.journal.write, plan.id),
    results: createPendingResults(parts.commits.flush, crash),
    pace,
    signal: all.signal,
    sending: sending.signal,
    halt,
    crash,
    noteSample: (sample) => {
      pace.note();
      endings += 1;
      if (endings % BACKUP_EVERY === 0) void deps.backUp?.();
      told('soon');
      const reason = breaker.note(sample);
      if (reason !== null && !sending.signal.aborted) halt(reason);
    },
    atPoint: async (point, n) => deps.atPoint?.(point, n),
  };
  const ending = { write, stamp: () => stampOf(deps), isCancelled: () => isCancelled };
  return {
    plan,
    measure: pace.measure,
    progress: () => readProgress(parts),
    halt,
    isHalted: () => all.signal.aborted,
    stopSending,
    done: runPlan(run, ending).catch((error: unknown) => {
      crash(error);
      return false;
    }),
  };
};
