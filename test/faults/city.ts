import { startTwin } from '#electron/demo/index.ts';
import type { PlanInput } from '#electron/store/change/apply/types.ts';
import type { PlannedChange } from '#electron/store/db/journal/change.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { connect } from './connect.ts';
import { NO_FAULTS } from './fault-rules.ts';
import { type Faultd, startFaultd } from './faultd.ts';
import { planInput, plannedChange } from './rig.ts';

/** The twin behind the proxy, and people in it who can be changed without a refusal. */
export const startCity = async (people: number) => {
  const twin = await startTwin({ members: 120, seed: 11, generation: '2.35', rateLimit: false });
  const faultd: Faultd = await startFaultd(twin);
  const organizationId = twin.organizations.coder as OrganizationId;
  const users = Array.from(
    { length: people },
    (_, at) => twin.edit.createUser({ username: `worker-${at}`, loginType: 'password' }) as UserId,
  );
  const self = await connect(faultd.url, twin.ownerToken).readSelf();
  if (!self.ok) throw new Error(self.failure.message);
  const add = (userId: UserId): PlannedChange =>
    plannedChange(
      userId,
      { kind: 'delta', add: ['organization-auditor'], remove: ['organization-template-admin'] },
      ['organization-template-admin'],
      organizationId,
    );
  return {
    twin,
    faultd,
    users,
    /** Gives everybody their first roles again and forgets what happened. */
    reset: (): void => {
      for (const user of users) twin.edit.setRoles(user, ['organization-template-admin']);
      faultd.history.length = 0;
      faultd.use(NO_FAULTS);
    },
    /** One change for each of the first `count` people. */
    plan: (count = people): PlanInput =>
      planInput(users.slice(0, count).map(add), { actorId: self.value.userId }),
    close: async (): Promise<void> => {
      await faultd.close();
      await twin.close();
    },
  };
};
export type City = Awaited<ReturnType<typeof startCity>>;
