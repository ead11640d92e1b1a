import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { ApprovedRoles } from '../../db/journal/approved-roles.ts';
import { cancelPending, cancelSome, readTally } from '../../db/journal/change.ts';
import { appendEvent, findWaveHalt, isCancelled } from '../../db/journal/event.ts';
import { findPlan, getPlan, type PlanRow, setPlanState } from '../../db/journal/plan.ts';
import type { CoderApi } from '../../remote/port.ts';
import { approve, isAsApproved } from './approve.ts';
import type { EngineState } from './engine-state.ts';
import { inSlices } from './in-slices.ts';
import { stampOf, toJournalFailure, toJournalReason } from './journal-writer.ts';
import { openTarget, type TargetFailure } from './open-target.ts';
import { toStatus, UNKNOWN_PLAN } from './reports.ts';
import { closePlan, NOTHING_TAKEN, startRun, type Taken } from './run-plan.ts';
import type { PlanInput } from './types.ts';

export type StartFailure = TargetFailure | 'busy' | 'journal-unavailable';

/**
 * What is asked before a plan sets off. `check` is asked when the server has answered, and may take its time: a failure
 * is the answer, and nothing is kept. `isStill` is asked right before the plan sets off: no means that what `check` said
 * may not hold any more, and it is asked again. `permits` is what roles permitted when the person approved them: it is
 * kept with the plan, and every run of it holds them to it. Left out: nobody has to be asked, or was told.
 */
export type Asking<F extends string> = {
  readonly check?: () => Promise<Result<null, F>> | Result<null, F>;
  readonly isStill?: () => boolean;
  readonly permits?: ApprovedRoles | null;
};

/** What else belongs to an approval. `alongside` runs inside its transaction: both are kept or neither. */
export type Approving<F extends string> = Asking<F> & { readonly alongside?: (planId: PlanId) => void };

const ALWAYS = (): boolean => true;
const NOTHING_TO_ASK = () => ok(null);

const BUSY = fail('busy', 'A plan is being applied on this server. Wait for it, or pause it first.');

/** How often it is asked again what has changed meanwhile: what never stands still is for a person to look at. */
const ASKED_AT_MOST = 5;
const OVERTAKEN = fail(
  'busy',
  'What this plan rests on changed again and again while it was being looked at. Nothing was sent. Try again in a moment.',
  { retry: true },
);

const STOPPED = fail('journal-unavailable', 'Rollcall is being closed. Nothing was started.');

const ENDED = fail('unknown-plan', 'This plan has ended. There is nothing to resume.');

const hasEnded = (plan: PlanRow): boolean => plan.state === 'closed' || plan.state === 'needs-review';

/** Writes down that a plan which was about to run was paused first. */
const recordHeld = ({ deps }: EngineState, planId: PlanId): void => {
  const { write } = deps.journal;
  const event = { planId, n: null, kind: 'pause', attempt: null, data: { reason: 'person' } } as const;
  write.transaction(() => {
    setPlanState(write, planId, { state: 'paused', reason: 'person' });
    appendEvent(write, event, stampOf(deps));
  });
};

const tellStop = ({ deps, announcer, liveOf }: EngineState, { id }: PlanRow): void => {
  const plan = announcer.isClosed() ? null : findPlan(deps.journal.read, id);
  if (plan !== null) deps.stopped?.(toStatus(deps.journal.read, plan, liveOf(plan)));
};

/** Puts an engine to work on a plan whose deployment is taken; gives the deployment free when it is done. */
const launch = (engine: EngineState, plan: PlanRow, api: CoderApi, taken: Taken = NOTHING_TAKEN): void => {
  const { deps, announcer } = engine;
  engine.stuck.delete(plan.id);
  const run = startRun(engine, plan, api, taken);
  engine.runs.set(plan.id, run);
  announcer.tellNow();
  const finish = async (): Promise<void> => {
    const hasEnded = await run.done;
    engine.runs.delete(plan.id);
    engine.release(plan.deploymentId);
    announcer.tellNow();
    tellStop(engine, plan);
    if (hasEnded) void deps.backUp?.();
    if (hasEnded) await deps.refresh?.(plan.deploymentId);
  };
  void finish().catch((error: unknown) =>
    deps.log.error('apply.not-refreshed', { planId: plan.id, error: String(error) }),
  );
};

/**
 * Sets a plan going that is in the journal already: what goes wrong from here on pauses it. It must not look as if it
 * had not been started, or it would be started twice. `pauses` were counted before it took its way.
 */
const launchApproved = async (
  engine: EngineState,
  planId: PlanId,
  { deploymentId, api, pauses }: { deploymentId: DeploymentId; api: CoderApi; pauses: number },
): Promise<void> => {
  const { deps } = engine;
  await deps.atPoint?.('approved', null);
  try {
    const copied = await deps.backUp?.();
    if (engine.isClosed()) return;
    const plan = getPlan(deps.journal.write, planId);
    const isHeld = engine.countPauses(deploymentId, planId) !== pauses;
    // It may have been cancelled meanwhile.
    if (!hasEnded(plan) && !isHeld && copied !== 'none') return launch(engine, plan, api);
    if (!hasEnded(plan) && isHeld) recordHeld(engine, planId);
    else if (!hasEnded(plan)) engine.stuck.set(planId, 'no-backup');
  } catch (error) {
    deps.log.error('apply.not-launched', { planId, error: String(error) });
    engine.stuck.set(planId, toJournalReason(error) ?? 'internal');
  }
  engine.release(deploymentId);
};

/** Approves once the check says that it may be, and still does when everything is written. */
const approveInSlices = async <F extends string>(
  engine: EngineState,
  input: PlanInput,
  { alongside, check, isStill, permits }: Required<Approving<F>>,
): Promise<PlanId | Result<never, StartFailure | F>> => {
  const { deps } = engine;
  for (let times = 0; times < ASKED_AT_MOST; times += 1) {
    const still = await check();
    if (!still.ok) return still;
    const work = approve(deps, input, { alongside, isStill, permits });
    const written = await inSlices(deps.clock, engine.isClosed, work);
    if (written === 'stopped') return STOPPED;
    if (written.value !== 'overtaken') return written.value;
  }
  return OVERTAKEN;
};

/** Starts an approved plan. A failure leaves nothing behind, neither here nor on the server. */
export const startPlan = async <F extends string>(
  engine: EngineState,
  input: PlanInput,
  {
    alongside = () => undefined,
    check = NOTHING_TO_ASK,
    isStill = ALWAYS,
    permits = null,
  }: Approving<F> = {},
): Promise<Result<PlanId, StartFailure | F>> => {
  const { deps } = engine;
  const { deploymentId } = input;
  const pauses = engine.countPauses(deploymentId, null);
  if (!engine.take(deploymentId, input.serverId)) return BUSY;
  const giveUp = <T>(failure: T): T => {
    engine.release(deploymentId);
    return failure;
  };
  const target = await openTarget(deps, input);
  if (!target.ok) return giveUp(target);
  if (engine.isClosed()) return giveUp(STOPPED);
  try {
    const planId = await approveInSlices(engine, input, { alongside, check, isStill, permits });
    if (typeof planId !== 'string') return giveUp(planId);
    await launchApproved(engine, planId, { deploymentId, api: target.value, pauses });
    return ok(planId);
  } catch (error) {
    // Expected on a full or broken disk: one transaction, so nothing was kept.
    deps.log.error('apply.not-approved', { error: String(error) });
    return giveUp(toJournalFailure(error));
  }
};

/**
 * Goes on with a paused plan: same server, same person, same plan as approved, and every person read again. `accept`
 * also takes the refusals that a halted wave brought as known. Where the check fails, the plan stays paused.
 */
export const resumePlan = async <F extends string = never>(
  engine: EngineState,
  planId: PlanId,
  accept = false,
  { check = NOTHING_TO_ASK, isStill = ALWAYS, permits = null }: Asking<F> = {},
): Promise<Result<null, StartFailure | 'unknown-plan' | F>> => {
  const { deps } = engine;
  const running = engine.runs.get(planId);
  if (running !== undefined && !running.isHalted()) return ok(null);
  const asked = findPlan(deps.journal.write, planId);
  if (asked === null) return UNKNOWN_PLAN;
  const { deploymentId } = asked;
  const pauses = engine.countPauses(deploymentId, planId);
  // The last requests of a pause may still be on the wire.
  if (running !== undefined) await Promise.race([running.done, deps.clock.sleep(engine.limits.stopMs)]);
  const plan = getPlan(deps.journal.write, planId);
  if (hasEnded(plan)) return ENDED;
  if (!engine.take(deploymentId, plan.serverId)) return BUSY;
  const giveUp = <T>(answer: T): T => {
    engine.release(deploymentId);
    return answer;
  };
  const same = await inSlices(deps.clock, engine.isClosed, isAsApproved(deps.journal.write, plan));
  if (same === 'stopped') return giveUp(STOPPED);
  const target = same.value ? await openTarget(deps, plan) : TAMPERED;
  if (!target.ok) return giveUp(target);
  let times = 0;
  do {
    times += 1;
    if (times > ASKED_AT_MOST) return giveUp(OVERTAKEN);
    if (engine.isClosed()) return giveUp(STOPPED);
    const still = await check();
    if (!still.ok) return giveUp(still);
    if (engine.isClosed()) return giveUp(STOPPED);
    // While the server was asked, somebody may have cancelled or paused: the later order counts.
    if (hasEnded(getPlan(deps.journal.write, planId))) return giveUp(ENDED);
    if (engine.countPauses(deploymentId, planId) !== pauses) return giveUp(ok(null));
  } while (!isStill());
  try {
    const accepted = accept ? listNewRefusals(deps.journal.write, plan) : [];
    launch(engine, plan, target.value, { accepted, permits });
    return ok(null);
  } catch (error) {
    // Expected on a full or broken disk: nothing was written down, so nothing is at work.
    deps.log.error('apply.not-resumed', { planId, error: String(error) });
    engine.stuck.set(planId, toJournalReason(error) ?? 'internal');
    return giveUp(toJournalFailure(error));
  }
};

/** The kinds of refusal that the plan is halted for. */
const listNewRefusals = (journal: ReadHandle, plan: PlanRow): readonly string[] => {
  const news = plan.reason === 'wave-halted' ? (findWaveHalt(journal, plan.id)?.news ?? []) : [];
  return news.filter(({ kind }) => kind === 'refusal').map(({ code }) => code);
};

const TAMPERED = fail(
  'journal-unavailable',
  'The plan in the journal is not the one that was approved. It is not applied; cancel it and review again.',
);

const writeCancel = ({ deps, commits }: EngineState, plan: PlanRow): void => {
  const { write } = deps.journal;
  // What the workers already decided goes first; after this nobody puts a pending change on the wire.
  commits.flush();
  write.transaction(() => {
    if (!isCancelled(write, plan.id)) {
      const event = { planId: plan.id, n: null, kind: 'cancel', attempt: null, data: {} } as const;
      appendEvent(write, event, stampOf(deps));
    }
    cancelSome(write, plan.id);
  });
};

/** Ends the rest of what waits in a cancelled plan, of which the event says already that nothing more is sent. */
const endPending = async ({ deps, isClosed }: EngineState, planId: PlanId): Promise<void> => {
  await deps.atPoint?.('cancelling', null);
  await inSlices(deps.clock, isClosed, cancelPending(deps.journal.write, planId));
};

const finishCancelled = async (engine: EngineState, plan: PlanRow): Promise<void> => {
  const { deps } = engine;
  if (hasEnded(getPlan(deps.journal.write, plan.id))) return;
  const { write } = deps.journal;
  const states = readTally(write, plan.id).map(({ state }) => state);
  const isOpen = states.includes('unknown') || states.includes('inflight');
  if (isOpen) setPlanState(write, plan.id, { state: 'paused', reason: 'cancelled' });
  if (isOpen || states.includes('applied')) {
    const resumed = await resumePlan(engine, plan.id);
    if (resumed.ok || isOpen) return;
  }
  if (engine.runs.has(plan.id)) return;
  closePlan(deps, plan, { verified: null, audit: null });
  engine.stuck.delete(plan.id);
};

/** Ends what was not sent. Durable on return; what was on the wire is cleared up behind it. */
export const cancelPlan = (
  engine: EngineState,
  planId: PlanId,
): Result<null, 'unknown-plan' | 'journal-unavailable'> => {
  const { deps, announcer } = engine;
  const plan = findPlan(deps.journal.write, planId);
  if (plan === null) return UNKNOWN_PLAN;
  // The first of two orders is being carried out already.
  if (hasEnded(plan) || engine.cancels.has(planId)) return ok(null);
  engine.runs.get(planId)?.stopSending();
  try {
    writeCancel(engine, plan);
  } catch (error) {
    // Nothing is sent any more, but after a restart the plan would be open again: it has to be said.
    deps.log.error('apply.cancel-not-recorded', { planId, error: String(error) });
    return toJournalFailure(error);
  }
  announcer.tellNow();
  const isWaiting = readTally(deps.journal.write, planId).some(({ state }) => state === 'pending');
  if (!isWaiting && !isStanding(engine, planId)) return ok(null);
  const finished = (isWaiting ? cancelRest(engine, plan) : finishCancelled(engine, plan)).then(
    announcer.tellNow,
    (error: unknown) => {
      // Nothing is sent any more; cancelling it again ends what is left.
      deps.log.error('apply.cancel-not-finished', { planId, error: String(error) });
      engine.stuck.set(planId, toJournalReason(error) ?? 'internal');
    },
  );
  engine.cancels.set(
    planId,
    finished.finally(() => engine.cancels.delete(planId)),
  );
  return ok(null);
};

/** No run of it is at work that will bring it to its end. */
const isStanding = ({ runs }: EngineState, planId: PlanId): boolean => runs.get(planId)?.isHalted() ?? true;

/** Keeps the deployment meanwhile, where nothing is at work there: no plan is gone on with or started between two slices. */
const cancelRest = async (engine: EngineState, plan: PlanRow): Promise<void> => {
  const isTaken = !engine.runs.has(plan.id) && engine.take(plan.deploymentId, plan.serverId);
  const begin = Promise.resolve();
  const ending = begin
    .then(() => endPending(engine, plan.id))
    .finally(() => {
      engine.endings.delete(plan.id);
      if (isTaken) engine.release(plan.deploymentId);
    });
  engine.endings.set(plan.id, ending);
  await ending;
  if (!engine.isClosed() && isStanding(engine, plan.id)) await finishCancelled(engine, plan);
};
