import type { DeploymentId, PlanId, UserId } from '#shared/base/brand.ts';
import { isSameText } from '#shared/base/fold-text.ts';
import { type Err, fail, ok, type Result } from '#shared/base/result.ts';
import { mapInSlices, runInSlices, runWhole, type Slices } from '#shared/base/slices.ts';
import type { Unconfirmed } from '#shared/contract/failures.ts';
import { findNameToType, readReasons } from '#shared/core/plan/guards/reasons.ts';
import { preflightTextOf } from '#shared/kinds/index.ts';
import type { Change } from '#shared/model/change.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { type GuardReasons, MIN_REASON_LENGTH } from '#shared/model/guard.ts';
import type { Confirm } from '../../account/confirm.ts';
import type { PlannedChange } from '../../db/journal/change.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { toApprovedRoles } from '../apply/approved-roles.ts';
import type { StartFailure } from '../apply/commands.ts';
import type { ApplyEngine } from '../apply/engine.ts';
import type { LearnRoles, LiveRoles } from '../apply/live-roles.ts';
import type { Draft } from '../draft/draft.ts';
import { KINDS } from '../kinds/index.ts';
import { type Alike, sortAlike } from './alike.ts';
import { type Approval, findApproval, isCovered, type ToApprove } from './approval.ts';
import { toKept } from './conflicts.ts';
import { findUndone } from './find-undone.ts';
import { LOCKED } from './locked.ts';
import { findNames } from './names.ts';
import type { Review, ReviewRow, Reviews, ReviewTurn } from './review.ts';
import { isSameServer, type RulesDeps, readRules } from './rules.ts';

/** What decides whether a token lives for as long as a plan takes. `expiresAt` null: it does not end, or is not known. */
type PlanLife = {
  readonly seconds: number;
  readonly expiresAt: string | null;
  readonly nowMs: number;
};

const toMinute = (ms: number): string =>
  `${new Date(Math.ceil(ms / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/**
 * Refuses a plan that would still run when its token ends, by the review's own estimate: half of it would be done, and
 * the rest would wait for a token that somebody has to make first. Null: it ends in time.
 */
const findTooShort = ({ seconds, expiresAt, nowMs }: PlanLife): Err<'token-too-short'> | null => {
  const endMs = nowMs + seconds * 1_000;
  if (expiresAt === null || Date.parse(expiresAt) > endMs) return null;
  return fail(
    'token-too-short',
    `This would take until about ${toMinute(endMs)}, but the token ends at ${toMinute(Date.parse(expiresAt))}. Nothing was sent, and everything is still staged. Replace the token, or apply fewer changes at once.`,
  );
};

export type StartDeps = RulesDeps & {
  readonly draft: Draft;
  readonly reviews: Reviews;
  readonly engine: Pick<ApplyEngine, 'start'>;
  readonly confirm: Confirm;
  /** Asks the server what the roles permit now, so that offline is said before a person is asked anything. */
  readonly learn: LearnRoles;
  readonly findRecord: (id: DeploymentId) => DeploymentRecord | null;
  /** How long the reviewed plan takes, and the life of the token. */
  readonly lifeOf: (record: DeploymentRecord, review: Review) => PlanLife;
  readonly appVersion: string;
};

type BeginFailure =
  | 'review-stale'
  | 'guarded'
  | 'name-needed'
  | 'nothing-staged'
  | Unconfirmed
  | 'read-only'
  | 'token-too-short'
  | StartFailure;

/** What the person decided about a review that they want applied. */
type StartOrder = {
  /** Names the review. */
  readonly hash: string;
  readonly waves: readonly number[] | null;
  readonly reasons: GuardReasons;
  readonly typedName: string;
};

const STALE = fail(
  'review-stale',
  'What is staged has changed since you looked at it. Look at the review again.',
  {
    retry: true,
  },
);
const NOTHING = fail('nothing-staged', 'Nothing is staged that would change anything.');
const SIGNED_OUT = fail(
  'signed-out',
  'You are signed out of this deployment. Enter a token to go on; nothing was lost.',
);
const ASKING = fail(
  'busy',
  'A plan of this deployment is being started already. Answer the question about it first.',
);

const NOT_CALLED_OFF = new AbortController().signal;

/** What the review says of a change that nothing is asked for goes along, to be told again in the same words. */
const toPlanned = ({ change, verdict, code }: ReviewRow): PlannedChange => {
  const isUnasked = verdict === 'will-be-refused' && KINDS[change.kind].findUnasked !== undefined;
  if (!isUnasked || code === null) return { ...change, verdict };
  const { reason, fix } = preflightTextOf(code);
  return { ...change, verdict, foreseen: `${reason} ${fix}` };
};

/** Why an order is not enough for its review; null: it is. Checked here, whatever the window let through. */
const findGap = (record: DeploymentRecord, review: Review, order: StartOrder) => {
  const { missing } = readReasons(
    review.stopped.map(({ guard }) => guard.code),
    order.reasons,
  );
  if (missing.length > 0)
    return fail(
      'guarded',
      `A guard stops this plan. Say in at least ${MIN_REASON_LENGTH} characters why it is meant, or take those changes out.`,
      { detail: missing.join(', ') },
    );
  const name = findNameToType(record, review.rows.length);
  if (name !== null && !isSameText(order.typedName, name))
    return fail('name-needed', `This is a production deployment. Type its name, ${name}, to go on.`);
  return null;
};

/**
 * Turns the reviewed draft into a plan and starts it. The review must still be the one that was shown, before and
 * after the person confirmed and once the server answered. Approval and the emptying of the draft are one transaction:
 * staged work is in the draft or in the plan, never in both or in neither.
 */
export const createPlanStart = (deps: StartDeps) => {
  /** Deployments of which a start is being confirmed: a second one would ask about the same, or about what is gone. */
  const asking = new Set<DeploymentId>();

  /** What of a review is weighed again and again, and takes a look at everybody. */
  const asked = new WeakMap<Review, ToApprove & { readonly alike: Alike }>();

  function* sortOut(review: Review): Slices<ToApprove & { readonly alike: Alike }> {
    const { compiled, rows } = review;
    const changes = rows.map(({ change }) => change);
    const sorted = {
      changes,
      alike: yield* sortAlike(changes),
      refused: rows.filter(({ verdict }) => verdict === 'will-be-refused').length,
      stopped: review.stopped,
      nameOfPerson: (change: Change) => findNames(compiled, change)?.username ?? '',
    };
    asked.set(review, sorted);
    return sorted;
  }

  const weigh = (
    record: DeploymentRecord,
    review: Review,
    reasons: GuardReasons,
    live: LiveRoles,
  ): Approval => {
    const sorted = asked.get(review) ?? runWhole(sortOut(review));
    const { roles } = review.compiled;
    // Rules look at what changes do.
    const changes = sorted.alike.firsts;
    return findApproval(sorted, readRules(deps, { record, changes, roles, reasons, live }));
  };

  /**
   * Whether the order is still enough: while a question was open, somebody may have locked the deployment, staged
   * something, called it another name, or changed people or roles so that more would have to be confirmed than was.
   * `reasons` are those that were confirmed.
   */
  const recheck = (
    asked: DeploymentRecord,
    order: StartOrder,
    keys: ReadonlySet<string>,
    live: LiveRoles,
  ): Result<null, 'unknown-deployment' | 'read-only' | 'review-stale' | 'guarded' | 'name-needed'> => {
    const record = deps.findRecord(asked.id);
    if (record === null) return NOT_KEPT;
    if (record.readOnly) return LOCKED;
    const review = deps.reviews.getReview(asked.id);
    if (review.hash !== order.hash || !isSameServer(asked, record)) return STALE;
    const isEnough = isCovered(weigh(record, review, order.reasons, live), keys);
    return findGap(record, review, order) ?? (isEnough ? ok(null) : STALE);
  };

  const begin = async (
    record: DeploymentRecord,
    order: StartOrder,
    breathe: ReviewTurn['breathe'],
  ): Promise<Result<PlanId, BeginFailure>> => {
    /** An order is carried out, or fails, whoever waits for the answer. */
    const run = async <T>(work: Slices<T>): Promise<T> => {
      for (;;) {
        const turn = { rest: breathe, monotonicMs: () => deps.now().monoMs, isStopped: () => false };
        const done = await runInSlices(work, turn);
        if (done !== 'stopped') return done.value;
      }
    };
    /** The review, and what is weighed of it, are there afterwards. */
    const prepare = async (id: DeploymentId): Promise<void> => {
      await deps.reviews.prepareReview(id, { breathe, signal: NOT_CALLED_OFF });
      const review = deps.reviews.getReview(id);
      if (!asked.has(review)) await run(sortOut(review));
    };
    const { id: deploymentId } = record;
    const { hash, waves } = order;
    if (record.actorId === null) return SIGNED_OUT;
    if (record.readOnly) return LOCKED;
    await prepare(deploymentId);
    const review = deps.reviews.getReview(deploymentId);
    if (review.hash !== hash) return STALE;
    if (review.rows.length === 0) return NOTHING;
    const gap = findGap(record, review, order);
    if (gap !== null) return gap;
    const tooShort = findTooShort(deps.lifeOf(record, review));
    if (tooShort !== null) return tooShort;
    const { reasons } = readReasons(
      review.stopped.map(({ guard }) => guard.code),
      order.reasons,
    );
    const learn = () =>
      deps.learn(
        deploymentId,
        review.rows.map(({ change }) => change),
      );
    const live = await learn();
    if (!live.ok) return live;
    const { keys, toQuestion } = weigh(record, review, reasons, live.value);
    const otherwise = 'Nothing was sent, and everything is still staged.';
    if (keys.size > 0) {
      const sure = await deps.confirm(record, { ...(await run(toQuestion())), otherwise });
      if (!sure.ok) return sure;
    }
    // A question may be open for as long as it takes to widen a role.
    const now = keys.size > 0 ? await learn() : live;
    if (!now.ok) return now;
    const recheckNow = () => recheck(record, { ...order, reasons }, keys, now.value);
    const check = async () => {
      // Forgotten where anything was told meanwhile, such as whom the server says we are: computed in slices here.
      await prepare(deploymentId);
      return recheckNow();
    };
    const still = await check();
    if (!still.ok) return still;
    return deps.engine.start(
      {
        deploymentId,
        serverId: record.serverId,
        actorId: record.actorId as UserId,
        hash,
        changes: await run(mapInSlices(review.rows, toPlanned)),
        undoes: findUndone(deps.draft, deploymentId),
        waves,
        appVersion: deps.appVersion,
        reasons,
        confirmed: [...keys],
        serverVersion: record.version,
      },
      {
        alongside: () =>
          deps.draft.clear(deploymentId, toKept(deps.reviews.getReview(deploymentId).compiled)),
        check,
        // A review that was forgotten meanwhile is not computed at once, in the last slice of all.
        isStill: () => deps.reviews.isReviewed(deploymentId) && recheckNow().ok,
        // What was told is approved: what a role got while the question was open stops the plan.
        permits: toApprovedRoles(
          live.value,
          review.rows.map(({ change }) => change),
        ),
      },
    );
  };

  return async (
    deploymentId: DeploymentId,
    order: StartOrder,
    { breathe }: Pick<ReviewTurn, 'breathe'>,
  ): Promise<Result<PlanId, BeginFailure>> => {
    const record = deps.findRecord(deploymentId);
    if (record === null) return NOT_KEPT;
    if (asking.has(deploymentId)) return ASKING;
    asking.add(deploymentId);
    try {
      return await begin(record, order, breathe);
    } finally {
      asking.delete(deploymentId);
    }
  };
};

export type PlanStart = ReturnType<typeof createPlanStart>;
