import { describe, expect, it } from 'vitest';
import { toChangeText } from './change-text.ts';

const names = { role: (name: string) => name.toUpperCase(), organization: 'Acme' };
const change = { roleName: '', added: [], removed: [] } as const;

describe('a change in words', () => {
  it('is its roles alone for a member, and says so for the site', () => {
    expect(toChangeText({ ...change, kind: 'member-roles', added: ['a'], removed: ['b'] }, names)).toEqual({
      lead: '',
      added: ['A'],
      removed: ['B'],
    });
    expect(toChangeText({ ...change, kind: 'site-roles', added: ['a'] }, names).lead).toBe('Site roles');
  });

  it.each([
    ['membership', ['member'], [], 'Add to Acme'],
    ['membership', [], ['member'], 'Remove from Acme'],
    ['user-status', ['suspended'], [], 'Suspend'],
    ['user-status', [], ['suspended'], 'Activate'],
  ] as const)('of %s +%j -%j is one phrase without chips', (kind, added, removed, lead) => {
    expect(toChangeText({ ...change, kind, added, removed }, names)).toEqual({
      lead,
      added: [],
      removed: [],
    });
  });

  it('of a custom role names the role and its permissions, and of a deleted one the role alone', () => {
    const role = { ...change, kind: 'custom-role', roleName: 'support' } as const;
    const words = ['exists', 'display:Support', 'org:workspace:read', 'member:template:use'];
    expect(toChangeText({ ...role, added: words }, names)).toEqual({
      lead: 'Create role support',
      added: ['named “Support”', 'workspace: read', 'template: use (own)'],
      removed: [],
    });
    expect(toChangeText({ ...role, removed: words }, names)).toEqual({
      lead: 'Delete role support',
      added: [],
      removed: [],
    });
    expect(toChangeText({ ...role, added: ['org:workspace:read'] }, names).lead).toBe('Change role support');
  });
});
