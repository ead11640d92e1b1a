import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { isPlanReason } from '#shared/model/reason.ts';
import type { EngineLock } from '../../db/engine-lock.ts';
import { appendEvent } from '../../db/journal/event.ts';
import type { Moment } from '../../db/journal/lately.ts';
import { findPlan, setPlanState } from '../../db/journal/plan.ts';
import { listToLookAt } from '../../db/journal/remark.ts';
import type { JournalProblem } from '../../db/keep/problem.ts';
import {
  type Approving,
  type Asking,
  cancelPlan,
  resumePlan,
  type StartFailure,
  startPlan,
} from './commands.ts';
import { createEngineState, type EngineState } from './engine-state.ts';
import { stampOf, toPassingProblem } from './journal-writer.ts';
import { recoverPlans, setInflightUnknown } from './recover.ts';
import { createReports, UNKNOWN_PLAN } from './reports.ts';
import type { EngineDeps, PlanInput } from './types.ts';

const NOTHING = fail('nothing-to-look-at', 'Nobody has to look at this any more.');
const FULL = fail(
  'journal-unavailable',
  'The journal cannot be written, so this is not kept. Make room on the disk, then try again.',
);

/**
 * Keeps for good that a person has looked at one change, or at all that wait for it; with the last one the plan
 * closes. Answers how many are left.
 */
const acknowledge = (
  deps: Pick<EngineDeps, 'journal' | 'clock' | 'bootId' | 'log'>,
  planId: PlanId,
  which: number | 'all',
): Result<{ readonly left: number }, 'unknown-plan' | 'nothing-to-look-at' | 'journal-unavailable'> => {
  const { write } = deps.journal;
  const plan = findPlan(write, planId);
  if (plan === null) return UNKNOWN_PLAN;
  if (plan.state !== 'needs-review') return NOTHING;
  const waiting = listToLookAt(write, planId);
  const seen = waiting.filter((n) => which === 'all' || n === which);
  if (seen.length === 0 && which !== 'all') return NOTHING;
  const left = waiting.length - seen.length;
  const add = (n: number | null, data: Readonly<Record<string, unknown>>) =>
    appendEvent(write, { planId, n, kind: 'acknowledge', attempt: null, data }, stampOf(deps));
  try {
    write.transaction(() => {
      for (const n of seen) add(n, {});
      if (left > 0) return;
      const endedAt = plan.endedAt === null ? {} : { endedAt: plan.endedAt };
      setPlanState(write, planId, { state: 'closed', reason: null, ...endedAt });
      add(null, { rows: seen.length, state: 'closed' });
    });
  } catch (error) {
    // Expected on a full or broken disk: one transaction, so nothing was kept.
    deps.log.error('apply.not-acknowledged', { planId, error: String(error) });
    return FULL;
  }
  return ok({ left });
};

const NOT_READY = fail('journal-unavailable', 'Applying is off until the journal was looked through.');

/** A computer that goes to sleep takes its connections along; what the person had running goes on afterwards. */
const createPower = (engine: EngineState, resume: (planId: PlanId) => Promise<Result<null, string>>) => {
  const { deps } = engine;
  let asleep: readonly PlanId[] = [];
  const wake = async (planId: PlanId): Promise<void> => {
    const resumed = await resume(planId);
    const plan = findPlan(deps.journal.write, planId);
    if (resumed.ok || plan?.state !== 'paused') return;
    const { code } = resumed.failure;
    // Another plan at work on the server says nothing of why this one stands still.
    setPlanState(deps.journal.write, planId, {
      state: 'paused',
      reason: isPlanReason(code) ? code : 'sleep',
    });
    deps.announce(['plans', 'applying']);
  };
  return (event: 'suspend' | 'resume'): void => {
    if (event === 'suspend') {
      const working = engine.listRuns().filter((run) => !run.isHalted());
      asleep = working.map((run) => run.plan.id);
      for (const run of working) run.halt('sleep');
      return;
    }
    for (const planId of asleep)
      void wake(planId).catch((error: unknown) =>
        deps.log.error('apply.not-woken', { planId, error: String(error) }),
      );
    asleep = [];
  };
};

const createStop = (engine: EngineState, lockOf: () => EngineLock | null) => async (): Promise<void> => {
  const { deps, limits, commits, announcer } = engine;
  const runs = engine.listRuns();
  engine.close();
  for (const run of runs) run.halt('shutdown');
  await Promise.race([Promise.all(runs.map((run) => run.done)), deps.clock.sleep(limits.stopMs)]);
  commits.close();
  try {
    deps.journal.write.transaction(() => {
      for (const run of runs) setInflightUnknown(deps, run.plan);
    });
  } catch (error) {
    // On a full or broken disk the next start does it: what is on the wire then is of unknown fate.
    deps.log.error('apply.end-not-recorded', { error: String(error) });
  }
  announcer.close();
  lockOf()?.release();
};

/**
 * Applies approved plans and keeps the journal that tells what came of them (`docs/engine.md`). Does nothing
 * until `recover` was called, and never sends anything again by itself.
 */
export const createApplyEngine = (deps: EngineDeps) => {
  const engine = createEngineState(deps);
  let lock: EngineLock | null = null;
  let problem: JournalProblem | null = null;
  let isOff: Result<null, 'journal-unavailable'> = NOT_READY;

  const recover = (): Result<{ readonly plans: number }, 'engine-locked' | 'journal-unavailable'> => {
    let taken: Result<EngineLock, 'engine-locked'> = ok({ release: () => undefined });
    try {
      taken = deps.takeLock?.() ?? taken;
      if (!taken.ok) {
        isOff = fail('journal-unavailable', taken.failure.message);
        return taken;
      }
      const touched = recoverPlans(deps);
      lock = taken.value;
      isOff = ok(null);
      return ok({ plans: touched.length });
    } catch (error) {
      if (taken.ok) taken.value.release();
      problem = toPassingProblem(error);
      if (problem === null) throw error;
      // Whoever held it may let go of it, and a disk gets room: nothing is applied until recovery went through.
      isOff = fail('journal-unavailable', problem.message);
      return isOff;
    }
  };
  const resume = async <F extends string = never>(
    planId: PlanId,
    accept = false,
    asking: Asking<F> = {},
  ): Promise<Result<null, StartFailure | 'unknown-plan' | F>> =>
    isOff.ok ? resumePlan(engine, planId, accept, asking) : isOff;

  return {
    ...createReports(deps.journal.read, engine.liveOf),
    /** Now, as the journal stamps it. */
    now: (): Moment => ({
      monoMs: deps.clock.monotonicMs(),
      bootId: deps.bootId,
      wallMs: deps.clock.nowMs(),
    }),
    /** To be called once at the start, before anything else. */
    recover,
    /** Why recovery could not write; null: it could, or it is not for now. */
    findProblem: (): JournalProblem | null => problem,
    start: async <F extends string = never>(
      input: PlanInput,
      approving: Approving<F> = {},
    ): Promise<Result<PlanId, StartFailure | F>> => (isOff.ok ? startPlan(engine, input, approving) : isOff),
    /** No request starts after this returned; those on the wire end and are recorded. */
    pause: (planId: PlanId): Result<null, 'unknown-plan'> => {
      engine.notePause(planId);
      engine.runs.get(planId)?.halt('person');
      if (findPlan(deps.journal.write, planId) !== null) return ok(null);
      // Nothing of that name can be on its way to a run, so that nothing has to be remembered.
      engine.forgetPause(planId);
      return UNKNOWN_PLAN;
    },
    /** The same for whatever of this deployment is at work. */
    pauseAll: (id: DeploymentId): void => {
      engine.notePause(id);
      for (const run of engine.listRuns())
        if (run.plan.deploymentId === id && findPlan(deps.journal.write, run.plan.id)?.state === 'running')
          run.halt('person');
    },
    resume,
    /** True while this plan is at work and nobody has halted it, whatever the journal could take down of it. */
    isAtWork: (planId: PlanId): boolean => engine.runs.get(planId)?.isHalted() === false,
    cancel: (planId: PlanId) => cancelPlan(engine, planId),
    /** True while changes of this plan end because it was cancelled. */
    isCancelling: (planId: PlanId): boolean => engine.endings.has(planId),
    /** Settles when every change that waited when it was cancelled has ended. */
    whenCancelled: async (planId: PlanId): Promise<void> => {
      // A disk that takes no more is told by what the plan stands still for.
      await engine.endings.get(planId)?.catch(() => undefined);
    },
    /** Of how many plans and deployments pauses are remembered. */
    countPaused: engine.countPaused,
    /** True while a plan is at work. */
    isBusy: (): boolean => engine.runs.size > 0,
    /** Settles when no run of this plan is at work any more. */
    whenIdle: async (planId: PlanId): Promise<void> => {
      await engine.cancels.get(planId);
      await engine.runs.get(planId)?.done;
    },
    /** True while a plan of this deployment is at work; asks no journal. */
    isBusyWith: engine.isTaken,
    /** A person has looked at these changes. */
    acknowledge: (planId: PlanId, which: number | 'all') => acknowledge(deps, planId, which),
    onPower: createPower(engine, resume),
    /** Stops sending, waits a little for what is on the wire, writes down the rest as unknown. */
    stop: createStop(engine, () => lock),
  };
};
export type ApplyEngine = ReturnType<typeof createApplyEngine>;
