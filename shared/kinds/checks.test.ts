import { describe, expect, it } from 'vitest';
import { buildChange, delta, exactly, organizationNumber, userNumber } from '#test/kit/role-arbitraries.ts';
import { createPreflight, type PreflightWorld } from '../core/plan/preflight.ts';
import type { Change, PreflightCode } from '../model/change.ts';
import { EXISTS, MEMBER, SITE_ORGANIZATION_ID, SUSPENDED } from '../model/subject.ts';

const ORGANIZATION = organizationNumber(1);
const ACTOR = userNumber(900);
const listed = (assignable = true) => ({ assignable, builtIn: true });

type More = {
  readonly world?: Partial<PreflightWorld>;
  readonly plan?: readonly Change[];
  readonly isMember?: boolean;
  readonly user?: { loginType: string | null; status: string | null; siteRoles: readonly string[] } | null;
};

const USER = { loginType: 'password', status: 'active', siteRoles: [] };

/** What preflight says of one change, in a world in which the actor may do everything unless told otherwise. */
const ask = (change: Change, { world, plan = [], isMember = true, user = USER }: More = {}) => {
  const check = createPreflight(
    {
      actorId: ACTOR,
      organizations: new Map([
        [
          ORGANIZATION,
          {
            roles: new Map([
              ['auditor', listed()],
              ['custom', { assignable: true, builtIn: false }],
            ]),
            defaultRoles: null,
            roleSync: false,
            isDefault: false,
          },
        ],
        [
          SITE_ORGANIZATION_ID,
          {
            roles: new Map([
              ['auditor', listed()],
              ['owner', listed(false)],
            ]),
            defaultRoles: null,
            roleSync: null,
          },
        ],
      ]),
      findMember: (organizationId) => (organizationId === SITE_ORGANIZATION_ID || isMember ? user : null),
      findUser: () => user,
      holds: () => true,
      hasCustomRoles: true,
      organizationSync: false,
      ...world,
    },
    [change, ...plan],
  );
  const { verdict, code } = check(change);
  return [verdict, code] as const;
};
const FINE = ['will-succeed', null] as const;
const refused = (code: PreflightCode) => ['will-be-refused', code] as const;
const unknown = (code: PreflightCode) => ['cannot-know', code] as const;
const noted = (code: PreflightCode) => ['will-succeed', code] as const;

const join = (user = 1) => buildChange(delta([MEMBER]), [], { kind: 'membership', user });
const leave = (user = 1) => buildChange(delta([], [MEMBER]), [MEMBER], { kind: 'membership', user });
const suspend = (user = 1) => buildChange(delta([SUSPENDED]), [], { kind: 'user-status', user });
const activate = (user = 1) =>
  buildChange(delta([], [SUSPENDED]), [SUSPENDED], { kind: 'user-status', user });
const site = (role: string, user = 1) => buildChange(delta([role]), [], { kind: 'site-roles', user });
const make = (roleName: string, ...words: readonly string[]) =>
  buildChange(exactly(EXISTS, ...words), [], { kind: 'custom-role', roleName });
const edit = (...words: readonly string[]) => buildChange(delta(words), [EXISTS], { kind: 'custom-role' });
const remove = (roleName = 'custom') => buildChange(exactly(), [EXISTS], { kind: 'custom-role', roleName });

describe('the roles of the site', () => {
  it('are given by those who may, to others than themselves, where they exist', () => {
    expect(ask(site('auditor'))).toEqual(FINE);
    expect(ask(site('owner'))).toEqual(refused('role-not-assignable'));
    expect(ask(site('auditor', 900))).toEqual(refused('own-roles'));
    expect(ask(site('organization-admin'))).toEqual(refused('role-unknown'));
  });

  it('may belong to the identity provider, which no answer of the server tells', () => {
    expect(ask(site('auditor'), { user: { ...USER, loginType: 'oidc' } })).toEqual(unknown('idp-unknown'));
    expect(ask(site('auditor'), { user: null })).toEqual(refused('user-gone'));
  });
});

describe('a membership', () => {
  it('begins for a user who is known, and may for one who is not', () => {
    expect(ask(join(), { isMember: false })).toEqual(FINE);
    expect(ask(join(), { isMember: false, user: null })).toEqual(unknown('user-gone'));
    expect(ask(leave(), { isMember: false, user: null })).toEqual(refused('user-gone'));
  });

  it('is nothing that one ends for oneself', () => {
    expect(ask(leave(900))).toEqual(refused('own-membership'));
    expect(ask(join(900), { isMember: false })).toEqual(FINE);
  });

  it('belongs to the identity provider where it says so', () => {
    const oidc = {
      user: { ...USER, loginType: 'oidc' },
      world: { organizationSync: true, isOwner: true },
    };
    expect(ask(join(), { ...oidc, isMember: false })).toEqual(refused('idp-membership'));
    expect(ask(leave(), oidc)).toEqual(noted('idp-brings-back'));
    expect(ask(leave(), { world: oidc.world })).toEqual(FINE);
    expect(ask(join(), { world: oidc.world, isMember: false })).toEqual(FINE);
    // The server refuses owners for sure; others who may see the setting, perhaps.
    const other = { ...oidc, world: { ...oidc.world, isOwner: false } };
    expect(ask(join(), { ...other, isMember: false })).toEqual(unknown('idp-membership'));
    // Who may not see it is let pass by the server as well.
    expect(ask(join(), { ...oidc, world: { organizationSync: null }, isMember: false })).toEqual(FINE);
  });

  it('needs the right to it, and is a doubt where the rights are not known', () => {
    expect(ask(join(), { world: { holds: () => false } })).toEqual(refused('not-permitted'));
    expect(ask(leave(), { world: { holds: () => null } })).toEqual(unknown('rights-unknown'));
  });

  it('of the default organization is worth a word when it ends', () => {
    const roles = new Map([['auditor', listed()]]);
    const organization = { roles, defaultRoles: null, roleSync: false, isDefault: true };
    const world = { organizations: new Map([[ORGANIZATION, organization]]) };
    expect(ask(leave(), { world })).toEqual(noted('default-organization'));
    expect(ask(join(), { world, isMember: false })).toEqual(FINE);
  });

  it('asks for every default role of the organization when it begins', () => {
    const roles = new Map([
      ['auditor', listed()],
      ['locked', listed(false)],
    ]);
    const organization = { roles, defaultRoles: ['locked'], roleSync: false };
    const world = { organizations: new Map([[ORGANIZATION, organization]]) };
    expect(ask(join(), { world, isMember: false })).toEqual(refused('default-role-not-assignable'));
    expect(ask(leave(), { world })).toEqual(FINE);
  });

  it('that the plan begins lets the same plan give roles', () => {
    const roles = buildChange(delta(['auditor']), []);
    expect(ask(roles, { isMember: false })).toEqual(refused('member-gone'));
    expect(ask(roles, { isMember: false, plan: [join()] })).toEqual(FINE);
    expect(ask(roles, { isMember: false, plan: [join(2)] })).toEqual(refused('member-gone'));
  });
});

describe('the status of a user', () => {
  it('is not one’s own to suspend, nor an owner’s', () => {
    expect(ask(suspend())).toEqual(FINE);
    expect(ask(suspend(900))).toEqual(refused('own-status'));
    expect(ask(activate(900))).toEqual(FINE);
    const owner = { user: { ...USER, siteRoles: ['owner'] } };
    expect(ask(suspend(), owner)).toEqual(refused('owner-suspension'));
    expect(ask(activate(), owner)).toEqual(FINE);
  });

  it('of an owner may be suspended by a plan that takes the role away before, and of a new owner not', () => {
    const owner = { user: { ...USER, siteRoles: ['owner'] } };
    const demote = buildChange(delta([], ['owner']), ['owner'], { kind: 'site-roles' });
    expect(ask(suspend(), { ...owner, plan: [demote] })).toEqual(FINE);
    expect(ask(suspend(), { plan: [site('owner')] })).toEqual(refused('owner-suspension'));
  });
});

describe('a custom role', () => {
  it('needs the licence, and is a doubt where that is not known', () => {
    expect(ask(edit('org:workspace:read'))).toEqual(FINE);
    expect(ask(edit('org:workspace:read'), { world: { hasCustomRoles: false } })).toEqual(
      refused('not-licensed'),
    );
    expect(ask(edit('org:workspace:read'), { world: { hasCustomRoles: null } })).toEqual(
      unknown('not-licensed'),
    );
  });

  it('has a name that the server takes to the letter', () => {
    expect(ask(make('on-call-2'))).toEqual(FINE);
    for (const name of ['On-Call', 'a--b', '-a', 'a b', 'new', 'create', 'x'.repeat(33), 'é'])
      expect(ask(make(name))).toEqual(refused('role-name-invalid'));
    expect(ask(make('x'.repeat(32)))).toEqual(FINE);
  });

  it('never has a name of the server itself, in any generation', () => {
    for (const name of ['owner', 'organization-member', 'organization-service-account', 'agents-access'])
      expect(ask(make(name))).toEqual(refused('role-name-reserved'));
    expect(ask(remove('auditor'))).toEqual(refused('role-name-reserved'));
  });

  it('holds single permissions in the organization, and only those that one has', () => {
    for (const word of ['org:workspace:*', 'org:*:read', 'org-not:workspace:read', 'member:workspace:read'])
      expect(ask(make('r', word))).toEqual(refused('permission-not-allowed'));
    const holds = (_: unknown, type: string) =>
      type === 'assign_org_role' ? true : type === 'mystery' ? null : false;
    expect(ask(make('r', 'org:workspace:read'), { world: { holds } })).toEqual(
      refused('permission-not-held'),
    );
    expect(ask(make('r', 'org:mystery:read'), { world: { holds } })).toEqual(unknown('permission-not-held'));
    expect(ask(make('r', 'org:mystery:read', 'org:workspace:read'), { world: { holds } })).toEqual(
      refused('permission-not-held'),
    );
  });

  it('that people hold is worth a word when it goes', () => {
    expect(ask(remove(), { world: { countHolders: () => 3 } })).toEqual(noted('role-in-use'));
    expect(ask(remove(), { world: { countHolders: () => 0 } })).toEqual(FINE);
  });

  it('that the plan makes can be given by it, and one that it deletes cannot', () => {
    const give = (role: string) => buildChange(delta([role]), []);
    expect(ask(give('fresh'))).toEqual(refused('role-unknown'));
    expect(ask(give('fresh'), { plan: [make('fresh')] })).toEqual(FINE);
    expect(ask(give('custom'), { plan: [remove()] })).toEqual(refused('role-deleted-here'));
    expect(ask(buildChange(delta([], ['custom']), ['custom']), { plan: [remove()] })).toEqual(FINE);
  });
});
