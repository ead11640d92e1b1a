import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { ApprovedRoles } from '../../db/journal/approved-roles.ts';
import { cancelPending, cancelSome } from '../../db/journal/change.ts';
import { readTally } from '../../db/journal/change-list.ts';
import { appendEvent, isCancelled } from '../../db/journal/event.ts';
import { findPlan, getPlan, type PlanRow, setPlanState } from '../../db/journal/plan.ts';
import { findWaveHalt } from '../../db/journal/waves.ts';
import type { CoderApi } from '../../remote/port.ts';
import { approve, isAsApproved } from './approve.ts';
import { closePlan } from './close-plan.ts';
import { inSlices } from './in-slices.ts';
import { stampOf, toJournalFailure, toJournalReason } from './journal-writer.ts';
import { launch, type Workshop } from './launch.ts';
import { openTarget, type TargetFailure } from './open-target.ts';
import { UNKNOWN_PLAN } from './reports.ts';
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
const recordHeld = ({ deps }: Workshop, planId: PlanId): void => {
  const { write } = deps.journal;
  const event = { planId, n: null, kind: 'pause', attempt: null, data: { reason: 'person' } } as const;
  write.transaction(() => {
    setPlanState(write, planId, { state: 'paused', reason: 'person' });
    appendEvent(write, event, stampOf(deps));
  });
};

/**
 * Sets a plan going that is in the journal already: what goes wrong from here on pauses it. It must not look as if it
 * had not been started, or it would be started twice. `pauses` were counted before it took its way.
 */
const launchApproved = async (
  shop: Workshop,
  planId: PlanId,
  { deploymentId, api, pauses }: { deploymentId: DeploymentId; api: CoderApi; pauses: number },
): Promise<void> => {
  const { deps, floor } = shop;
  await deps.atPoint?.('approved', null);
  try {
    const copied = await deps.backUp?.();
    if (floor.isClosed()) return;
    const plan = getPlan(deps.journal.write, planId);
    const isHeld = floor.countPauses(deploymentId, planId) !== pauses;
    // It may have been cancelled meanwhile.
    if (!hasEnded(plan) && !isHeld && copied !== 'none') return launch(shop, plan, api);
    if (!hasEnded(plan) && isHeld) recordHeld(shop, planId);
    else if (!hasEnded(plan)) floor.stuck.set(planId, 'no-backup');
  } catch (error) {
    deps.log.error('apply.not-launched', { planId, error: String(error) });
    floor.stuck.set(planId, toJournalReason(error) ?? 'internal');
  }
  floor.release(deploymentId);
};

/** Approves once the check says that it may be, and still does when everything is written. */
const approveInSlices = async <F extends string>(
  shop: Workshop,
  input: PlanInput,
  { alongside, check, isStill, permits }: Required<Approving<F>>,
): Promise<PlanId | Result<never, StartFailure | F>> => {
  const { deps, floor } = shop;
  for (let times = 0; times < ASKED_AT_MOST; times += 1) {
    const still = await check();
    if (!still.ok) return still;
    const work = approve(deps, input, { alongside, isStill, permits });
    const written = await inSlices(deps.clock, floor.isClosed, work);
    if (written === 'stopped') return STOPPED;
    if (written.value !== 'overtaken') return written.value;
  }
  return OVERTAKEN;
};

/** Starts an approved plan. A failure leaves nothing behind, neither here nor on the server. */
export const startPlan = async <F extends string>(
  shop: Workshop,
  input: PlanInput,
  {
    alongside = () => undefined,
    check = NOTHING_TO_ASK,
    isStill = ALWAYS,
    permits = null,
  }: Approving<F> = {},
): Promise<Result<PlanId, StartFailure | F>> => {
  const { deps, floor } = shop;
  const { deploymentId } = input;
  const pauses = floor.countPauses(deploymentId, null);
  if (!floor.take(deploymentId, input.serverId)) return BUSY;
  const giveUp = <T>(failure: T): T => {
    floor.release(deploymentId);
    return failure;
  };
  const target = await openTarget(deps, input);
  if (!target.ok) return giveUp(target);
  if (floor.isClosed()) return giveUp(STOPPED);
  try {
    const planId = await approveInSlices(shop, input, { alongside, check, isStill, permits });
    if (typeof planId !== 'string') return giveUp(planId);
    await launchApproved(shop, planId, { deploymentId, api: target.value, pauses });
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
  shop: Workshop,
  planId: PlanId,
  accept = false,
  { check = NOTHING_TO_ASK, isStill = ALWAYS, permits = null }: Asking<F> = {},
): Promise<Result<null, StartFailure | 'unknown-plan' | F>> => {
  const { deps, floor } = shop;
  const running = floor.runs.get(planId);
  if (running !== undefined && !running.isHalted()) return ok(null);
  const asked = findPlan(deps.journal.write, planId);
  if (asked === null) return UNKNOWN_PLAN;
  const { deploymentId } = asked;
  const pauses = floor.countPauses(deploymentId, planId);
  // The last requests of a pause may still be on the wire.
  if (running !== undefined) await Promise.race([running.done, deps.clock.sleep(shop.limits.stopMs)]);
  const plan = getPlan(deps.journal.write, planId);
  if (hasEnded(plan)) return ENDED;
  if (!floor.take(deploymentId, plan.serverId)) return BUSY;
  const giveUp = <T>(answer: T): T => {
    floor.release(deploymentId);
    return answer;
  };
  const same = await inSlices(deps.clock, floor.isClosed, isAsApproved(deps.journal.write, plan));
  if (same === 'stopped') return giveUp(STOPPED);
  const target = same.value ? await openTarget(deps, plan) : TAMPERED;
  if (!target.ok) return giveUp(target);
  let times = 0;
  do {
    times += 1;
    if (times > ASKED_AT_MOST) return giveUp(OVERTAKEN);
    if (floor.isClosed()) return giveUp(STOPPED);
    const still = await check();
    if (!still.ok) return giveUp(still);
    if (floor.isClosed()) return giveUp(STOPPED);
    // While the server was asked, somebody may have cancelled or paused: the later order counts.
    if (hasEnded(getPlan(deps.journal.write, planId))) return giveUp(ENDED);
    if (floor.countPauses(deploymentId, planId) !== pauses) return giveUp(ok(null));
  } while (!isStill());
  try {
    const accepted = accept ? listNewRefusals(deps.journal.write, plan) : [];
    launch(shop, plan, target.value, { accepted, permits });
    return ok(null);
  } catch (error) {
    // Expected on a full or broken disk: nothing was written down, so nothing is at work.
    deps.log.error('apply.not-resumed', { planId, error: String(error) });
    floor.stuck.set(planId, toJournalReason(error) ?? 'internal');
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

const writeCancel = ({ deps, commits }: Workshop, plan: PlanRow): void => {
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
const endPending = async ({ deps, floor }: Workshop, planId: PlanId): Promise<void> => {
  await deps.atPoint?.('cancelling', null);
  await inSlices(deps.clock, floor.isClosed, cancelPending(deps.journal.write, planId));
};

const finishCancelled = async (shop: Workshop, plan: PlanRow): Promise<void> => {
  const { deps, floor } = shop;
  if (hasEnded(getPlan(deps.journal.write, plan.id))) return;
  const { write, read } = deps.journal;
  const states = readTally(write, plan.id).map(({ state }) => state);
  const isOpen = states.includes('unknown') || states.includes('inflight');
  if (isOpen) setPlanState(write, plan.id, { state: 'paused', reason: 'cancelled' });
  if (isOpen || states.includes('applied')) {
    const resumed = await resumePlan(shop, plan.id);
    if (resumed.ok || isOpen) return;
  }
  if (floor.runs.has(plan.id)) return;
  const ending = { write, stamp: () => stampOf(deps), isCancelled: () => true };
  closePlan({ plan, journal: read }, ending, { verified: null, audit: null });
  floor.stuck.delete(plan.id);
};

/** Ends what was not sent. Durable on return; what was on the wire is cleared up behind it. */
export const cancelPlan = (
  shop: Workshop,
  planId: PlanId,
): Result<null, 'unknown-plan' | 'journal-unavailable'> => {
  const { deps, floor, teller } = shop;
  const plan = findPlan(deps.journal.write, planId);
  if (plan === null) return UNKNOWN_PLAN;
  // The first of two orders is being carried out already.
  if (hasEnded(plan) || floor.cancels.has(planId)) return ok(null);
  floor.runs.get(planId)?.stopSending();
  try {
    writeCancel(shop, plan);
  } catch (error) {
    // Nothing is sent any more, but after a restart the plan would be open again: it has to be said.
    deps.log.error('apply.cancel-not-recorded', { planId, error: String(error) });
    return toJournalFailure(error);
  }
  teller.tellNow();
  const isWaiting = readTally(deps.journal.write, planId).some(({ state }) => state === 'pending');
  if (!isWaiting && !isStanding(shop, planId)) return ok(null);
  const finished = (isWaiting ? cancelRest(shop, plan) : finishCancelled(shop, plan)).then(
    teller.tellNow,
    (error: unknown) => {
      // Nothing is sent any more; cancelling it again ends what is left.
      deps.log.error('apply.cancel-not-finished', { planId, error: String(error) });
      floor.stuck.set(planId, toJournalReason(error) ?? 'internal');
    },
  );
  floor.cancels.set(
    planId,
    finished.finally(() => floor.cancels.delete(planId)),
  );
  return ok(null);
};

/** No run of it is at work that will bring it to its end. */
const isStanding = ({ floor }: Workshop, planId: PlanId): boolean =>
  floor.runs.get(planId)?.isHalted() ?? true;

/** Keeps the deployment meanwhile, where nothing is at work there: no plan is gone on with or started between two slices. */
const cancelRest = async (shop: Workshop, plan: PlanRow): Promise<void> => {
  const { floor } = shop;
  const isTaken = !floor.runs.has(plan.id) && floor.take(plan.deploymentId, plan.serverId);
  const begin = Promise.resolve();
  const ending = begin
    .then(() => endPending(shop, plan.id))
    .finally(() => {
      floor.endings.delete(plan.id);
      if (isTaken) floor.release(plan.deploymentId);
    });
  floor.endings.set(plan.id, ending);
  await ending;
  if (!floor.isClosed() && isStanding(shop, plan.id)) await finishCancelled(shop, plan);
};
