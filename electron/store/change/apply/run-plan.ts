import type { AuditJoin, Gaps } from '#shared/contract/apply-facts.ts';
import { countEnded } from '#shared/core/plan/counts.ts';
import { countOutcomes } from '#shared/core/plan/outcome.ts';
import { toPhaseEnds } from '#shared/core/plan/phases.ts';
import { rebaseChange } from '#shared/core/plan/rebase-change.ts';
import { toWaveEnds } from '#shared/core/plan/waves.ts';
import type { PlanReason } from '#shared/model/reason.ts';
import type { ApprovedRoles } from '../../db/journal/approved-roles.ts';
import { type ChangeRow, cancelPending, listInState, readTally } from '../../db/journal/change.ts';
import { listMadeRoles, listPhased } from '../../db/journal/change-outcome.ts';
import {
  appendEvent,
  countJudgedWaves,
  type EventKind,
  findWaveSizes,
  isCancelled as isPlanCancelled,
  listAccepted,
} from '../../db/journal/event.ts';
import { type PlanRow, setPlanState, setVerified } from '../../db/journal/plan.ts';
import { listGaps } from '../../db/journal/remark.ts';
import type { CoderApi } from '../../remote/port.ts';
import { type Joined, joinAudit } from './audit.ts';
import { handleChange } from './check-change.ts';
import { createCircuitBreaker, createRetryBudget } from './circuit-breaker.ts';
import type { EngineState } from './engine-state.ts';
import { inSlices } from './in-slices.ts';
import { createJournalWriter, mergeEmergency, stampOf, toJournalReason } from './journal-writer.ts';
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
  type LiveRun,
  type Run,
  type Unknowns,
} from './run.ts';
import { resolveChange } from './send-change.ts';
import { createSight, isGone } from './sight.ts';
import type { EngineDeps } from './types.ts';
import { checkWave, type Differing, toStretches, verifyPlan } from './verify.ts';

const RESOLVED_AT_ONCE = 8;

const drainQueue = async (run: Run): Promise<void> => {
  const work = async (): Promise<void> => {
    while (!run.sending.aborted) {
      const change = run.queue.next();
      if (change === null) return;
      await handleChange(run, change);
    }
  };
  await Promise.all(Array.from({ length: run.limits.workers }, () => work().catch(run.crash)));
};

const drainUnknowns = async (run: Run): Promise<void> => {
  for (;;) {
    const dueMs = run.unknowns.nextDueMs();
    if (dueMs === null || run.signal.aborted) return;
    const waitMs = dueMs - run.clock.monotonicMs();
    if (waitMs > 0 && (await run.clock.sleep(waitMs, run.signal)) === 'aborted') return;
    const due = run.unknowns.takeDue(run.clock.monotonicMs(), RESOLVED_AT_ONCE);
    await Promise.all(due.map((n) => resolveChange(run, n).catch(run.crash)));
  }
};

/** Sends what waits and clears up what is unknown, until neither is left or the run is stopped. */
const drain = async (run: Run): Promise<void> => {
  const hasWork = (): boolean => !run.unknowns.isEmpty() || (!run.sending.aborted && run.queue.isWaiting());
  do {
    await Promise.all([drainQueue(run), drainUnknowns(run)]);
    await run.results.whenFewer(1);
  } while (!run.signal.aborted && hasWork());
};

/**
 * Looks once more at the roles that the plan made before they are given: it may have waited since, for a wave, a network or
 * a person, and what others have made of a role is not what was reviewed. Where that cannot be told, the run stops.
 */
const checkMadeRoles = async (run: Run): Promise<void> => {
  const others: ChangeRow[] = [];
  for (const made of listMadeRoles(run.journal, run.plan.id)) {
    if (run.sending.aborted) return;
    const read = await run.sight.read(made, { signal: run.sending });
    if (run.sending.aborted) return;
    if (!read.ok) return run.halt(isGone(read.failure.code) ? 'not-found' : read.failure.code);
    const { kind, intent, base } = made;
    if (rebaseChange(kind, { intent, base, theirs: read.value.words }).kind !== 'already') others.push(made);
  }
  run.prerequisites.noteOtherRoles(others);
};

/** One stretch after the other, cut where a phase or a wave ends; each wave that was not judged before is judged before the next begins. */
const workThrough = async (run: Run): Promise<void> => {
  const { journal, plan } = run;
  const sizes = findWaveSizes(journal, plan.id);
  const waveEnds = sizes === null ? [] : toWaveEnds(sizes, plan.changes);
  const phaseEnds = toPhaseEnds(listPhased(journal, plan.id), plan.changes);
  const judged = countJudgedWaves(journal, plan.id);
  for (const { to, wave } of toStretches(plan.changes, phaseEnds, waveEnds)) {
    run.prerequisites.reread();
    run.dangling.reread();
    run.roleWatch.reread();
    await checkMadeRoles(run);
    if (run.signal.aborted) return;
    run.queue.openTo(to);
    await drain(run);
    if (run.signal.aborted) return;
    if (wave !== null && wave.number > judged && !run.sending.aborted) await checkWave(run, wave);
    if (run.signal.aborted) return;
  }
};

/** What was learned after the last change had ended; null: it was not asked for, or could not be had. */
type Learned = {
  readonly verified: { readonly confirmed: number; readonly differing: readonly Differing[] } | null;
  readonly audit: Joined | null;
};

const SECOND_MS = 1_000;

/** Null when nothing was sent. */
const measureGaps = (gapsMs: readonly number[]): Gaps | null => {
  if (gapsMs.length === 0) return null;
  const sorted = [...gapsMs].sort((a, b) => a - b);
  return {
    measured: sorted.length,
    overSecond: sorted.filter((ms) => ms > SECOND_MS).length,
    p99Ms: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
    longestMs: sorted.at(-1) ?? 0,
  };
};

/** Closes a plan in which nothing waits and nothing is unknown; people who need a look keep it in review. */
export const closePlan = (
  deps: Pick<EngineDeps, 'journal' | 'clock' | 'bootId'>,
  { id: planId }: Pick<PlanRow, 'id'>,
  { verified, audit }: Learned,
): void => {
  const { read, write } = deps.journal;
  const toLookAt = readTally(read, planId).some(({ reason }) => reason === 'conflict-after-unknown');
  const differing = verified?.differing ?? [];
  const reason = toLookAt ? 'look-at-rows' : differing.length > 0 ? 'differs-after' : null;
  const state = reason === null ? 'closed' : 'needs-review';
  const gaps = measureGaps(listGaps(read, planId));
  const stamp = stampOf(deps);
  const add = (n: number | null, kind: EventKind, data: Readonly<Record<string, unknown>>): void =>
    appendEvent(write, { planId, n, kind, attempt: null, data }, stamp);
  write.transaction(() => {
    if (verified !== null) {
      const { confirmed } = verified;
      setVerified(write, planId, { confirmed, different: differing.length, at: stamp.wallUtc });
    }
    for (const { n, found } of differing) add(n, 'differs', { found });
    for (const { n, ...overlap } of audit?.overlaps ?? []) add(n, 'overlapped', overlap);
    const summary: AuditJoin | null = audit === null ? null : { ...audit.summary, at: stamp.wallUtc };
    if (summary !== null) add(null, 'audit', summary);
    setPlanState(write, planId, { state, reason, endedAt: stamp.wallUtc });
    add(null, 'close', { state, reason, gaps });
  });
};

/** Works a plan to its end, or until it is stopped. Answers whether it ended. */
const runPlan = async (deps: EngineDeps, run: Run): Promise<boolean> => {
  const { write } = deps.journal;
  await workThrough(run);
  if (run.signal.aborted) return false;
  // A plan ends after all its changes, and a cancel ends those that wait bit by bit.
  if (run.isCancelled())
    await inSlices(run.clock, () => run.signal.aborted, cancelPending(write, run.plan.id));
  if (run.signal.aborted) return false;
  setPlanState(write, run.plan.id, { state: 'verifying', reason: null });
  await run.atPoint('before-verify', null);
  const counts = await verifyPlan(run);
  await run.atPoint('after-verify', null);
  if (run.signal.aborted) return false;
  if (!counts.ok && !run.isCancelled()) {
    // It was stopped, and halted then for a reason of its own.
    if (counts.failure.code !== 'stopped') run.halt(counts.failure.code);
    return false;
  }
  const audit = await joinAudit(run);
  if (run.signal.aborted) return false;
  await run.atPoint('before-close', null);
  closePlan(deps, run.plan, { verified: counts.ok ? counts.value : null, audit });
  await run.atPoint('after-close', null);
  return true;
};

/** What a person takes as it is by going on. */
export type Taken = {
  /** Kinds of refusal that count as known from now on. */
  readonly accepted: readonly string[];
  /** What roles permit that were approved only now; null: none. */
  readonly permits: ApprovedRoles | null;
};

export const NOTHING_TAKEN: Taken = { accepted: [], permits: null };

const recordPause = (
  { deps, stuck }: EngineState,
  plan: PlanRow,
  reason: PlanReason,
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
    stuck.set(plan.id, toJournalReason(error) ?? 'journal-unavailable');
  }
};

/** Changes between two copies of the journal while a plan runs. */
const BACKUP_EVERY = 1_000;

const readProgress = ({ deps }: EngineState, plan: PlanRow): number =>
  countEnded(countOutcomes(readTally(deps.journal.read, plan.id))) / Math.max(1, plan.changes);

const addUnknowns = ({ deps, limits }: EngineState, plan: PlanRow, unknowns: Unknowns): void => {
  for (const { n } of listInState(deps.journal.read, plan.id, 'unknown'))
    if (!unknowns.has(n)) unknowns.add(n, deps.clock.monotonicMs() + limits.settleMs);
};

/** Sets a plan going over an open connection. What goes wrong in it pauses the plan and is never thrown. */
export const startRun = (
  engine: EngineState,
  plan: PlanRow,
  api: CoderApi,
  { accepted, permits }: Taken,
): LiveRun => {
  const { deps, limits, commits, announcer } = engine;
  const unknowns = engine.unknownsOf(plan.id);
  const all = new AbortController();
  const sending = new AbortController();
  const pace = createPace(deps.clock);
  const breaker = createCircuitBreaker();
  let endings = 0;
  let isCancelled = isPlanCancelled(deps.journal.write, plan.id);
  if (isCancelled) sending.abort();

  const halt: Run['halt'] = (reason, facts = {}, event): void => {
    if (all.signal.aborted) return;
    sending.abort();
    all.abort();
    recordPause(engine, plan, reason, facts, event ?? null);
    announcer.tellNow();
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
  addUnknowns(engine, plan, unknowns);
  const run: Run = {
    plan,
    api,
    journal: deps.journal.read,
    clock: deps.clock,
    log: deps.log,
    limits,
    writer: createJournalWriter(deps, commits, plan.id, () => isCancelled),
    queue: createQueue(deps.journal.read, plan.id),
    prerequisites: createPrerequisites(deps.journal.read, plan.id),
    dangling: createDangling(api, all.signal),
    roleWatch: createRoleWatch({
      api,
      clock: deps.clock,
      // What was just approved has to be in what it reads.
      journal: write,
      plan,
      limits,
      sending: sending.signal,
    }),
    unknowns,
    retries: createRetryBudget(),
    sight: createSight(api, plan.actorId),
    meet: () => meetAgain(deps, plan),
    accepted: listAccepted(deps.journal.write, plan.id),
    results: createPendingResults(commits.flush, crash),
    pace,
    isCancelled: () => isCancelled,
    signal: all.signal,
    sending: sending.signal,
    halt,
    crash,
    noteSample: (sample) => {
      pace.note();
      endings += 1;
      if (endings % BACKUP_EVERY === 0) void deps.backUp?.();
      announcer.tellSoon();
      const reason = breaker.note(sample);
      if (reason !== null && !sending.signal.aborted) halt(reason);
    },
    atPoint: async (point, n) => deps.atPoint?.(point, n),
  };
  return {
    plan,
    measure: pace.measure,
    progress: () => readProgress(engine, plan),
    halt,
    isHalted: () => all.signal.aborted,
    stopSending,
    done: runPlan(deps, run).catch((error: unknown) => {
      crash(error);
      return false;
    }),
  };
};
