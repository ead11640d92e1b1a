import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXISTS } from '../../model/subject.ts';
import { toRoleSet } from './role-set.ts';
import { fromRoleWords, toDisplayWord, toPermission, toPermissionWord, toRoleWords } from './role-words.ts';

const names = fc.constantFrom('workspace', 'template', '*', 'odd_name');
const permissions = fc.uniqueArray(
  fc.record({
    scope: fc.constantFrom('org' as const, 'member' as const),
    negate: fc.boolean(),
    resourceType: names,
    action: fc.constantFrom('read', 'start', 'a:b', '*'),
  }),
  { selector: toPermissionWord },
);
const roles = fc.record({ displayName: fc.string(), permissions });

describe('a custom role as words', () => {
  it('comes back as it was, a display name that only repeats the name counted as none', () => {
    fc.assert(
      fc.property(roles, (role) => {
        const back = fromRoleWords(toRoleWords('support', role));
        expect(back?.displayName).toBe(role.displayName === 'support' ? '' : role.displayName);
        expect(toRoleSet(back?.permissions.map(toPermissionWord) ?? [])).toEqual(
          toRoleSet(role.permissions.map(toPermissionWord)),
        );
      }),
    );
  });

  it('is a set that says that it is there', () => {
    fc.assert(
      fc.property(roles, (role) => {
        const words = toRoleWords('support', role);
        expect(words).toEqual(toRoleSet(words));
        expect(words).toContain(EXISTS);
      }),
    );
    expect(fromRoleWords([])).toBeNull();
  });

  it('tells one kind of word from another', () => {
    expect(toPermission('org:workspace:read')).toEqual({
      scope: 'org',
      negate: false,
      resourceType: 'workspace',
      action: 'read',
    });
    for (const word of [EXISTS, 'display:org:x:y', 'org:x', 'site:x:y'])
      expect(toPermission(word)).toBeNull();
    expect(toDisplayWord('support', 'support')).toEqual([]);
    expect(toDisplayWord('support', 'exists')).toEqual(['display:exists']);
  });
});
