import { describe, expect, it } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import { findNameProblem, type RoleDetail, toCopy, toDraft, toRoleIntent } from './role-draft.ts';

const known: Output<'role.listPermissions'>['resources'] = [
  { resourceType: 'file', actions: ['create', 'read'].map((action) => ({ action, held: true })) },
];
const detail = (over: Partial<RoleDetail> = {}): RoleDetail => ({
  role: null,
  levels: [],
  words: ['exists', 'display:Support', 'org:file:read', 'org:template:use'],
  stagedWords: null,
  staged: null,
  ...over,
});

describe('a custom role in the editor', () => {
  it('begins as the server has it, or as it is staged', () => {
    expect(toDraft('support', detail())).toEqual({
      name: 'support',
      displayName: 'Support',
      granted: new Set(['file:read', 'template:use']),
    });
    const staged = detail({ stagedWords: ['exists', 'org:file:create'] });
    expect(toDraft('support', staged)).toMatchObject({ displayName: '', granted: new Set(['file:create']) });
  });

  it('is staged as what was granted, taken and renamed, and not at all when nothing was', () => {
    const now = detail();
    expect(toRoleIntent(now, toDraft('support', now))).toBeNull();
    const edited = { name: 'support', displayName: 'Help', granted: new Set(['file:read', 'file:create']) };
    expect(toRoleIntent(now, edited)).toEqual({
      kind: 'delta',
      add: ['display:Help', 'org:file:create'],
      remove: ['display:Support', 'org:template:use'],
    });
  });

  it('is staged whole when it is new', () => {
    const made = { name: 'ops', displayName: ' Ops ', granted: new Set(['file:read']) };
    expect(toRoleIntent(null, made)).toEqual({
      kind: 'exactly',
      roles: ['display:Ops', 'exists', 'org:file:read'],
    });
  });

  it('names what a copy of a built-in role cannot have', () => {
    const builtIn = detail({
      words: [],
      levels: [
        { level: 'site', permissions: [{ negate: false, resourceType: 'user', action: 'read' }] },
        {
          level: 'organization',
          permissions: [
            { negate: false, resourceType: 'file', action: '*' },
            { negate: false, resourceType: '*', action: 'read' },
            { negate: true, resourceType: 'workspace', action: 'create' },
          ],
        },
      ],
    });
    expect(toCopy(builtIn, known)).toEqual({
      draft: { name: '', displayName: '', granted: new Set(['file:create', 'file:read']) },
      leftOut: ['user:read (on site level)', '*:read', 'never workspace:create'],
    });
  });

  it.each([
    ['support', null],
    ['', null],
    ['Support', /lower case/],
    ['a--b', /hyphens/],
    ['new', /hyphens/],
    ['x'.repeat(33), /32/],
    ['organization-admin', /server itself/],
    ['organization-member', /server itself/],
    ['taken', /already/],
  ])('may be called %s: %s', (name, problem) => {
    const found = findNameProblem(name, ['taken']);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });
});
