import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delta, exactly, organizationNumber, userNumber } from '#test/kit/role-arbitraries.ts';
import type { OrganizationId, UserId } from '../../../base/brand.ts';
import { roleSubject } from '../../../kinds/subject-form.ts';
import type { Change } from '../../../model/change.ts';
import type { Intent } from '../../../model/intent.ts';
import { LIVE, SITE_ORGANIZATION_ID, type StagedKind, TOKEN_KINDS } from '../../../model/subject.ts';
import { diffRoles, toRoleSet } from '../../roles/role-set.ts';
import { applyIntent } from '../intent.ts';
import { simulate } from '../simulate.ts';
import { personSubject } from '../subject.ts';
import { findGuards, MOST_TAKEN } from './guards.ts';
import type { GuardWorld } from './impact.ts';
import { findNameToType, readReasons } from './reasons.ts';

const HOME = organizationNumber(1);
const OTHER = organizationNumber(2);
const ACTOR = 99;

type Person = {
  org?: readonly string[];
  other?: readonly string[];
  site?: readonly string[];
  suspended?: boolean;
};

/** A world of people by number: their roles in two organizations, on the site, and whether they are suspended. */
const worldOf = (people: Readonly<Record<number, Person>>): GuardWorld => {
  const all = Object.entries(people).map(([n, person]) => ({ id: userNumber(Number(n)), ...person }));
  const find = (userId: UserId) => all.find(({ id }) => id === userId);
  const rolesIn = (person: Person, organizationId: OrganizationId) =>
    ({ [HOME]: person.org, [OTHER]: person.other, [SITE_ORGANIZATION_ID]: person.site })[organizationId];
  const holders = (organizationId: OrganizationId, role: string) =>
    all.filter((person) => rolesIn(person, organizationId)?.includes(role) === true);
  return {
    actorId: userNumber(ACTOR),
    countMembers: (organizationId) =>
      all.filter((person) => rolesIn(person, organizationId) !== undefined).length,
    countHolders: (organizationId, role) => ({
      all: holders(organizationId, role).length,
      active: holders(organizationId, role).filter(({ suspended }) => suspended !== true).length,
    }),
    findMember: (organizationId, userId) => {
      const person = find(userId);
      const roles = person && rolesIn(person, organizationId);
      return roles === undefined ? null : { roles };
    },
    listHolders: (organizationId, role) => holders(organizationId, role).map(({ id }) => id),
    listOrganizations: (userId) =>
      [HOME, OTHER].filter((place) => {
        const person = find(userId);
        return person !== undefined && rolesIn(person, place) !== undefined;
      }),
    findSiteRoles: (userId) => find(userId)?.site ?? [],
    isSuspended: (userId) => find(userId)?.suspended === true,
  };
};

const change = (
  kind: Exclude<StagedKind, 'token-expiry'>,
  user: number,
  intent: Intent,
  base: readonly string[],
  organizationId = HOME,
): Change => {
  const target = applyIntent(intent, base);
  return {
    ...(kind === 'custom-role'
      ? roleSubject(organizationId, 'deploy')
      : personSubject(kind, organizationId, userNumber(user))),
    intent,
    base: toRoleSet(base),
    target,
    ...diffRoles(base, target),
  };
};
const find = (changes: readonly Change[], world: GuardWorld) =>
  findGuards({ play: simulate(changes, world), world });
const codesOf = (changes: readonly Change[], people: Readonly<Record<number, Person>>) =>
  find(changes, worldOf(people)).map(({ guard }) => guard.code);

/** Enough people with nothing that a few changes are never a quarter. */
const crowd = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [at + 100, { org: [] }]));

describe('the guard against many losing something', () => {
  const people = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [n, { org: ['deploy', 'x'] }]));
  const take = (n: number) => change('member-roles', n, delta([], ['x']), ['deploy', 'x']);

  it('lets a quarter go and stops one more', () => {
    expect(codesOf([take(0), take(1)], people)).toEqual([]);
    expect(codesOf([take(0), take(1), take(2)], people)).toEqual(['many-lose']);
  });

  it('counts people once, whatever they lose, and not those who only gain', () => {
    const leaving = change('membership', 0, exactly(), ['member']);
    const gaining = [3, 4, 5, 6].map((n) => change('member-roles', n, delta(['y']), ['deploy', 'x']));
    expect(codesOf([take(0), leaving, take(1), ...gaining], people)).toEqual([]);
  });

  it('counts who is suspended, and who holds a role that is deleted or cut', () => {
    const suspend = [0, 1, 2].map((n) => change('user-status', n, delta(['suspended']), []));
    expect(codesOf(suspend, people)).toEqual(['many-lose']);
    expect(codesOf([change('custom-role', 0, exactly(), ['exists'])], people)).toEqual(['many-lose']);
    const cut = change('custom-role', 0, delta([], ['org:file:read']), ['exists', 'org:file:read']);
    expect(codesOf([cut], people)).toEqual(['many-lose']);
    const renamed = change('custom-role', 0, delta(['display:B'], ['display:A']), ['exists', 'display:A']);
    expect(codesOf([renamed], people)).toEqual([]);
  });

  it('says how many of how many', () => {
    const [stop] = find([take(0), take(1), take(2)], worldOf(people));
    const [finding] = stop?.findings ?? [];
    expect(finding && stop?.guard.toMessage(finding, { organization: 'Acme', role: '' })).toBe(
      '3 people of 8 in Acme would lose something.',
    );
  });
});

describe('the guard for organization admins', () => {
  const admins = { ...crowd, 1: { org: ['organization-admin'] }, 2: { org: ['organization-admin'] } };
  const demote = (n: number) =>
    change('member-roles', n, delta([], ['organization-admin']), ['organization-admin']);

  it('stops a plan that leaves fewer than two, by role, membership or status', () => {
    expect(codesOf([demote(1)], admins)).toEqual(['few-admins']);
    expect(codesOf([change('membership', 1, exactly(), ['member'])], admins)).toEqual(['few-admins']);
    expect(codesOf([change('user-status', 1, delta(['suspended']), [])], admins)).toEqual(['few-admins']);
  });

  it('is content when another takes over, and when the plan takes nobody', () => {
    const promote = change('member-roles', 100, delta(['organization-admin']), []);
    expect(codesOf([demote(1), promote], admins)).toEqual([]);
    expect(codesOf([promote], { ...crowd, 1: { org: ['organization-admin'] } })).toEqual([]);
  });

  it('does not count a suspended admin as one who is left', () => {
    const three = { ...admins, 3: { org: ['organization-admin'], suspended: true } };
    expect(codesOf([demote(1)], three)).toEqual(['few-admins']);
    const back = change('user-status', 3, exactly(), ['suspended']);
    expect(codesOf([demote(1), back], three)).toEqual([]);
  });
});

describe('the guard for owners', () => {
  const owners = { ...crowd, 1: { org: [], site: ['owner'] }, 2: { org: [], site: ['owner'] } };

  it('stops a plan that leaves fewer than two', () => {
    expect(codesOf([change('site-roles', 1, exactly(), ['owner'])], owners)).toEqual(['few-owners']);
    expect(codesOf([change('user-status', 1, delta(['suspended']), [])], owners)).toEqual(['few-owners']);
    const third = { ...owners, 3: { org: [], site: ['owner'] } };
    expect(codesOf([change('site-roles', 1, exactly(), ['owner'])], third)).toEqual([]);
  });
});

describe('the guard for own access', () => {
  const people = {
    ...crowd,
    [ACTOR]: { org: ['deploy', 'x'], site: ['auditor', 'y'] },
    98: { org: ['deploy', 'x'] },
  };

  it('stops a plan that takes something from the person who applies it', () => {
    const roles = change('member-roles', ACTOR, delta([], ['x']), ['deploy', 'x']);
    expect(codesOf([roles], people)).toEqual(['own-access']);
    expect(codesOf([change('membership', ACTOR, exactly(), ['member'])], people)).toEqual(['own-access']);
    expect(codesOf([change('user-status', ACTOR, delta(['suspended']), [])], people)).toEqual(['own-access']);
    expect(codesOf([change('custom-role', 0, exactly(), ['exists'])], people)).toEqual(['own-access']);
    expect(codesOf([change('site-roles', ACTOR, delta([], ['auditor']), ['auditor', 'y'])], people)).toEqual([
      'own-access',
      'last-holder',
    ]);
  });

  it('lets gains of one’s own go', () => {
    expect(codesOf([change('member-roles', ACTOR, delta(['z']), ['deploy', 'x'])], people)).toEqual([]);
  });
});

describe('the guard for many tokens', () => {
  const end = (n: number): Change => ({
    ...{ kind: TOKEN_KINDS[0], organizationId: SITE_ORGANIZATION_ID, userId: userNumber(1 + (n % 3)) },
    ...{ tokenId: `t${n}`, intent: delta([], [LIVE]), base: [LIVE], target: [], added: [], removed: [LIVE] },
  });
  const ends = (count: number) => Array.from({ length: count }, (_, n) => end(n));

  it('stops a plan that ends more of them than a person looks through', () => {
    expect(codesOf(ends(MOST_TAKEN), crowd)).toEqual([]);
    const world = worldOf(crowd);
    const [stopped] = findGuards({ play: simulate(ends(MOST_TAKEN + 1), world), world });
    expect(stopped?.guard.code).toBe('many-end');
    expect(
      stopped?.findings.map((one) => stopped.guard.toMessage(one, { organization: '', role: '' })),
    ).toEqual([
      '21 tokens of 3 people would end. No undo brings them back, and whatever signs in with them, also a script, is shut out.',
    ]);
  });
});

describe('the guard for last holders', () => {
  const people = { ...crowd, 1: { org: ['deploy'] }, 2: { org: ['deploy'] } };
  const take = (n: number) => change('member-roles', n, delta([], ['deploy']), ['deploy']);

  it('stops a plan after which nobody holds a role, and none that leaves or makes a holder', () => {
    expect(codesOf([take(1)], people)).toEqual([]);
    expect(codesOf([take(1), take(2)], people)).toEqual(['last-holder']);
    const give = change('member-roles', 100, delta(['deploy']), []);
    expect(codesOf([take(1), take(2), give], people)).toEqual([]);
    expect(codesOf([take(1), change('membership', 2, exactly(), ['member'])], people)).toEqual([
      'last-holder',
    ]);
  });

  it('leaves a role alone that is deleted itself', () => {
    expect(codesOf([take(1), take(2), change('custom-role', 0, exactly(), ['exists'])], people)).toEqual([]);
  });
});

describe('the laws of guards', () => {
  it('never stops a plan that only gives', () => {
    const gives = fc.array(
      fc.record({ user: fc.nat(9), add: fc.subarray(['organization-admin', 'x', 'owner']) }),
      { minLength: 1, maxLength: 9 },
    );
    const people = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [n, { org: ['x'] }]));
    fc.assert(
      fc.property(gives, (rows) => {
        const changes = rows.map(({ user, add }) => change('member-roles', user, delta(add), ['x']));
        expect(codesOf(changes, people)).toEqual([]);
      }),
    );
  });
});

describe('reasons', () => {
  it('are trimmed, long enough, and only for the guards that stop', () => {
    expect(
      readReasons(['many-lose'], { 'many-lose': '  the team was closed  ', 'own-access': 'not asked' }),
    ).toEqual({
      reasons: { 'many-lose': 'the team was closed' },
      missing: [],
    });
    expect(readReasons(['many-lose', 'few-admins'], { 'many-lose': ' short       ' }).missing).toEqual([
      'many-lose',
      'few-admins',
    ]);
  });

  it('a name is typed on production above fifty changes', () => {
    const production = {
      environment: 'production',
      environmentFirst: 'production',
      name: 'Acme',
    } as const;
    expect(findNameToType(production, 50)).toBeNull();
    expect(findNameToType(production, 51)).toBe('Acme');
    expect(findNameToType({ ...production, environment: 'other' }, 51)).toBe('Acme');
    expect(
      findNameToType({ environment: 'staging', environmentFirst: 'staging', name: 'Acme' }, 5_000),
    ).toBeNull();
  });
});
