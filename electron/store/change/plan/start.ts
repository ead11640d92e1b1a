import type { DeploymentId, PlanId, UserId } from '#shared/base/brand.ts';
import { fail, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { Ask } from '../../account/secrets.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import type { ApplyEngine } from '../apply/engine.ts';
import type { StartFailure } from '../apply/orders.ts';
import type { Draft } from '../draft/draft.ts';
import { findApproval } from './approval.ts';
import { losesLastHolder } from './last-holder.ts';
import { LOCKED } from './locked.ts';
import type { Review, Reviews } from './review.ts';
import { readRoleNames } from './role-names.ts';

export type StartDeps = {
  readonly cache: ReadHandle;
  readonly draft: Draft;
  readonly reviews: Reviews;
  readonly engine: Pick<ApplyEngine, 'start'>;
  readonly ask: Ask;
  /** Asks the server, so that offline is said before a person is asked to confirm anything. */
  readonly reach: (id: DeploymentId) => Promise<Result<unknown, CredentialFailure | RemoteFailure>>;
  readonly findRecord: (id: DeploymentId) => DeploymentRecord | null;
  readonly appVersion: string;
};

export type BeginFailure = 'review-stale' | 'nothing-staged' | 'not-approved' | 'read-only' | StartFailure;

const STALE = fail(
  'review-stale',
  'What is staged has changed since you looked at it. Look at the review again.',
  {
    retry: true,
  },
);
const NOTHING = fail('nothing-staged', 'Nothing is staged that would change anything.');
const UNKNOWN = fail('unknown-deployment', 'Rollcall does not keep this deployment any more.');
const SIGNED_OUT = fail(
  'signed-out',
  'You are signed out of this deployment. Enter a token to go on; nothing was lost.',
);
const NOT_APPROVED = fail(
  'not-approved',
  'You did not confirm. Nothing was sent, and everything is still staged.',
);

/** The plan that an undo step takes back, when the draft is that step and nothing else. */
const findUndone = (draft: Draft, deploymentId: DeploymentId): PlanId | null => {
  const steps = draft.listSteps(deploymentId).filter((step) => !step.undone);
  return steps.length === 1 ? (steps[0]?.undoesPlan ?? null) : null;
};

/**
 * Turns the reviewed draft into a plan and starts it. The review must still be the one that was shown, before and
 * after the person confirmed. Approval and the emptying of the draft are one transaction: staged work is in the
 * draft or in the plan, never in both or in neither.
 */
export const createPlanStart = (deps: StartDeps) => {
  const confirm = async (record: DeploymentRecord, review: Review): Promise<boolean> => {
    const approval = findApproval(
      review,
      record.environment,
      losesLastHolder(deps.cache, record.id, review),
      readRoleNames(deps.cache, record.id, review),
    );
    if (approval === null) return true;
    const { environment, name } = record;
    const answer = await deps.ask({ ask: 'approve', ...approval, environment, deployment: name });
    return answer.ok && answer.value.approved;
  };

  return async (
    deploymentId: DeploymentId,
    hash: string,
    waves: readonly number[] | null,
  ): Promise<Result<PlanId, BeginFailure>> => {
    const record = deps.findRecord(deploymentId);
    if (record === null) return UNKNOWN;
    if (record.actorId === null) return SIGNED_OUT;
    if (record.readOnly) return LOCKED;
    const review = deps.reviews.getReview(deploymentId);
    if (review.hash !== hash) return STALE;
    if (review.rows.length === 0) return NOTHING;
    const reached = await deps.reach(deploymentId);
    if (!reached.ok) return reached;
    if (!(await confirm(record, review))) return NOT_APPROVED;
    // Somebody may have locked it while the question was open.
    if (deps.findRecord(deploymentId)?.readOnly) return LOCKED;
    if (deps.reviews.getReview(deploymentId).hash !== hash) return STALE;
    return deps.engine.start(
      {
        deploymentId,
        serverId: record.serverId,
        actorId: record.actorId as UserId,
        hash,
        changes: review.rows.map(({ change, verdict }) => ({ ...change, verdict })),
        undoes: findUndone(deps.draft, deploymentId),
        waves,
        appVersion: deps.appVersion,
      },
      () => deps.draft.clear(deploymentId),
    );
  };
};

export type PlanStart = ReturnType<typeof createPlanStart>;
