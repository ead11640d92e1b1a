import { insertChanges, moveChange, setInflight } from '#electron/store/db/journal/change.ts';
import { appendEvent } from '#electron/store/db/journal/event.ts';
import { insertPlan, setPlanState } from '#electron/store/db/journal/plan.ts';
import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import type { ChangeState, PlanState } from '#shared/model/change.ts';
import type { ChangeReason } from '#shared/model/reason.ts';
import type { PersonKind } from '#shared/model/subject.ts';
import { type openProfile, userId } from './cache.ts';
import { DEPLOYMENT } from './deployment.ts';

/** Times before, in and after an apply. */
export const [BEFORE, DURING, AFTER] = [
  '2026-03-01T10:00:00.000Z',
  '2026-03-01T11:00:00.000Z',
  '2026-03-01T12:00:00.000Z',
] as const;

export type Planned = readonly [Exclude<PersonKind, 'custom-role'>, OrganizationId, UserId, string];

/** A plan that gives each subject one word. */
export const approvePlan = (
  { journal: { write } }: Pick<ReturnType<typeof openProfile>, 'journal'>,
  id: string,
  planned: readonly Planned[],
) => {
  const planId = id as PlanId;
  insertPlan(write, {
    ...{ id: planId, deploymentId: DEPLOYMENT, serverId: 's1', actorId: userId(99), hash: id },
    ...{ changes: planned.length, undoes: null, createdAt: BEFORE, appVersion: '0', reasons: {} },
    serverVersion: null,
  });
  insertChanges(
    write,
    planId,
    planned.map(([kind, organizationId, user, word]) => ({
      ...{ kind, organizationId, userId: user, base: [], target: [word], added: [word] },
      ...{ intent: { kind: 'delta', add: [word], remove: [] }, removed: [], verdict: 'will-succeed' },
    })),
  );
  const at = (
    n: number | null,
    kind: 'approve' | 'result' | 'differs' | 'acknowledge',
    when: string,
    data = {},
  ): void =>
    appendEvent(write, { planId, n, kind, attempt: null, data }, { monoMs: 0, bootId: 'b', wallUtc: when });
  at(null, 'approve', BEFORE);
  return {
    at,
    /** What came of a change, and when. */
    settle: (
      n: number,
      state: ChangeState,
      over: { reason?: ChangeReason; target?: readonly string[]; when?: string } = {},
    ) => {
      const { reason = null, target, when = DURING } = over;
      if (target !== undefined || state === 'unknown')
        setInflight(write, planId, n, { attempt: 1, before: [], target: target ?? ['deploy'] });
      moveChange(write, planId, n, { state, reason });
      at(n, 'result', when);
    },
    to: (state: PlanState, endedAt?: string) =>
      setPlanState(write, planId, { state, reason: null, ...(endedAt === undefined ? {} : { endedAt }) }),
  };
};
