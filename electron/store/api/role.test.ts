import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import type { Generation } from '#shared/model/capability.ts';
import type { Intent } from '#shared/model/intent.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createDraft } from '../change/draft/draft.ts';
import { type PermissionLists, replaceRoles } from '../copy/role.ts';
import { createRoleHandlers } from './role.ts';

let profile: ReturnType<typeof openProfile>;
const permission = (resourceType: string, action: string) => ({ negate: false, resourceType, action });
const lists = (over: Partial<PermissionLists>): PermissionLists => ({
  ...{ site: [], organization: [], user: [], member: [] },
  ...over,
});

beforeEach(() => {
  profile = openProfile();
  const organization = addOrganization(profile.cache);
  const site = addOrganization(profile.cache, { id: SITE_ORGANIZATION_ID });
  const role = (name: string, builtIn: boolean, permissions: PermissionLists) =>
    ({ name, displayName: '', builtIn, assignable: true, permissions }) as const;
  replaceRoles(profile.cache.write, DEPLOYMENT, ORGANIZATION, [
    role('support', false, lists({ organization: [permission('file', 'read')] })),
    role('organization-admin', true, lists({ organization: [permission('*', '*')] })),
  ]);
  replaceRoles(profile.cache.write, DEPLOYMENT, SITE_ORGANIZATION_ID, [
    role('owner', true, lists({ site: [permission('brand_new', 'polish'), permission('file', 'read')] })),
  ]);
  addMembers(profile.cache, organization, [{ n: 1, roles: ['support'] }]);
  addMembers(profile.cache, site, [
    { n: 1, roles: ['owner'], siteRoles: ['owner'] },
    { n: 2, roles: ['owner'], siteRoles: ['owner'] },
  ]);
});
afterEach(() => profile.dispose());

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
const context = { signal: AbortSignal.abort(), rest: async () => undefined, breathe: async () => undefined };
const handlers = (
  staged: Readonly<Record<string, Intent>> = {},
  version = 'v2.24.0',
  generation: Generation | null = null,
) => {
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  for (const [name, intent] of Object.entries(staged))
    draft.stageSubjects(DEPLOYMENT, name, [{ ...roleSubject(ORGANIZATION, name), intent, seen: ['exists'] }]);
  const findRecord = (_: DeploymentId) => ({ version, actorId: userId(1) });
  const findGeneration = () => generation;
  return createRoleHandlers({ copyOf: () => profile.cache.read, draft, findRecord, findGeneration });
};
const browse = (staged: Readonly<Record<string, Intent>> = {}) => {
  const answer = handlers(staged)['role.browse'](scope, context);
  if (answer instanceof Promise || !answer.ok) throw new Error('The list is always there');
  return answer.value;
};

describe('the list of roles', () => {
  it('has custom roles first, and counts holders where the role is held', () => {
    expect(browse().map((one) => [one.name, one.holders, one.permissions])).toEqual([
      ['support', 1, 1],
      ['organization-admin', 0, 1],
      ['owner', 2, 2],
    ]);
  });

  it('shows what is staged: new, changed and deleted roles', () => {
    const stages = Object.fromEntries(
      browse({
        ops: { kind: 'exactly', roles: ['exists', 'display:Ops', 'org:file:read'] },
        support: { kind: 'delta', add: ['org:file:create'], remove: [] },
      }).map((one) => [one.name, one.staged]),
    );
    expect(stages).toEqual({ ops: 'created', support: 'changed', 'organization-admin': null, owner: null });
    expect(
      browse({ support: { kind: 'exactly', roles: [] } }).find((one) => one.name === 'support')?.staged,
    ).toBe('deleted');
  });
});

describe('one role', () => {
  it('is there with its permissions by level, and null when nobody knows it', () => {
    const get = (name: string, organizationId = ORGANIZATION) =>
      handlers()['role.get']({ deploymentId: DEPLOYMENT, organizationId, name }, context);
    expect(get('support')).toMatchObject({
      value: {
        words: ['exists', 'org:file:read'],
        stagedWords: null,
        levels: [{ level: 'organization', permissions: [permission('file', 'read')] }],
      },
    });
    expect(get('owner', SITE_ORGANIZATION_ID)).toMatchObject({ value: { role: { holders: 2 }, words: [] } });
    expect(get('nobody-knows')).toEqual({ ok: true, value: null });
  });

  it('has the words of what is staged beside those of the server', () => {
    const staged = handlers({ support: { kind: 'delta', add: ['org:file:create'], remove: [] } });
    expect(staged['role.get']({ ...scope, name: 'support' }, context)).toMatchObject({
      value: { staged: 'changed', stagedWords: ['exists', 'org:file:create', 'org:file:read'] },
    });
  });
});

describe('the permissions to choose from', () => {
  it('are those of the version, with what the server names itself, and whether the actor holds each', () => {
    const answer = handlers()['role.listPermissions'](scope, context);
    if (answer instanceof Promise || !answer.ok) throw new Error('The list is always there');
    const byName = new Map(answer.value.resources.map((one) => [one.resourceType, one.actions]));
    expect(byName.get('brand_new')).toEqual([{ action: 'polish', held: true }]);
    expect(byName.get('file')).toEqual([
      { action: 'create', held: false },
      { action: 'read', held: true },
    ]);
    // Tasks came with 2.28.
    expect(byName.has('task')).toBe(false);
  });

  it.each([
    ['2.24', false],
    ['2.31', true],
    ['2.35', true],
    [null, true],
  ] as const)('are those of what answers show (%s) where the version names no release', (generation, has) => {
    const answer = handlers({}, 'v0.0.0-devel', generation)['role.listPermissions'](scope, context);
    if (answer instanceof Promise || !answer.ok) throw new Error('The list is always there');
    expect(answer.value.resources.some(({ resourceType }) => resourceType === 'task')).toBe(has);
  });
});
