import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runWhole } from '#shared/base/slices.ts';
import { NEVER_SEEN, UNREADABLE, UNTOLD_FACTS } from '#shared/model/member.ts';
import { DEFAULT_SORT, type MemberFilter, type MemberSort, NO_FILTER } from '#shared/model/member-filter.ts';
import { memberFilterSchema, memberSortSchema } from '#shared/model/member-filter-schema.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { sql } from '../db/sql.ts';
import { countFacets } from './facets.ts';
import { listByKeys } from './member.ts';
import { createSelection } from './selection.ts';
import { createMemberViews } from './view.ts';

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
let profile: ReturnType<typeof openProfile>;
let organization = 0;

beforeEach(() => {
  profile = openProfile();
  organization = addOrganization(profile.cache, { roles: ['auditor', 'deploy'] });
  addMembers(profile.cache, organization, [
    {
      n: 1,
      username: 'user10',
      roles: ['auditor'],
      siteRoles: ['owner'],
      lastSeenAt: '2026-01-01T00:00:00Z',
    },
    {
      ...{ n: 2, username: 'user2', name: 'Zoë O’Neil', roles: ['auditor', 'deploy'], status: 'dormant' },
      lastSeenAt: NEVER_SEEN,
    },
    { n: 3, username: 'Anna_b', email: 'x%y@acme.example', loginType: 'oidc' },
    { n: 4, username: 'bob', roles: ['deploy'], lastSeenAt: '2026-05-01T00:00:00Z' },
  ]);
});
afterEach(() => profile.dispose());

const createWith = (staged: readonly number[] = []) => {
  const selection = createSelection();
  const views = createMemberViews({
    copyOf: () => profile.cache.read,
    overlays: { listStaged: () => new Set(staged.map(userId)), listSelected: selection.list },
  });
  const names = (
    filter: Partial<MemberFilter>,
    sort: MemberSort = { column: 'username', direction: 'asc' },
  ) =>
    listByKeys(profile.cache.read, views.getView(scope, { ...NO_FILTER, ...filter }, sort).keys).map(
      ({ member }) => member.username,
    );
  return { views, names, selection };
};

describe('member views', () => {
  it('give the first rows of everybody, their number and any other rows as slices of one list', () => {
    const everybody = ['Anna_b', 'bob', 'user2', 'user10'];
    const namesOf = (keys: readonly number[]) =>
      listByKeys(profile.cache.read, keys).map(({ member }) => member.username);
    for (const offset of [0, 1, 3, 4])
      for (const limit of [1, 3, 4, 100]) {
        const view = createWith().views.getView(scope, NO_FILTER, DEFAULT_SORT);
        const expected = everybody.slice(offset, offset + limit);
        expect(view.size).toBe(4);
        expect(namesOf(view.slice(offset, limit))).toEqual(expected);
        expect(namesOf(view.keys)).toEqual(everybody);
        expect(namesOf(view.slice(offset, limit))).toEqual(expected);
      }
    // What the store parses of a question is written as what everybody is told by.
    expect(JSON.stringify([memberFilterSchema.parse(NO_FILTER), memberSortSchema.parse(DEFAULT_SORT)])).toBe(
      JSON.stringify([NO_FILTER, DEFAULT_SORT]),
    );
    const nowhere = { ...scope, organizationId: 'nowhere' as never };
    const none = createWith().views.getView(nowhere, NO_FILTER, DEFAULT_SORT);
    expect([none.size, none.slice(0, 100), none.keys]).toEqual([0, [], []]);
  });

  it('order usernames as people do: user2 before user10, case ignored', () => {
    expect(createWith().names({})).toEqual(['Anna_b', 'bob', 'user2', 'user10']);
    expect(createWith().names({}, { column: 'username', direction: 'desc' })).toEqual([
      'user10',
      'user2',
      'bob',
      'Anna_b',
    ]);
  });

  it('search username, e-mail and name, every word, without wildcards', () => {
    const { names } = createWith();
    expect(names({ text: 'O’NEIL' })).toEqual(['user2']);
    expect(names({ text: 'user 10' })).toEqual(['user10']);
    expect(names({ text: 'x%y' })).toEqual(['Anna_b']);
    expect(names({ text: 'x_y' })).toEqual([]);
    expect(names({ text: "'; DROP TABLE member; --" })).toEqual([]);
  });

  it('find without accents, in whatever form a name is stored and typed', () => {
    addMembers(profile.cache, organization, [
      { n: 5, username: 'asa', name: 'A\u030Asa Qvist' },
      { n: 6, username: 'ipek', name: 'İpek Müller' },
      { n: 7, username: 'nikos', name: 'Νίκος' },
      { n: 8, username: 'lukasz', name: 'Łukasz Straße' },
    ]);
    const { names } = createWith();
    for (const text of ['Åsa', 'A\u030Asa', 'asa q', 'ÅSA', 'ａｓａ'])
      expect(names({ text })).toEqual(['asa']);
    for (const text of ['muller', 'MÜLLER', 'i\u0307pek', 'ipek']) expect(names({ text })).toEqual(['ipek']);
    for (const text of ['νίκος', 'νικοσ', 'ΝΙΚΟΣ']) expect(names({ text })).toEqual(['nikos']);
    for (const text of ['lukasz', 'strasse', 'STRAẞE']) expect(names({ text })).toEqual(['lukasz']);
    expect(names({ text: "o'neil" })).toEqual(['user2']);
  });

  it('filter by any, all and none of some roles, and by no role at all', () => {
    const { names } = createWith();
    const both = ['auditor', 'deploy'];
    expect(names({ roles: { mode: 'any', names: both } })).toEqual(['bob', 'user2', 'user10']);
    expect(names({ roles: { mode: 'all', names: both } })).toEqual(['user2']);
    expect(names({ roles: { mode: 'none', names: ['deploy'] } })).toEqual(['Anna_b', 'user10']);
    expect(names({ noRole: true })).toEqual(['Anna_b']);
  });

  it('filter by site role, status and login type together', () => {
    const { names } = createWith();
    expect(names({ siteRoles: ['owner'] })).toEqual(['user10']);
    expect(names({ statuses: ['dormant'], loginTypes: ['password'] })).toEqual(['user2']);
    expect(names({ loginTypes: ['oidc', 'github'] })).toEqual(['Anna_b']);
  });

  it('count somebody never seen as the oldest, and put whom nobody told of last in both directions', () => {
    const order = (direction: 'asc' | 'desc') => createWith().names({}, { column: 'lastSeen', direction });
    expect(order('asc')).toEqual(['user2', 'user10', 'bob', 'Anna_b']);
    expect(order('desc')).toEqual(['bob', 'user10', 'user2', 'Anna_b']);
  });

  it('put whoever’s age is not known last in both directions', () => {
    profile.cache.write.run(sql`UPDATE member SET created_at = '2026-0' || (key % 4 + 1) || '-01T00:00:00.000Z'
      WHERE username <> 'bob'`);
    const order = (direction: 'asc' | 'desc') => createWith().names({}, { column: 'createdAt', direction });
    expect(order('asc').at(-1)).toBe('bob');
    expect(order('desc')).toEqual([...order('asc').slice(0, -1).reverse(), 'bob']);
  });

  it('put people of whom a fact is not told last, whatever the fact, and find them by that alone', () => {
    addMembers(profile.cache, organization, [{ n: 5, username: 'zed', status: null, loginType: null }]);
    for (const column of UNTOLD_FACTS)
      for (const direction of ['asc', 'desc'] as const)
        expect(createWith().names({}, { column, direction }).slice(-2)).toContain('zed');
    const { names } = createWith();
    expect(names({ notTold: ['status'] })).toEqual(['zed']);
    expect(names({ statuses: ['dormant'], notTold: ['status'] })).toEqual(['user2', 'zed']);
    expect(names({ notTold: ['loginType'], loginTypes: ['oidc'] })).toEqual(['Anna_b', 'zed']);
    expect(names({ statuses: ['active'] })).not.toContain('zed');
    expect(runWhole(countFacets(profile.cache.read, organization))).toMatchObject({
      notTold: { status: 1, loginType: 1, lastSeen: 2 },
      people: 5,
    });
  });

  it('call nobody without a role whose row could not be read', () => {
    const before = createWith().names({ noRole: true });
    addMembers(profile.cache, organization, [{ n: 6, username: 'torn', status: UNREADABLE }]);
    expect(createWith().names({ noRole: true })).toEqual(before);
    expect(runWhole(countFacets(profile.cache.read, organization)).noRole).toBe(before.length);
  });

  it('show only staged and only selected people, and follow when those change', () => {
    const { names, selection, views } = createWith([3, 4]);
    expect(names({ stagedOnly: true })).toEqual(['Anna_b', 'bob']);
    const all = views.getView(scope, NO_FILTER, { column: 'username', direction: 'asc' });
    selection.change(scope, all, { kind: 'range', from: { row: 1 }, to: { row: 2 }, keep: false });
    expect(names({ selectedOnly: true })).toEqual(['bob', 'user2']);
    selection.change(scope, all, { kind: 'clear' });
    views.forget('overlays');
    expect(names({ selectedOnly: true })).toEqual([]);
  });
});

describe('selection', () => {
  it('is a set of people that a filter cannot change, and says how many it hides', () => {
    const { views, selection } = createWith();
    const sort = { column: 'username', direction: 'asc' } as const;
    const all = views.getView(scope, NO_FILTER, sort);
    selection.change(scope, all, { kind: 'add-matching' });
    const few = views.getView(scope, { ...NO_FILTER, text: 'user' }, sort);
    expect(selection.summarise(scope, few)).toEqual({ selected: 4, hidden: 2, matching: 2 });
    selection.change(scope, few, { kind: 'remove-matching' });
    expect(selection.summarise(scope, all)).toEqual({ selected: 2, hidden: 0, matching: 4 });
  });

  it('selects a range in either direction and keeps what was there when asked to', () => {
    const { views, selection } = createWith();
    const all = views.getView(scope, NO_FILTER, { column: 'username', direction: 'asc' });
    selection.change(scope, all, { kind: 'range', from: { row: 3 }, to: { row: 2 }, keep: false });
    selection.change(scope, all, { kind: 'range', from: { row: 0 }, to: { row: 0 }, keep: true });
    expect([...selection.list(scope)].sort()).toEqual([all.keys[0], all.keys[2], all.keys[3]].sort());
  });

  it('selects from somebody to somebody, wherever they are by now', () => {
    const { views, selection } = createWith();
    const up = views.getView(scope, NO_FILTER, { column: 'username', direction: 'asc' });
    const down = views.getView(scope, NO_FILTER, { column: 'username', direction: 'desc' });
    const [first = 0, second = 0, , fourth = 0] = up.keys;
    selection.change(scope, down, { kind: 'range', from: { key: second }, to: { key: first }, keep: false });
    expect([...selection.list(scope)].sort()).toEqual([first, second].sort());
    // Whoever it began with has left: nobody between them and the other is meant.
    selection.change(scope, up, {
      kind: 'range',
      from: { key: undefined },
      to: { key: fourth },
      keep: false,
    });
    expect([...selection.list(scope)]).toEqual([fourth]);
    for (const to of [{ key: -1 }, { key: undefined }, { row: 99 }])
      selection.change(scope, down, { kind: 'range', from: { key: first }, to, keep: false });
    expect([...selection.list(scope)]).toEqual([fourth]);
  });

  it('forgets people that the copy no longer has', () => {
    const { views, selection } = createWith();
    const all = views.getView(scope, NO_FILTER, { column: 'username', direction: 'asc' });
    selection.change(scope, all, { kind: 'add-matching' });
    selection.prune(() => new Set(all.keys.slice(0, 1)));
    expect([...selection.list(scope)]).toEqual(all.keys.slice(0, 1));
  });
});

describe('facets', () => {
  it('count what occurs in the organization', () => {
    expect(runWhole(countFacets(profile.cache.read, organization))).toEqual({
      statuses: [
        { value: 'active', count: 3 },
        { value: 'dormant', count: 1 },
      ],
      loginTypes: [
        { value: 'password', count: 3 },
        { value: 'oidc', count: 1 },
      ],
      siteRoles: [{ value: 'owner', count: 1 }],
      noRole: 1,
      notTold: { status: 0, loginType: 0, lastSeen: 1 },
      people: 4,
    });
  });
});
