import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENERATIONS, type Generation } from '#electron/demo/rules/generation.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { computeEffects, type PlanEffects } from '#shared/core/plan/effects/index.ts';
import {
  EFFECT_SCOPES,
  type EffectScope,
  type EffectsWorld,
  type RoleGrants,
  SIGN_IN,
} from '#shared/core/plan/effects/types.ts';
import { simulate } from '#shared/core/plan/simulate.ts';
import { diffRoles, toRoleSet } from '#shared/core/roles/role-set.ts';
import type { Change } from '#shared/model/change.ts';
import { SITE_ORGANIZATION_ID, type StagedKind, SUSPENDED } from '#shared/model/subject.ts';
import { createJudge, type Holds, type Judge, ORGANIZATION } from './judge.ts';

const USER = '10000000-0000-4000-8000-000000000001' as UserId;
const HOME = ORGANIZATION as OrganizationId;
const NOTHING: RoleGrants = { site: [], organization: [], user: [], member: [] };

/** The world as a copy would show it, but with the implied roles of the twin: the real server lists them for nobody. */
const worldOf = (judge: Judge, holds: Holds, defaultRoles: readonly string[]): EffectsWorld => ({
  findRole: (organizationId, role) =>
    organizationId === SITE_ORGANIZATION_ID ? judge.findSiteRole(role) : judge.findOrganizationRole(role),
  findDefaultRoles: () => defaultRoles,
  findMember: () => (holds.roles === null ? null : { roles: holds.roles, isServiceAccount: false }),
  listOrganizations: () => (holds.roles === null ? [] : [HOME]),
  findSiteRoles: () => holds.site,
  isSuspended: () => false,
  listHolders: () => [],
  implied: {
    site: judge.findSiteRole('member') ?? NOTHING,
    member: judge.findOrganizationRole('organization-member') ?? NOTHING,
    serviceAccount: NOTHING,
  },
});

const toChange = (
  kind: Exclude<StagedKind, 'token-expiry'>,
  organizationId: OrganizationId,
  base: readonly string[],
  target: readonly string[],
): Change => ({
  kind,
  organizationId,
  userId: USER,
  roleName: '',
  intent: { kind: 'exactly', roles: target },
  base: toRoleSet(base),
  target: toRoleSet(target),
  ...diffRoles(base, target),
});

const toStatus = ({ isSuspended = false }: Holds): readonly string[] => (isSuspended ? [SUSPENDED] : []);

/** The changes that lead from one holding to the other. */
const toChanges = (before: Holds, after: Holds): readonly Change[] => {
  const changes = [
    toChange('site-roles', SITE_ORGANIZATION_ID, before.site, after.site),
    toChange(
      'membership',
      HOME,
      before.roles === null ? [] : ['member'],
      after.roles === null ? [] : ['member'],
    ),
    ...(after.roles === null ? [] : [toChange('member-roles', HOME, before.roles ?? [], after.roles)]),
    toChange('user-status', SITE_ORGANIZATION_ID, toStatus(before), toStatus(after)),
  ];
  return changes.filter(({ added, removed }) => added.length + removed.length > 0);
};

const WIDER: Readonly<Record<EffectScope, readonly EffectScope[]>> = {
  site: [],
  organization: ['site'],
  user: ['site'],
  member: ['site', 'organization'],
};

/** What went from not allowed to allowed by the twin, said in the widest scope only. */
const expectedMoves = (judge: Judge, from: Holds, to: Holds): readonly string[] => {
  const [was, is] = [judge.listAllowed(from), judge.listAllowed(to)];
  const moved = (scope: EffectScope, pair: string): boolean =>
    is.has(`${scope} ${pair}`) && !was.has(`${scope} ${pair}`);
  return judge.pairs.flatMap(({ resource, action }) => {
    const pair = `${resource} ${action}`;
    return EFFECT_SCOPES.filter(
      (scope) => moved(scope, pair) && !WIDER[scope].some((wider) => moved(wider, pair)),
    ).map((scope) => `${scope} ${pair}`);
  });
};

/** The lines of one direction, `*` spelled out: every action but those that others allow, or ban, by name. */
const foundMoves = (
  judge: Judge,
  effects: PlanEffects,
  direction: 'gain' | 'loss',
  [from, to]: readonly [ReadonlySet<string>, ReadonlySet<string>],
): readonly string[] => {
  const found = new Set<string>();
  for (const line of effects.lines)
    if (line.direction === direction)
      for (const { resource, action } of judge.pairs) {
        const key = `${line.scope} ${resource} ${action}`;
        const isNamed = line.resource === resource && line.action === action;
        const isAll = line.resource === resource && line.action === '*' && to.has(key) && !from.has(key);
        if (isNamed || isAll) found.add(key);
      }
  // "Every action" also names what a wider line says already.
  return [...found].filter((key) => {
    const [scope = '', ...pair] = key.split(' ');
    const wider = EFFECT_SCOPES.filter((one) => one === scope).flatMap((one) => WIDER[one]);
    return !wider.some((one) => found.has(`${one} ${pair.join(' ')}`));
  });
};

const effectsOf = (changes: readonly Change[], world: EffectsWorld): PlanEffects =>
  computeEffects(changes, simulate(changes, world), world);

const compare = (judge: Judge, defaultRoles: readonly string[], before: Holds, after: Holds): void => {
  const effects = effectsOf(toChanges(before, after), worldOf(judge, before, defaultRoles));
  const [was, is] = [judge.listAllowed(before), judge.listAllowed(after)];
  const gained = foundMoves(judge, effects, 'gain', [was, is]);
  const lost = foundMoves(judge, effects, 'loss', [is, was]);
  expect(gained.toSorted()).toEqual(expectedMoves(judge, before, after).toSorted());
  expect(lost.toSorted()).toEqual(expectedMoves(judge, after, before).toSorted());
};

const SETTINGS: readonly (readonly string[])[] = [
  [],
  ['organization-auditor'],
  ['organization-workspace-access'],
];

const settingsOf = (generation: Generation) => (generation === '2.35' ? SETTINGS : [[]]);

describe.each(GENERATIONS)('effects of %s', (generation) => {
  it('are what the twin says, for each organization role given and taken under each default-role setting', () => {
    for (const defaults of settingsOf(generation)) {
      const judge = createJudge(generation, defaults);
      for (const role of judge.organizationRoles) {
        compare(judge, defaults, { site: [], roles: [] }, { site: [], roles: [role] });
        compare(judge, defaults, { site: [], roles: [role] }, { site: [], roles: [] });
      }
    }
  });

  it('are what the twin says, for each site role, and for coming and going', () => {
    for (const defaults of settingsOf(generation)) {
      const judge = createJudge(generation, defaults);
      for (const role of judge.siteRoles) {
        compare(judge, defaults, { site: [], roles: [] }, { site: [role], roles: [] });
        compare(judge, defaults, { site: [role], roles: null }, { site: [role], roles: [] });
        compare(
          judge,
          defaults,
          { site: [], roles: ['organization-auditor'] },
          { site: [role], roles: null },
        );
      }
    }
  });

  it('are what the twin says for any two holdings', () => {
    const judge = createJudge(generation, []);
    const holds = fc.record({
      site: fc.subarray([...judge.siteRoles]),
      roles: fc.option(fc.subarray([...judge.organizationRoles]), { nil: null }),
    });
    fc.assert(
      fc.property(holds, holds, (before, after) => compare(judge, [], before, after)),
      { numRuns: 40 },
    );
  });

  it('are what the twin says, for whoever is suspended or activated with what they hold, and nothing else changes', () => {
    for (const defaults of settingsOf(generation)) {
      const judge = createJudge(generation, defaults);
      const standings: readonly Holds[] = [
        { site: [], roles: null },
        { site: [], roles: [] },
        ...judge.siteRoles.map((role) => ({ site: [role], roles: [] })),
        ...judge.organizationRoles.map((role) => ({ site: [], roles: [role] })),
      ];
      for (const holds of standings) {
        compare(judge, defaults, holds, { ...holds, isSuspended: true });
        compare(judge, defaults, { ...holds, isSuspended: true }, holds);
      }
    }
  });

  it('are what the twin says, for whoever is suspended or activated while what they hold changes', () => {
    const judge = createJudge(generation, []);
    const holds = fc.record({
      site: fc.subarray([...judge.siteRoles]),
      roles: fc.option(fc.subarray([...judge.organizationRoles]), { nil: null }),
    });
    fc.assert(
      fc.property(holds, holds, fc.boolean(), (before, after, isSuspended) =>
        compare(judge, [], { ...before, isSuspended: !isSuspended }, { ...after, isSuspended }),
      ),
      { numRuns: 40 },
    );
  });

  it('name a change without effect exactly where the twin sees none', () => {
    const judge = createJudge(generation, []);
    for (const has of judge.organizationRoles)
      for (const role of judge.organizationRoles) {
        if (has === role) continue;
        const [before, after]: readonly [Holds, Holds] = [
          { site: [], roles: [has] },
          { site: [], roles: [has, role] },
        ];
        const effects = effectsOf(toChanges(before, after), worldOf(judge, before, []));
        const isNothing =
          expectedMoves(judge, before, after).length + expectedMoves(judge, after, before).length === 0;
        expect(effects.withoutEffect.length, `${role} beside ${has}`).toBe(isNothing ? 1 : 0);
        if (isNothing && role !== 'organization-workspace-creation-ban')
          expect(effects.withoutEffect[0]?.coveredBy.length).toBeGreaterThan(0);
      }
  });
});

describe('a role more', () => {
  it('never takes a positive permission, unless it is the one that bans', () => {
    const judge = createJudge('2.35', []);
    const roles = fc.subarray([...judge.organizationRoles]);
    fc.assert(
      fc.property(roles, fc.constantFrom(...judge.organizationRoles), (held, more) => {
        const [before, after]: readonly [Holds, Holds] = [
          { site: [], roles: held },
          { site: [], roles: [...new Set([...held, more])] },
        ];
        const { lines } = effectsOf(toChanges(before, after), worldOf(judge, before, []));
        const losses = lines.filter(({ direction }) => direction === 'loss');
        if (more === 'organization-workspace-creation-ban')
          expect(losses.every(({ path }) => path.role === more)).toBe(true);
        else expect(losses).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a status', () => {
  const judge = createJudge('2.35', []);
  const plan = (holds: Holds, isSuspended: boolean) =>
    effectsOf(
      toChanges({ ...holds, isSuspended: !isSuspended }, { ...holds, isSuspended }),
      worldOf(judge, holds, []),
    );

  it('never takes or gives everything, but from whoever has everything', () => {
    const isAll = ({ resource, scope }: { resource: string; scope: string }): boolean =>
      scope === 'site' && resource === '*';
    for (const isSuspended of [true, false])
      for (const roles of [null, [], ['organization-admin']])
        expect(plan({ site: [], roles }, isSuspended).lines.filter(isAll)).toEqual([]);
  });

  it('is named as what takes or gives, and first of all that one can sign in', () => {
    for (const isSuspended of [true, false]) {
      const { lines, gaining, losing, withoutEffect } = plan({ site: [], roles: null }, isSuspended);
      expect(lines[0]).toMatchObject({ ...SIGN_IN, direction: isSuspended ? 'loss' : 'gain', people: 1 });
      const role = isSuspended ? 'suspended' : 'active';
      for (const { path } of lines) expect(path).toEqual({ kind: 'status', role });
      expect([gaining, losing]).toEqual(isSuspended ? [0, 1] : [1, 0]);
      expect(withoutEffect).toEqual([]);
    }
  });

  it('moves roles of which nothing is known, each in its own place and once', () => {
    const holds: Holds = { site: ['made-up'], roles: ['gone'] };
    for (const isSuspended of [true, false])
      expect(plan(holds, isSuspended).unknown.toSorted((a, b) => (a.role < b.role ? -1 : 1))).toEqual([
        { change: 0, organizationId: HOME, role: 'gone' },
        { change: 0, organizationId: null, role: 'made-up' },
      ]);
  });
});
