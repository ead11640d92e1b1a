import type { DeploymentId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { ok } from '#shared/base/result.ts';
import type { plan } from '#shared/contract/plan.ts';
import type { PastRun } from '#shared/core/plan/estimate.ts';
import { findNameToType } from '#shared/core/plan/guards/reasons.ts';
import { isAboutPerson, isAboutRole } from '#shared/kinds/index.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { MIN_REASON_LENGTH } from '#shared/model/guard.ts';
import type { TokenStandings } from '../account/token/standings.ts';
import type { Vault } from '../account/vault.ts';
import type { ApplyEngine } from '../change/apply/engine.ts';
import { type ApplyPace, estimateReview } from '../change/plan/estimate.ts';
import type { PlanFiles } from '../change/plan/file/plan-files.ts';
import { describeGuards } from '../change/plan/guards.ts';
import { LOCKED } from '../change/plan/locked.ts';
import { countVerdicts, listIssues } from '../change/plan/numbers.ts';
import { listPeople } from '../change/plan/people.ts';
import { createReachOf, listAllHolders } from '../change/plan/reach.ts';
import type { Review } from '../change/plan/review.ts';
import { describeShapes } from '../change/plan/shapes.ts';
import { pageRoleHolders } from '../copy/member-role.ts';
import { findAsOf } from '../copy/pass.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { AreaHandlers } from './handlers.ts';
import { createCommandHandlers } from './plan/commands.ts';
import { createConflictHandlers } from './plan/conflicts.ts';
import { createEffectHandlers } from './plan/effects.ts';
import { createFileHandlers } from './plan/file.ts';
import { afterReview, findReviewed, type ReviewedDeps, STALE } from './plan/reviewed.ts';

export type PlanDeps = ReviewedDeps & {
  readonly files: PlanFiles;
  /** How quickly an apply may go on a deployment, for the estimate. */
  readonly paceOf: (deploymentId: DeploymentId) => ApplyPace;
  /** What applies took there before. */
  readonly listPastRuns: (deploymentId: DeploymentId) => readonly PastRun[];
  /** Why applying is off altogether; null: it is not. */
  readonly findProblem: () => { readonly message: string } | null;
  readonly vault: Pick<Vault, 'describe'>;
  readonly standings: Pick<TokenStandings, 'of'>;
  readonly engine: Pick<ApplyEngine, 'isBusyWith'>;
};

/** What stands in the way of an apply before anything is asked of the server; null: nothing. */
const findBlock = (
  { findProblem, vault, standings, engine }: PlanDeps,
  record: DeploymentRecord,
  people: number,
): { readonly code: string; readonly message: string } | null => {
  const problem = findProblem();
  if (problem !== null) return { code: 'journal-unavailable', message: problem.message };
  if (people === 0)
    return { code: 'nothing-staged', message: 'Nothing is staged that would change anything.' };
  if (record.kind === 'remote' && vault.describe(record) === 'none')
    return { code: 'signed-out', message: 'Sign in to this deployment to apply. Everything stays staged.' };
  if (record.kind === 'remote' && standings.of(record.id) === 'refused')
    return {
      code: 'signed-out',
      message: 'The server refuses the token. Sign in again to apply. Everything stays staged.',
    };
  if (record.readOnly) return LOCKED.failure;
  return engine.isBusyWith(record.id)
    ? { code: 'busy', message: 'Another apply is running on this deployment. Wait for it.' }
    : null;
};

/** "1 role", "412 people", "14 changes". */
const countOut = (rows: Review['rows']): string => {
  const count = english.formatCount(rows.length);
  if (rows.every(({ change }) => isAboutRole(change.kind)))
    return `${count} ${rows.length === 1 ? 'role' : 'roles'}`;
  if (rows.every(({ change }) => isAboutPerson(change.kind)))
    return `${count} ${rows.length === 1 ? 'person' : 'people'}`;
  return `${count} changes`;
};

/** Reviewing what is staged. */
export const createPlanHandlers = (deps: PlanDeps): AreaHandlers<typeof plan> => {
  const reachOf = createReachOf(deps.copyOf);
  /** Takes rows out of the draft as one step. */
  const reject = (deploymentId: DeploymentId, label: string, rows: Review['rows']) => {
    const wishes = rows.flatMap(({ change }) => {
      const wish = deps.draft.findWish(deploymentId, change);
      return wish === null ? [] : [wish];
    });
    deps.draft.discard(deploymentId, label, wishes);
    return ok({ people: wishes.length });
  };

  return {
    ...createConflictHandlers(deps),
    ...createEffectHandlers(deps),
    ...createCommandHandlers(deps),
    ...createFileHandlers(deps),
    'plan.review': afterReview(deps, ({ deploymentId }) => {
      const record = deps.findRecord(deploymentId);
      if (record === null) return NOT_KEPT;
      const review = deps.reviews.getReview(deploymentId);
      const estimate = estimateReview(
        deps.copyOf(deploymentId),
        deploymentId,
        review,
        deps.paceOf(deploymentId),
        deps.listPastRuns(deploymentId),
      );
      return ok({
        hash: review.hash,
        ...countVerdicts(review.rows),
        reach: reachOf(deploymentId, review.compiled.changes),
        unchanged: review.unchanged,
        shapes: describeShapes(deps.copyOf(deploymentId), deploymentId, review),
        issues: listIssues(review.rows),
        lookalikes: review.lookalikes,
        requests: estimate.requests,
        rebase: review.rebase,
        guards: describeGuards(deps.copyOf(deploymentId), deploymentId, review),
        demands: {
          minReasonLength: MIN_REASON_LENGTH,
          typeName: findNameToType(record, review.rows.length),
        },
        estimate,
        asOf: findAsOf(deps.copyOf(deploymentId), deploymentId),
        blocked: findBlock(deps, record, review.rows.length),
      });
    }),
    'plan.listPeople': afterReview(deps, ({ deploymentId, ...question }) =>
      deps.findRecord(deploymentId) === null
        ? NOT_KEPT
        : ok(listPeople(deps.reviews.getReview(deploymentId), question)),
    ),
    'plan.listHolders': afterReview(deps, ({ deploymentId, shapeId, ...page }) => {
      if (deps.findRecord(deploymentId) === null) return NOT_KEPT;
      const shape = deps.reviews.getReview(deploymentId).shapes.find(({ id }) => id === shapeId);
      if (shape === undefined || !isAboutRole(shape.kind)) return ok({ total: 0, rows: [] });
      const cache = deps.copyOf(deploymentId);
      const { organizationId, roleName: role } = shape;
      return ok({
        total: listAllHolders(cache, deploymentId, organizationId, role)?.length ?? 0,
        rows: pageRoleHolders(cache, deploymentId, { organizationId, role }, page),
      });
    }),
    'plan.rejectShape': afterReview(deps, ({ shapeId, ...named }) => {
      const found = findReviewed(deps, named);
      if (!found.ok) return found;
      const { review } = found.value;
      const shape = review.shapes.find((candidate) => candidate.id === shapeId);
      if (shape === undefined) return STALE;
      const rows = shape.members.flatMap((at) => review.rows[at] ?? []);
      return reject(named.deploymentId, `Take ${countOut(rows)} out`, rows);
    }),
    'plan.rejectRefused': afterReview(deps, (named) => {
      const found = findReviewed(deps, named);
      if (!found.ok) return found;
      const rows = found.value.review.rows.filter((row) => row.verdict === 'will-be-refused');
      return reject(named.deploymentId, `Take ${countOut(rows)} out that would be refused`, rows);
    }),
  };
};
