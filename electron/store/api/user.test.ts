import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createDraft } from '../change/draft/draft.ts';
import { listElsewhere } from '../copy/membership.ts';
import { listOrganizations } from '../copy/organization.ts';
import { savePass } from '../copy/pass.ts';
import { listRoleNames, listRoles } from '../copy/role.ts';
import { createSelection } from '../copy/selection.ts';
import { createMemberViews } from '../copy/view.ts';
import { createMemberHandlers } from './member.ts';
import { createUserHandlers } from './user.ts';

const LABS = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b12' as OrganizationId;
let profile: ReturnType<typeof openProfile>;

beforeEach(() => {
  profile = openProfile();
  const acme = addOrganization(profile.cache, { roles: ['deploy'] });
  const labs = addOrganization(profile.cache, { id: LABS });
  const site = addOrganization(profile.cache, { id: SITE_ORGANIZATION_ID });
  for (const key of [acme, labs]) addMembers(profile.cache, key, [{ n: 1, roles: ['deploy'] }]);
  addMembers(profile.cache, site, [
    { n: 1, roles: ['owner'], siteRoles: ['owner'] },
    { n: 2, username: 'nowhere', status: 'suspended' },
  ]);
});
afterEach(() => profile.dispose());

const createHandlers = () => {
  const copyOf = () => profile.cache.read;
  const selection = createSelection();
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const views = createMemberViews({
    copyOf,
    overlays: { listStaged: () => new Set(), listSelected: selection.list },
  });
  const deps = { copyOf, journal: profile.journal.read, views, selection, draft };
  return { ...createMemberHandlers(deps), ...createUserHandlers(deps) };
};
const context = { signal: AbortSignal.abort(), rest: async () => undefined, breathe: async () => undefined };
const list = (over: Partial<typeof NO_FILTER> = {}, organizationId = SITE_ORGANIZATION_ID) => {
  const question = { filter: { ...NO_FILTER, ...over }, sort: DEFAULT_SORT, offset: 0, limit: 50 };
  const answer = createHandlers()['member.list'](
    { deploymentId: DEPLOYMENT, organizationId, ...question },
    context,
  );
  if (answer instanceof Promise || !answer.ok) throw new Error('The list is always there');
  return answer.value;
};

describe('the list of users', () => {
  it('has everybody with their site roles and organizations, those in none as well', () => {
    const { rows, matching, all } = list();
    expect([matching, all]).toEqual([2, 2]);
    expect(rows.map((row) => [row.username, row.roles, row.organizations?.length])).toEqual([
      ['member-1', ['owner'], 2],
      ['nowhere', [], 0],
    ]);
    expect(rows[0]?.organizations).toContainEqual({ organizationId: LABS, organization: 'Acme' });
  });

  it('tells organizations alone: a list of members does not', () => {
    expect(list({}, ORGANIZATION).rows.map((row) => row.organizations)).toEqual([null]);
  });

  it('is filtered by site role and status like any other list', () => {
    expect(list({ roles: { mode: 'any', names: ['owner'] } }).rows).toHaveLength(1);
    expect(list({ statuses: ['suspended'] }).rows[0]?.username).toBe('nowhere');
    expect(list({ noRole: true }).rows[0]?.username).toBe('nowhere');
  });

  it('says where it came from', () => {
    const count = () => createHandlers()['user.count']({ deploymentId: DEPLOYMENT }, context);
    expect(count()).toEqual({ ok: true, value: { all: 2, from: 'none' } });
    savePass(profile.cache.write, DEPLOYMENT, {
      asOf: 'now',
      since: null,
      members: 2,
      users: 'members',
      organizationSync: null,
    });
    expect(count()).toEqual({ ok: true, value: { all: 2, from: 'members' } });
  });

  it('is no organization: neither in the list of those, nor among the others of a person', () => {
    expect(listOrganizations(profile.cache.read, DEPLOYMENT).map((one) => one.id)).not.toContain(
      SITE_ORGANIZATION_ID,
    );
    const scope = { deploymentId: DEPLOYMENT, organizationId: LABS };
    expect(listElsewhere(profile.cache.read, scope, userId(1))).toHaveLength(1);
    const site = { deploymentId: DEPLOYMENT, organizationId: SITE_ORGANIZATION_ID };
    expect(listElsewhere(profile.cache.read, site, userId(1))).toHaveLength(2);
  });

  it('names its roles, and those of an organization, as the counted lists do', () => {
    profile.cache.write.run({
      text: `INSERT INTO role VALUES ('${DEPLOYMENT}', '', 'owner', '', 1, 1, '{}'),
        ('${DEPLOYMENT}', '', 'auditor', 'Auditor', 1, 1, '{}')`,
      values: [],
    });
    for (const organizationId of [ORGANIZATION, SITE_ORGANIZATION_ID]) {
      const counted = listRoles(profile.cache.read, DEPLOYMENT, organizationId);
      const named = counted.map(({ name, displayName }) => ({ name, displayName }));
      expect(named.length).toBeGreaterThan(0);
      expect(listRoleNames(profile.cache.read, DEPLOYMENT, organizationId)).toEqual(named);
    }
  });

  it('has the site roles as its roles, with their holders on the deployment', () => {
    profile.cache.write.run({
      text: `INSERT INTO role VALUES ('${DEPLOYMENT}', '', 'owner', 'Owner', 1, 1, '{}')`,
      values: [],
    });
    const roles = listRoles(profile.cache.read, DEPLOYMENT, SITE_ORGANIZATION_ID);
    expect(roles).toMatchObject([{ name: 'owner', organizationId: null, holders: 1 }]);
  });
});

describe('people to be added to an organization', () => {
  const scope = { deploymentId: DEPLOYMENT, organizationId: LABS };

  it('are those who are not in it, found by what is typed', () => {
    const find = (text: string) =>
      createHandlers()['user.listOutside']({ ...scope, text, limit: 10 }, context);
    expect(find('')).toMatchObject({ value: { matching: 1, rows: [{ username: 'nowhere' }] } });
    expect(find('NOW acme')).toMatchObject({ value: { matching: 1 } });
    expect(find('member-1')).toMatchObject({ value: { matching: 0, rows: [] } });
  });
});
