import { startTwin } from '#electron/demo/index.ts';
import type { PlanInput } from '#electron/store/change/apply/types.ts';
import type { PlannedChange } from '#electron/store/db/journal/change.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { type CompileEntry, compile } from '#shared/core/plan/compile.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { LIVE, MEMBER, SITE_ORGANIZATION_ID, SUSPENDED, TOKEN_KINDS } from '#shared/model/subject.ts';
import { planInput, plannedChange } from '#test/kit/engine-rig.ts';
import { connect } from './connect.ts';
import { NO_FAULTS } from './fault-rules.ts';
import { type Faultd, startFaultd } from './faultd.ts';
import { wordsOf } from './subjects.ts';

const NEW_ROLE = 'made-by-a-plan';
/** What else a mixed plan does to people. */
const OTHERS: Readonly<
  Record<'site-roles' | 'user-status' | 'membership', Pick<CompileEntry, 'base' | 'intent'>>
> = {
  'site-roles': { base: [], intent: { kind: 'delta', add: ['auditor'], remove: [] } },
  'user-status': { base: [], intent: { kind: 'exactly', roles: [SUSPENDED] } },
  membership: { base: [MEMBER], intent: { kind: 'exactly', roles: [] } },
};

/** The twin behind the proxy, and people in it who can be changed without a refusal. */
export const startCity = async (people: number) => {
  const twin = await startTwin({ members: 120, seed: 11, generation: '2.35', rateLimit: false });
  const faultd: Faultd = await startFaultd(twin);
  const organizationId = twin.organizations.coder as OrganizationId;
  const users = Array.from(
    { length: people },
    (_, at) => twin.edit.createUser({ username: `worker-${at}`, loginType: 'password' }) as UserId,
  );
  let made = 0;
  const self = await connect(faultd.url, twin.ownerToken).readSelf();
  if (!self.ok) throw new Error(self.failure.message);
  const add = (userId: UserId): PlannedChange =>
    plannedChange(
      userId,
      { kind: 'delta', add: ['organization-auditor'], remove: ['organization-template-admin'] },
      ['organization-template-admin'],
      organizationId,
    );
  /** The end of a token that is made for it: one that has ended never lives again. */
  const toEnd = (userId: UserId): CompileEntry => {
    made += 1;
    const tokenId = twin.edit.createToken(userId, `token-${made}`);
    const of = { kind: TOKEN_KINDS[0], organizationId: SITE_ORGANIZATION_ID, userId, tokenId };
    return { ...of, base: [LIVE], intent: { kind: 'delta', add: [], remove: [LIVE] } };
  };
  const toPlan = (entries: readonly CompileEntry[]): PlanInput => {
    const { changes } = compile(entries);
    return planInput(
      changes.map((change) => ({ ...change, verdict: 'will-succeed' })),
      { actorId: self.value.userId },
    );
  };
  return {
    twin,
    faultd,
    users,
    /** Puts everybody back where they were at first and forgets what happened. */
    reset: (): void => {
      for (const user of users) {
        if (wordsOf(twin, { kind: 'membership', of: user }).length === 0) twin.edit.addMember(user);
        twin.edit.setRoles(user, ['organization-template-admin']);
        twin.edit.setSiteRoles(user, []);
        twin.edit.setStatus(user, 'active');
      }
      if (wordsOf(twin, { kind: 'custom-role', of: NEW_ROLE }).length > 0) twin.edit.deleteRole(NEW_ROLE);
      faultd.watch([NEW_ROLE]);
      faultd.history.length = 0;
      faultd.use(NO_FAULTS);
    },
    /** One change for each of the first `count` people. */
    plan: (count = people): PlanInput =>
      planInput(users.slice(0, count).map(add), { actorId: self.value.userId }),
    /** The end of a new token of each of the first `count` people. */
    tokenPlan: (count = people): PlanInput => toPlan(users.slice(0, count).map(toEnd)),
    /** A plan with every kind of change: a new role for everybody, and something else for each. */
    mixedPlan: (count = people): PlanInput => {
      const entries = users.slice(0, count).flatMap((user, at): readonly CompileEntry[] => {
        const kind = (['site-roles', 'user-status', 'membership'] as const)[at % 3] ?? 'site-roles';
        const roles = personSubject('member-roles', organizationId, user);
        const base = ['organization-template-admin'];
        return [
          { ...roles, base, intent: { kind: 'delta', add: [NEW_ROLE], remove: [] } },
          { ...personSubject(kind, organizationId, user), ...OTHERS[kind] },
          toEnd(user),
        ];
      });
      const role: CompileEntry = {
        ...roleSubject(organizationId, NEW_ROLE),
        base: [],
        intent: { kind: 'exactly', roles: ['exists', 'org:workspace:read'] },
      };
      return toPlan([role, ...entries]);
    },
    close: async (): Promise<void> => {
      await faultd.close();
      await twin.close();
    },
  };
};
export type City = Awaited<ReturnType<typeof startCity>>;
