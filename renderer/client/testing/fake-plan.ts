import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { ORGANIZATIONS } from './fake-people.ts';
import { type FakeState, listStaged } from './fake-state.ts';

const HERE = ORGANIZATIONS[0] ?? ('' as OrganizationId);
const ALL_ZERO = {
  waiting: 0,
  applied: 0,
  already: 0,
  refused: 0,
  conflict: 0,
  skipped: 0,
  unknown: 0,
  cancelled: 0,
};

/** Review and apply: people who log in through the provider are refused, everybody else succeeds. */
export const createPlanHandlers = (state: FakeState) => {
  const rows = (staged = state.staged) =>
    listStaged(state, staged).map(({ member, delta }) => ({
      kind: 'member-roles' as const,
      roleName: '',
      organizationId: HERE,
      userId: member.userId,
      username: member.username,
      name: member.name,
      email: member.email,
      before: member.roles,
      after: [...member.roles.filter((role) => !delta.removed.includes(role)), ...delta.added].sort(),
      added: delta.added,
      removed: delta.removed,
      verdict: member.loginType === 'oidc' ? ('will-be-refused' as const) : ('will-succeed' as const),
      reason: member.loginType === 'oidc' ? 'The identity provider owns the roles of this person.' : null,
      fix: member.loginType === 'oidc' ? 'Change the group mapping there.' : null,
    }));
  const shapeIdOf = (row: { readonly added: readonly string[]; readonly removed: readonly string[] }) =>
    `+${row.added.join()}-${row.removed.join()}`;

  const status = (planId: PlanId) => {
    const plan = state.plans.find((one) => one.planId === planId);
    const all = rows(plan?.staged);
    const done = plan?.done ?? 0;
    const refused = all.slice(0, done).filter((row) => row.verdict === 'will-be-refused').length;
    const isDone = done >= all.length;
    const at = new Date(state.nowMs).toISOString();
    return {
      planId,
      deploymentId: state.deployments[0]?.id ?? ('' as never),
      state: isDone ? ('closed' as const) : ('running' as const),
      reason: null,
      people: all.length,
      counts: { ...ALL_ZERO, waiting: all.length - done, applied: done - refused, refused },
      createdAt: at,
      endedAt: isDone ? at : null,
      ratePerSecond: isDone ? null : 42,
      remaining: isDone ? null : { fromSeconds: 7, toSeconds: 9 },
      verified: isDone ? { confirmed: done - refused, different: 0, at } : null,
      undoes: null,
      reasons: {},
      reasonCode: null,
      waves: null,
      gaps: null,
      audit: null,
      toLookAt: 0,
    };
  };

  return {
    'plan.review': () => {
      const all = rows();
      const refused = all.filter((row) => row.verdict === 'will-be-refused').length;
      const ids = [...new Set(all.map(shapeIdOf))];
      const shapes = ids
        .map((id) => {
          const mine = all.filter((row) => shapeIdOf(row) === id);
          const [first] = mine;
          const risks = [
            ...(mine.length < 5 ? (['rare'] as const) : []),
            ...(first?.added.includes('organization-auditor') ? (['privileged'] as const) : []),
          ];
          return {
            id,
            kind: 'member-roles' as const,
            roleName: '',
            organizationId: HERE,
            organization: 'Acme main',
            added: first?.added ?? [],
            removed: first?.removed ?? [],
            people: mine.length,
            holders: null,
            refused: mine.filter((row) => row.verdict === 'will-be-refused').length,
            unknown: 0,
            losingLast: 0,
            risks,
            examples: mine.slice(0, 3).map((row) => row.username),
          };
        })
        .sort((a, b) => b.risks.length - a.risks.length || a.people - b.people);
      const issue = {
        code: 'idp-managed' as const,
        verdict: 'will-be-refused' as const,
        people: refused,
        of: 'people' as const,
        reason: 'The identity provider owns the roles of people who sign in through it.',
        fix: 'Change the group mapping there, or take them out.',
      };
      return ok({
        hash: ids.join('|') + String(all.length),
        willSucceed: all.length - refused,
        willBeRefused: refused,
        cannotKnow: 0,
        reach: { changes: all.length, written: 0, deleted: 0, people: all.length, isKnown: true },
        unchanged: 0,
        shapes,
        issues: refused > 0 ? [issue] : [],
        requests: all.length * 2,
        rebase: {
          planned: all.length,
          asStaged: all.length,
          already: 0,
          merged: 0,
          conflicts: 0,
          idle: 0,
        },
        guards: [],
        demands: { minReasonLength: 10, typeName: null },
        estimate: {
          requests: all.length * 2 + 1,
          reads: all.length,
          writes: all.length,
          verify: 1,
          seconds: all.length / 20,
          fromSeconds: all.length / 50,
          toSeconds: all.length / 10,
          isMeasured: false,
        },
        asOf: new Date(state.nowMs - 180_000).toISOString(),
        blocked: null,
      });
    },
    'plan.listPeople': ({ shapeId, offset, limit }: Parsed<'plan.listPeople'>) => {
      const all = rows().filter((row) => shapeId === null || shapeIdOf(row) === shapeId);
      return ok({ total: all.length, rows: all.slice(offset, offset + limit) });
    },
    'plan.rejectRefused': () => {
      const out = rows().filter((row) => row.verdict === 'will-be-refused');
      state.staged = new Map([...state.staged].filter(([id]) => !out.some((row) => row.userId === id)));
      return ok({ people: out.length });
    },
    'plan.rejectShape': ({ shapeId }: Parsed<'plan.rejectShape'>) => {
      const out = rows().filter((row) => shapeIdOf(row) === shapeId);
      state.staged = new Map([...state.staged].filter(([id]) => !out.some((row) => row.userId === id)));
      return ok({ people: out.length });
    },
    'apply.start': () => {
      const planId = `plan-${String(state.plans.length + 1)}` as PlanId;
      const staged = state.staged;
      state.plans = [{ planId, staged, done: Math.ceil(listStaged(state).length * 0.6) }, ...state.plans];
      state.staged = new Map();
      return ok({ planId });
    },
    'apply.getStatus': ({ planId }: Parsed<'apply.getStatus'>) => ok(status(planId)),
    'history.listPlans': ({ filter, offset, limit }: Parsed<'history.listPlans'>) => {
      const all = filter === 'attention' || filter === 'undo' ? [] : state.plans;
      const rows = all.map((plan) => ({ ...status(plan.planId), undoneBy: null }));
      return ok({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    'apply.listChanges': ({ planId, outcome, offset, limit }: Parsed<'apply.listChanges'>) => {
      const plan = state.plans.find((one) => one.planId === planId);
      const all = rows(plan?.staged).map((row, index) => {
        const isRefused = row.verdict === 'will-be-refused';
        const ended = isRefused ? ('refused' as const) : ('applied' as const);
        const isDone = index < (plan?.done ?? 0);
        return {
          ...row,
          state: isDone ? ('applied' as const) : ('pending' as const),
          outcome: isDone ? ended : ('waiting' as const),
          n: index + 1,
          overlapped: null,
          look: null,
          requestId: isDone ? '5f0c2a9e-0000-4000-8000-000000000000' : null,
        };
      });
      const wanted = all.filter((row) => outcome === null || row.outcome === outcome);
      return ok({ total: wanted.length, rows: wanted.slice(offset, offset + limit) });
    },
    'apply.pause': () => ok({}),
    'apply.resume': ({ planId }: Parsed<'apply.resume'>) => finish(state, planId),
    'apply.cancel': ({ planId }: Parsed<'apply.cancel'>) => finish(state, planId),
  };
};

const finish = (state: FakeState, planId: PlanId) => {
  state.plans = state.plans.map((plan) =>
    plan.planId === planId ? { ...plan, done: listStaged(state, plan.staged).length } : plan,
  );
  return ok({});
};
