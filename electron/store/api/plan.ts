import type { DeploymentId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { commands } from '#shared/contract/plan/commands.ts';
import type { conflicts } from '#shared/contract/plan/conflicts.ts';
import type { effects } from '#shared/contract/plan/effects.ts';
import type { file } from '#shared/contract/plan/file.ts';
import type { plan } from '#shared/contract/plan.ts';
import type { PastRun } from '#shared/core/plan/estimate.ts';
import { findNameToType } from '#shared/core/plan/guards/reasons.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import { countedAs, nounsOf } from '#shared/kinds/things.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { MIN_REASON_LENGTH } from '#shared/model/guard.ts';
import type { TokenStandings } from '../account/token/standings.ts';
import type { Vault } from '../account/vault.ts';
import type { ApplyEngine } from '../change/apply/engine.ts';
import type { Draft } from '../change/draft/draft.ts';
import {
  decideConflicts,
  hashConflicts,
  listConflictKinds,
  listConflictRows,
} from '../change/plan/conflicts.ts';
import {
  countVerdicts,
  describeShapes,
  listIssues,
  listPeople,
  writeCommands,
} from '../change/plan/describe-review.ts';
import { describeEffects, listEffectPeople } from '../change/plan/effects.ts';
import { type ApplyPace, estimateReview } from '../change/plan/estimate.ts';
import type { PlanFiles } from '../change/plan/file/plan-files.ts';
import { describeGuards } from '../change/plan/guards.ts';
import { LOCKED } from '../change/plan/locked.ts';
import { createReachOf, listAllHolders } from '../change/plan/reach.ts';
import type { Review, Reviews } from '../change/plan/review.ts';
import { pageRoleHolders } from '../copy/member-role.ts';
import { findAsOf } from '../copy/pass.ts';
import type { CopyOf } from '../db/copies.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { AreaHandlers, CallContext } from './handlers.ts';

/** What the handlers of a review work with. */
type ReviewedDeps = {
  readonly copyOf: CopyOf;
  readonly draft: Draft;
  readonly reviews: Reviews;
  readonly findRecord: (deploymentId: DeploymentId) => DeploymentRecord | null;
};

const STALE = fail(
  'review-stale',
  'What is staged has changed since this was shown. Look at the review again.',
  { retry: true },
);

type Turn = Pick<CallContext, 'signal' | 'breathe'>;

/**
 * A handler before which the review is computed in slices, where that was not done yet: it looks at everybody that is
 * staged, and a pause of what is applied elsewhere does not wait for that. It gets the deployment as it is kept then.
 */
const afterReview =
  <Input extends { readonly deploymentId: DeploymentId }, Reply, Later = Reply>(
    { findRecord, reviews }: Pick<ReviewedDeps, 'findRecord' | 'reviews'>,
    handler: (input: Input, record: DeploymentRecord) => Reply | Promise<Later>,
  ) =>
  async (input: Input, turn: Turn): Promise<Reply | Later | typeof NOT_KEPT> => {
    if (findRecord(input.deploymentId) !== null) await reviews.prepareReview(input.deploymentId, turn);
    const record = findRecord(input.deploymentId);
    return record === null ? NOT_KEPT : handler(input, record);
  };

/** The review that a hash names, if it is still the one of the draft. */
const findReviewed = (
  { reviews }: Pick<ReviewedDeps, 'reviews'>,
  { deploymentId, hash }: { readonly deploymentId: DeploymentId; readonly hash: string },
): Result<Review, 'review-stale'> => {
  const review = reviews.getReview(deploymentId);
  return review.hash === hash ? ok(review) : STALE;
};

/** Staged work that somebody else moved the other way: shown, and decided. */
const createConflictHandlers = (deps: ReviewedDeps): AreaHandlers<typeof conflicts> => ({
  'plan.listConflicts': afterReview(deps, ({ deploymentId }) =>
    ok(listConflictKinds(deps.copyOf(deploymentId), deploymentId, deps.reviews.getCompiled(deploymentId))),
  ),
  'plan.listConflictRows': afterReview(deps, ({ deploymentId, ...page }) =>
    ok(
      listConflictRows(deps.copyOf(deploymentId), deploymentId, deps.reviews.getCompiled(deploymentId), page),
    ),
  ),
  'plan.resolveConflicts': afterReview(deps, ({ deploymentId, hash, which, take }) => {
    const compiled = deps.reviews.getCompiled(deploymentId);
    if (hashConflicts(compiled) !== hash) return STALE;
    const decided = decideConflicts(deps.draft, deploymentId, compiled, which, take);
    if (!decided.ok) return decided;
    const resolved = decided.value;
    if (resolved === 0) return STALE;
    return ok({ resolved, left: compiled.conflicts.length - resolved });
  }),
});

/** What the plan means in permissions. */
const createEffectHandlers = (deps: ReviewedDeps): AreaHandlers<typeof effects> => ({
  'plan.getEffects': afterReview(deps, ({ deploymentId }) =>
    ok(describeEffects(deps.copyOf(deploymentId), deploymentId, deps.reviews.getReview(deploymentId))),
  ),
  'plan.listEffectPeople': afterReview(deps, ({ of, offset, limit, ...named }) => {
    const found = findReviewed(deps, named);
    if (!found.ok) return found;
    return ok(
      listEffectPeople(deps.copyOf(named.deploymentId), named.deploymentId, found.value, of, {
        offset,
        limit,
      }),
    );
  }),
});

/** The plan as text for another tool. */
const createCommandHandlers = (deps: ReviewedDeps): AreaHandlers<typeof commands> => ({
  'plan.copyCommands': afterReview(deps, ({ format, shapeId, ...named }, record) => {
    const found = findReviewed(deps, named);
    return found.ok ? writeCommands(record, found.value, { format, shapeId }) : found;
  }),
});

/** A plan saved and opened. */
const createFileHandlers = (
  deps: ReviewedDeps & { readonly files: PlanFiles },
): AreaHandlers<typeof file> => ({
  'plan.export': afterReview(deps, ({ note, ...named }, record) => {
    const found = findReviewed(deps, named);
    return found.ok ? deps.files.save(record, found.value, note) : found;
  }),
  'plan.open': (order, turn) => deps.files.open(order, turn),
});

type PlanDeps = ReviewedDeps & {
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

/** "1 role", "412 people", "3 tokens", "14 changes". */
const countOut = (rows: Review['rows']): string =>
  english.countOf(rows.length, ...nounsOf(countedAs(rows.map(({ change }) => change.kind))));

/** Reviewing what is staged. */
export const createPlanHandlers = (deps: PlanDeps): AreaHandlers<typeof plan> => {
  const reachOf = createReachOf(deps.copyOf);
  /** Takes rows out of the draft as one step. */
  const reject = (deploymentId: DeploymentId, label: string, rows: Review['rows']) => {
    const intents = rows.flatMap(({ change }) => {
      const staged = deps.draft.findStaged(deploymentId, change);
      return staged === null ? [] : [staged];
    });
    deps.draft.discard(deploymentId, label, intents);
    return ok({ people: intents.length });
  };

  return {
    ...createConflictHandlers(deps),
    ...createEffectHandlers(deps),
    ...createCommandHandlers(deps),
    ...createFileHandlers(deps),
    'plan.review': afterReview(deps, ({ deploymentId }, record) => {
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
      ok(listPeople(deps.reviews.getReview(deploymentId), question)),
    ),
    'plan.listHolders': afterReview(deps, ({ deploymentId, shapeId, ...page }) => {
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
      const review = found.value;
      const shape = review.shapes.find((candidate) => candidate.id === shapeId);
      if (shape === undefined) return STALE;
      const rows = shape.members.flatMap((at) => review.rows[at] ?? []);
      return reject(named.deploymentId, `Take ${countOut(rows)} out`, rows);
    }),
    'plan.rejectRefused': afterReview(deps, (named) => {
      const found = findReviewed(deps, named);
      if (!found.ok) return found;
      const rows = found.value.rows.filter((row) => row.verdict === 'will-be-refused');
      return reject(named.deploymentId, `Take ${countOut(rows)} out that would be refused`, rows);
    }),
  };
};
