import { describe, expect, it } from 'vitest';
import type { Intent } from '#shared/model/intent.ts';
import { SITE_ORGANIZATION_ID, SUSPENDED } from '#shared/model/subject.ts';
import { setUpRig } from '#test/kit/account-rig.ts';

const rig = setUpRig();

/** What suspending or activating somebody of the twin's people is said to mean. */
const effectsOf = async (username: string, way: 'suspend' | 'activate' = 'suspend') => {
  const { store, twin } = rig.now();
  const user = twin.dump().users.find((one) => one.username === username);
  const { id } = await rig.connect();
  await store.must('sync.start', { deploymentId: id });
  await store.must('draft.stage', {
    deploymentId: id,
    organizationId: SITE_ORGANIZATION_ID,
    kind: 'user-status',
    who: { kind: 'people', userIds: [user?.id ?? ''] },
    intent:
      way === 'suspend'
        ? { kind: 'delta', add: [SUSPENDED], remove: [] }
        : { kind: 'delta', add: [], remove: [SUSPENDED] },
  });
  const { gains, losses, unknown } = await store.must('plan.getEffects', { deploymentId: id });
  return { gains, losses, lines: [...gains, ...losses], unknown };
};

describe('what suspending or activating somebody means', () => {
  it.each([
    ['plain-member', 'suspend', 'losses', 'Suspended'],
    ['left-early', 'activate', 'gains', 'Activated'],
  ] as const)(
    'is for a plain member (%s, %s) to sign in and what that member may do',
    async (who, way, side, label) => {
      const found = await effectsOf(who, way);
      expect(found.lines).toEqual(found[side]);
      expect(found.lines[0]).toMatchObject({
        resource: 'session',
        action: 'sign_in',
        people: 1,
        path: { label },
      });
      expect(found.lines.filter(({ resource, isRisky }) => resource === '*' || isRisky)).toEqual([]);
      // In the organization that they are in, though nothing of the plan is about it.
      expect(found.lines.some(({ organization }) => organization !== '')).toBe(true);
      for (const { path } of found.lines) expect(path.label).toBe(label);
    },
  );

  it('is powerful for whoever administers an organization, there', async () => {
    const { lines } = await effectsOf('priya-iyer');
    const risky = lines.filter(({ isRisky }) => isRisky);
    expect(risky.length).toBeGreaterThan(0);
    expect(risky.some(({ scope }) => scope === 'organization')).toBe(true);
    expect(lines.filter(({ resource }) => resource === '*')).toEqual([]);
  });

  it('is told of a role for whoever is suspended as theirs only once they are activated', async () => {
    const { store, twin } = rig.now();
    const user = twin.dump().users.find(({ username }) => username === 'left-early');
    const { id: deploymentId } = await rig.connect();
    await store.must('sync.start', { deploymentId });
    const stage = (kind: 'site-roles' | 'user-status', intent: Intent) =>
      store.must('draft.stage', {
        ...{ deploymentId, organizationId: SITE_ORGANIZATION_ID, kind, intent },
        who: { kind: 'people', userIds: [user?.id ?? ''] },
      });
    const counts = async () => {
      const { gains } = await store.must('plan.getEffects', { deploymentId });
      return new Set(gains.map(({ people, suspended }) => `${suspended} of ${people}`));
    };
    await stage('site-roles', { kind: 'delta', add: ['auditor'], remove: [] });
    expect(await counts()).toEqual(new Set(['1 of 1']));
    await stage('user-status', { kind: 'delta', add: [], remove: [SUSPENDED] });
    expect(await counts()).toEqual(new Set(['0 of 1']));
  });

  it('is not known for a role that the server does not list, in its organization', async () => {
    const { unknown } = await effectsOf('dangling-role');
    expect(unknown).toEqual([{ role: 'ghost-role', organization: expect.stringMatching(/./), people: 1 }]);
  });
});
