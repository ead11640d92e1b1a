import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { fail, ok } from '#shared/base/result.ts';
import { toOutcome } from '#shared/core/plan/outcome.ts';
import { toPastRefusalKey } from '#shared/core/plan/preflight.ts';
import { countScore, type Score, type ScoreGroup } from '#shared/core/plan/score.ts';
import { nameOf, subjectOf, userIdOf } from '#shared/core/plan/subject.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { listUserStandings } from '../../copy/site-list.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import {
  listMisses,
  listSurprises,
  readScoreGroups,
  readScoresByPlan,
} from '../../db/journal/change-outcome.ts';
import { findPlan } from '../../db/journal/plan.ts';
import { describeChangeReason } from '../apply/reasons.ts';

const MOST_MISSES = 100;

type ScoreDeps = { readonly copyOf: CopyOf; readonly journal: ReadHandle };

const toSentence = ({ predicted, right }: Score): string =>
  predicted === 0
    ? 'Nothing was put to the test: the server neither took nor refused anything that had been foreseen.'
    : `As predicted: ${english.formatCount(right)} of ${english.formatCount(predicted)}.`;

/** How good preflight was about one plan, and where it was wrong. */
export const createPlanScore =
  ({ copyOf, journal }: ScoreDeps) =>
  (planId: PlanId) => {
    const plan = findPlan(journal, planId);
    if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
    const score = countScore(readScoreGroups(journal, planId));
    const missed = listMisses(journal, planId, MOST_MISSES);
    const names = listUserStandings(copyOf(plan.deploymentId), plan.deploymentId, missed.map(userIdOf));
    return ok({
      ...score,
      sentence: toSentence(score),
      version: plan.serverVersion,
      misses: missed.map((row) => ({
        subject: subjectOf(row),
        name: nameOf(row, names.get(userIdOf(row))?.username ?? ''),
        verdict: row.verdict,
        outcome: toOutcome(row.state, row.reason),
        reason: describeChangeReason(row.reason, row.message),
      })),
    });
  };

/** How good preflight was on a deployment, by version of its server, the latest plan's version first. */
export const createDeploymentScore =
  ({ journal }: Pick<ScoreDeps, 'journal'>) =>
  (deploymentId: DeploymentId) => {
    const versions = new Map<string | null, { plans: Set<PlanId>; groups: ScoreGroup[] }>();
    for (const { version, planId, ...group } of readScoresByPlan(journal, deploymentId)) {
      const kept = versions.get(version) ?? { plans: new Set<PlanId>(), groups: [] };
      versions.set(version, kept);
      kept.plans.add(planId);
      kept.groups.push(group);
    }
    return Array.from(versions, ([version, { plans, groups }]) => ({
      version,
      plans: plans.size,
      ...countScore(groups),
    })).toReversed();
  };

/** What the server of a deployment refused in words that no rule knows, as keys of `core/plan/preflight.ts`. */
export const readPastRefusals = (
  journal: ReadHandle,
  deploymentId: DeploymentId,
  version: string | null,
): ReadonlySet<string> =>
  new Set(
    listSurprises(journal, deploymentId, version).map((row) =>
      toPastRefusalKey({ ...row, ...diffRoles(row.base, row.planned) }),
    ),
  );

export type PlanScore = ReturnType<typeof createPlanScore>;
export type DeploymentScore = ReturnType<typeof createDeploymentScore>;
