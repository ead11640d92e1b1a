import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { runInSlices, type Slices } from '#shared/base/slices.ts';
import type { CredentialFailure, RemoteFailure, Unconfirmed } from '#shared/contract/failures.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import type { Change } from '#shared/model/change.ts';
import type { Confirm } from '../../account/confirm.ts';
import { listRoleRecords } from '../../copy/role.ts';
import { findApprovedRoles } from '../../db/journal/approved-roles.ts';
import { pageInState } from '../../db/journal/change.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { countEvents, findPausedRole } from '../../db/journal/event.ts';
import { listConfirmed } from '../../db/journal/lately.ts';
import { findPlan, type PlanRow } from '../../db/journal/plan.ts';
import { keyOf, type RoleRef, takeRoles, toApprovedRoles } from '../apply/approved-roles.ts';
import type { Asking, StartFailure } from '../apply/commands.ts';
import type { ApplyEngine } from '../apply/engine.ts';
import type { LearnRoles, LiveRoles } from '../apply/live-roles.ts';
import { readSubjects } from '../kinds/subject-copy.ts';
import { type Alike, sortAlike } from './alike.ts';
import { type Approval, findApproval, isCovered } from './approval.ts';
import { LOCKED } from './locked.ts';
import { findNames } from './names.ts';
import type { ReviewTurn } from './review.ts';
import { isSameServer, type RulesDeps, readRules } from './rules.ts';

export type ResumeDeps = RulesDeps & {
  readonly engine: Pick<ApplyEngine, 'resume' | 'isAtWork' | 'isCancelling'>;
  readonly confirm: Confirm;
  readonly findRecord: (id: DeploymentId) => DeploymentRecord | null;
  /** Asks the server what the roles permit now. */
  readonly learn: LearnRoles;
};

export type ResumeFailure = 'read-only' | Unconfirmed | 'unknown-plan' | 'resumed-too-often' | StartFailure;

/** Each time is written down for good, so that a page which pauses and resumes all day must come to an end. */
export const RESUMES_AT_MOST = 1_000;

const TOO_OFTEN = fail(
  'resumed-too-often',
  'This plan was paused and resumed a thousand times, and no more is written down for one plan. Nothing was sent. Cancel it, then stage what is left again.',
);

const CHANGES_A_SLICE = 500;
type Left = { readonly changes: readonly Change[]; readonly alike: Alike };

const OTHERWISE = 'The plan stays paused, and nothing was sent.';
const CHANGED = fail(
  'not-approved',
  'This deployment, or what this plan does there, changed while the question was open. The plan stays paused, and nothing was sent. Look at it, then resume it again.',
  { retry: true },
);
const hasEnded = ({ state }: PlanRow): boolean => state === 'closed' || state === 'needs-review';

const CANCELLING = fail('busy', 'This plan is being cancelled. Nothing more of it is sent.');
const ASKING = fail('busy', 'This plan is being resumed already. Answer the question about it first.');

/**
 * Goes on with a paused plan. What was confirmed when it started is not asked again; what has to be confirmed only by
 * now is: a role of it may permit more than it did, and the deployment may have become a production one.
 */
export const createPlanResume = (deps: ResumeDeps) => {
  const asking = new Set<PlanId>();

  /** What is left of a plan, in slices. */
  function* readLeft(plan: PlanRow): Slices<Left> {
    const changes: Change[] = [];
    for (const state of ['pending', 'inflight', 'unknown'] as const)
      for (let after = 0; ; ) {
        const rows = pageInState(deps.journal, plan.id, state, { after, limit: CHANGES_A_SLICE });
        for (const row of rows)
          changes.push({ ...row, target: row.planned, ...diffRoles(row.base, row.planned) });
        yield;
        const last = rows.at(-1);
        if (last === undefined) break;
        after = last.n;
      }
    return { changes, alike: yield* sortAlike(changes) };
  }

  const weigh = (record: DeploymentRecord, plan: PlanRow, left: Left, live: LiveRoles): Approval => {
    const cache = deps.copyOf(record.id);
    // A question names the first few people only.
    const findName = (change: Change): string => {
      const { findStanding, findUser } = readSubjects(cache, record.id, [change]);
      return findNames({ findStanding, findUser }, change)?.username ?? '';
    };
    return findApproval(
      { ...left, refused: 0, stopped: [], nameOfPerson: findName },
      // Rules look at what changes do.
      readRules(deps, {
        record,
        changes: left.alike.firsts,
        roles: listRoleRecords(cache, record.id),
        reasons: plan.reasons,
        live,
      }),
    );
  };

  /** What is approved of the roles by going on: those that the pause, or the question about it (`asked`), named. */
  const take = (
    plan: PlanRow,
    { changes }: Left,
    live: LiveRoles,
    asked: ReadonlySet<string>,
  ): ReturnType<typeof takeRoles> => {
    const now = toApprovedRoles(live, changes);
    const paused = plan.reason === 'role-widened' ? findPausedRole(deps.journal, plan.id) : null;
    const isTold = (ref: RoleRef): boolean =>
      asked.has(keyOf(ref)) || (paused !== null && keyOf(paused) === keyOf(ref));
    return takeRoles(now, findApprovedRoles(deps.journal, plan.id) ?? { roles: [], defaults: [] }, isTold);
  };

  /**
   * Makes sure that everything that has to be confirmed was, or is now. Gives what to ask once more when the server has
   * answered: while it was asked, or the question was open, somebody may have locked the deployment, called it another
   * name, or widened a role.
   */
  const confirm = async (
    record: DeploymentRecord,
    plan: PlanRow,
    run: <T>(work: Slices<T>) => Promise<T>,
  ): Promise<
    Result<Required<Asking<'read-only' | 'not-approved'>>, Unconfirmed | CredentialFailure | RemoteFailure>
  > => {
    const confirmed = listConfirmed(deps.journal, plan.id);
    // People of a plan that somebody confirmed do not count towards those of an hour.
    const known = new Set(confirmed.length === 0 ? confirmed : [...confirmed, 'hour']);
    const left = await run(readLeft(plan));
    const learn = () => deps.learn(record.id, left.alike.firsts);
    const live = await learn();
    if (!live.ok) return live;
    const approval = weigh(record, plan, left, live.value);
    const { keys } = approval;
    const isKnown = isCovered(approval, known);
    if (!isKnown) {
      const question = await run(approval.toQuestion());
      const title = `Go on with this plan? ${question.title}`;
      const sure = await deps.confirm(record, { ...question, title, otherwise: OTHERWISE });
      if (!sure.ok) return sure;
    }
    // A question may be open for as long as it takes to widen a role.
    const again = isKnown ? live : await learn();
    if (!again.ok) return again;
    const check = () => {
      const now = deps.findRecord(record.id);
      if (now === null || !isSameServer(record, now)) return CHANGED;
      if (now.readOnly) return LOCKED;
      // What is left is what it was: nothing of the plan is sent before this.
      const approval = weigh(now, plan, left, again.value);
      return isCovered(approval, new Set([...known, ...keys])) ? ok(null) : CHANGED;
    };
    // What was told is taken: what a role got since stops the plan again.
    const permits = take(plan, left, live.value, isKnown ? new Set() : approval.roles);
    return ok({ check, isStill: () => check().ok, permits });
  };

  return async (
    planId: PlanId,
    accept: boolean,
    { breathe }: Pick<ReviewTurn, 'breathe'>,
  ): Promise<Result<null, ResumeFailure>> => {
    const plan = findPlan(deps.journal, planId);
    const record = plan === null ? null : deps.findRecord(plan.deploymentId);
    if (record?.readOnly) return LOCKED;
    // A pause that could not be written down is one all the same: the engine knows, and not the journal alone.
    if (plan === null || record === null || hasEnded(plan) || deps.engine.isAtWork(planId))
      return deps.engine.resume(planId, accept);
    if (deps.engine.isCancelling(planId)) return CANCELLING;
    if (asking.has(planId)) return ASKING;
    if (countEvents(deps.journal, planId, 'resume') >= RESUMES_AT_MOST) return TOO_OFTEN;
    asking.add(planId);
    try {
      const run = async <T>(work: Slices<T>): Promise<T> => {
        for (;;) {
          const turn = { rest: breathe, monotonicMs: () => deps.now().monoMs, isStopped: () => false };
          const done = await runInSlices(work, turn);
          if (done !== 'stopped') return done.value;
        }
      };
      const confirmed = await confirm(record, plan, run);
      if (!confirmed.ok) return confirmed;
      const still = await confirmed.value.check();
      return still.ok ? await deps.engine.resume(planId, accept, confirmed.value) : still;
    } finally {
      asking.delete(planId);
    }
  };
};

export type PlanResume = ReturnType<typeof createPlanResume>;
