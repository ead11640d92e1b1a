import { toPhaseEnds } from '#shared/core/phases.ts';
import { rebaseChange } from '#shared/core/rebase-change.ts';
import { toWaveEnds } from '#shared/core/waves.ts';
import { cancelPending } from '../../db/journal/change.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import { listMadeRoles, listPhased } from '../../db/journal/not-done.ts';
import { setPlanState } from '../../db/journal/plan.ts';
import { countJudgedWaves, findWaveSizes } from '../../db/journal/waves.ts';
import { joinAudit } from './audit/join-audit.ts';
import { handleChange } from './check-change.ts';
import { closePlan, type Ending } from './close-plan.ts';
import { inSlices } from './in-slices.ts';
import type { Run } from './run.ts';
import { resolveChange } from './send-change.ts';
import { checkWave, toStretches, verifyPlan } from './verify.ts';

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
    if (!read.ok) return run.halt(read.failure.code);
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
    await checkMadeRoles(run);
    if (run.signal.aborted) return;
    run.queue.openTo(to);
    await drain(run);
    if (run.signal.aborted) return;
    if (wave !== null && wave.number > judged && !run.sending.aborted) await checkWave(run, wave);
    if (run.signal.aborted) return;
  }
};

/** Works a plan to its end, or until it is stopped. Answers whether it ended. */
export const runPlan = async (run: Run, to: Ending): Promise<boolean> => {
  await workThrough(run);
  if (run.signal.aborted) return false;
  // A plan ends after all its changes, and a cancel ends those that wait bit by bit.
  if (to.isCancelled())
    await inSlices(run.clock, () => run.signal.aborted, cancelPending(to.write, run.plan.id));
  if (run.signal.aborted) return false;
  setPlanState(to.write, run.plan.id, { state: 'verifying', reason: null });
  await run.atPoint('before-verify', null);
  const counts = await verifyPlan(run);
  await run.atPoint('after-verify', null);
  if (run.signal.aborted) return false;
  if (!counts.ok && !to.isCancelled()) {
    run.halt(counts.failure.code);
    return false;
  }
  const audit = await joinAudit(run);
  if (run.signal.aborted) return false;
  await run.atPoint('before-close', null);
  closePlan(run, to, { verified: counts.ok ? counts.value : null, audit });
  await run.atPoint('after-close', null);
  return true;
};
