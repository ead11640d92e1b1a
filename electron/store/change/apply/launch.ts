import { isCancelled } from '../../db/journal/event.ts';
import { findPlan, type PlanRow } from '../../db/journal/plan.ts';
import type { CoderApi } from '../../remote/port.ts';
import type { Floor } from './floor.ts';
import type { Commits } from './journal-writer.ts';
import { toStatus } from './reports.ts';
import { NOTHING_TAKEN, startRun, type Taken } from './start-run.ts';
import type { Teller } from './teller.ts';
import type { EngineDeps, Limits } from './types.ts';

export type Workshop = {
  readonly deps: EngineDeps;
  readonly limits: Limits;
  readonly commits: Commits;
  readonly floor: Floor;
  readonly teller: Teller;
};

const tellStop = ({ deps, floor, teller }: Workshop, { id }: PlanRow): void => {
  const plan = teller.isClosed() ? null : findPlan(deps.journal.read, id);
  if (plan !== null) deps.stopped?.(toStatus(deps.journal.read, plan, floor.liveOf(plan)));
};

/** Puts an engine to work on a plan whose deployment is taken; gives the deployment free when it is done. */
export const launch = (shop: Workshop, plan: PlanRow, api: CoderApi, taken: Taken = NOTHING_TAKEN): void => {
  const { deps, limits, commits, floor, teller } = shop;
  floor.stuck.delete(plan.id);
  const run = startRun({
    deps,
    limits,
    commits,
    plan,
    api,
    unknowns: floor.unknownsOf(plan.id),
    taken,
    isCancelled: isCancelled(deps.journal.write, plan.id),
    told: (how) => (how === 'now' ? teller.tellNow() : teller.tellSoon()),
    stuck: (reason) => void floor.stuck.set(plan.id, reason),
  });
  floor.runs.set(plan.id, run);
  teller.tellNow();
  const finish = async (): Promise<void> => {
    const hasEnded = await run.done;
    floor.runs.delete(plan.id);
    floor.release(plan.deploymentId);
    teller.tellNow();
    tellStop(shop, plan);
    if (hasEnded) void deps.backUp?.();
    if (hasEnded) await deps.refresh?.(plan.deploymentId);
  };
  void finish().catch((error: unknown) =>
    deps.log.error('apply.not-refreshed', { planId: plan.id, error: String(error) }),
  );
};
