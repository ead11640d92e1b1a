import type { Clock } from '#shared/base/ports.ts';
import { mapInSlices, type Slices } from '#shared/base/slices.ts';
import { type PlanContent, toFileIds, writePlanFileInSlices } from '#shared/core/plan/file/format.ts';
import { isNotDone } from '#shared/core/plan/outcome.ts';
import { isKnown, nameOf } from '#shared/core/plan/subject.ts';
import { findAsOf } from '../../copy/pass.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { readChanges } from '../../db/journal/change.ts';
import { findDeployment } from '../../db/journal/deployment.ts';
import type { PlanRow } from '../../db/journal/plan.ts';
import { hashText } from '../plan/file/save.ts';
import { readNamesInSlices } from './names.ts';

export type FailedPlanDeps = {
  readonly copyOf: CopyOf;
  readonly journal: ReadHandle;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly appVersion: string;
};

const toFacts = (
  { copyOf, journal, clock, appVersion }: FailedPlanDeps,
  { deploymentId, serverId, actorId, createdAt }: PlanRow,
): Omit<PlanContent, 'intents'> => {
  const record = findDeployment(journal, deploymentId);
  return {
    deployment: { serverId, url: record?.url ?? '', name: record?.name ?? deploymentId },
    actor: {
      userId: actorId,
      username: record?.actorId === actorId ? (record.actorName ?? actorId) : actorId,
    },
    asOf: findAsOf(copyOf(deploymentId), deploymentId),
    createdAt: new Date(clock.nowMs()).toISOString(),
    appVersion,
    note: `What the apply of ${createdAt} did not do.`,
    reasons: {},
  };
};

/**
 * What a plan did not do (refused, in conflict, cancelled, held up by another change of it) as the text of a plan file:
 * the intents with the words they were staged on, by id, so that opening it rebases them. Null: everything was done;
 * `newer-version`: what was not done is a newer version's. In slices.
 */
export function* toFailedPlan(deps: FailedPlanDeps, plan: PlanRow): Slices<string | 'newer-version' | null> {
  const all = yield* readChanges(deps.journal, plan);
  const left = all.filter(({ state, reason }) => isNotDone(state, reason));
  if (left.length === 0) return null;
  const known = left.filter(isKnown);
  if (known.length < left.length) return 'newer-version';
  const names = yield* readNamesInSlices(deps.copyOf(plan.deploymentId), plan.deploymentId, left);
  const intents = yield* mapInSlices(known, (change) => ({
    ...toFileIds(change),
    name: nameOf(change, names.findPerson(change).username),
    organization: names.findOrganization(change.organizationId),
    intent: change.intent,
    base: change.base,
  }));
  return yield* writePlanFileInSlices({ ...toFacts(deps, plan), intents }, hashText);
}
