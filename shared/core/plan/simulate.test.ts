import { describe, expect, it } from 'vitest';
import { buildChange, delta, exactly, organizationNumber, userNumber } from '#test/kit/role-arbitraries.ts';
import { MEMBER } from '../../model/subject.ts';
import { computeEffects } from './effects/index.ts';
import type { EffectsWorld, RoleGrants } from './effects/types.ts';
import { toImpact } from './guards/impact.ts';
import { simulate } from './simulate.ts';

const HOME = organizationNumber(1);
const NOTHING: RoleGrants = { site: [], organization: [], user: [], member: [] };
const HOLDER = userNumber(2);

const world: EffectsWorld = {
  findRole: (_, role) =>
    role === 'deploy'
      ? { ...NOTHING, organization: [{ negate: false, resource: 'template', action: 'read' }] }
      : NOTHING,
  findDefaultRoles: () => [],
  findMember: (_, userId) => ({ roles: ['deploy'], isServiceAccount: userId === HOLDER }),
  listOrganizations: () => [HOME],
  findSiteRoles: () => [],
  isSuspended: () => false,
  listHolders: () => [HOLDER],
  implied: { site: NOTHING, member: NOTHING, serviceAccount: NOTHING },
};

const changes = [
  buildChange(delta(['a']), ['deploy'], { user: 1 }),
  buildChange(delta([], [MEMBER]), [MEMBER], { user: 3, kind: 'membership' }),
  buildChange(exactly(), ['exists', 'org:template:read'], { kind: 'custom-role', roleName: 'deploy' }),
];

describe('a plan that is played once', () => {
  it('feeds guards and effects, and is the same for those that ask after the others', () => {
    const play = simulate(changes, world);
    const before = structuredClone(play);
    const impact = structuredClone(toImpact(play));
    const effects = computeEffects(changes, play, world);
    expect(play).toEqual(before);
    expect(toImpact(play)).toEqual(impact);
    expect(computeEffects(changes, play, world)).toEqual(effects);
  });

  it('names nobody who is not in the plan, though they lose by it', () => {
    const play = simulate(changes, world);
    expect([...play.people.keys()]).toEqual([userNumber(1), userNumber(3)]);
    const { groups, losing } = computeEffects(changes, play, world);
    expect(groups.flatMap(({ people }) => people.map(({ userId }) => userId)).toSorted()).toEqual([
      userNumber(1),
      HOLDER,
      userNumber(3),
    ]);
    expect(losing).toBe(3);
  });
});
