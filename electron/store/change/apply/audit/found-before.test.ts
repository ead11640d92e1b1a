import { describe, expect, it } from 'vitest';
import { readFoundBefore } from './found-before.ts';

const row = (
  resourceType: string,
  action: string,
  diff: Record<string, { old?: unknown; new?: unknown }>,
) => ({
  resourceType,
  action,
  diff,
});

describe('what a write found', () => {
  it('is the old value of the field that holds the words of its kind', () => {
    const roles = { old: ['b', 'a'], new: ['c'] };
    expect(readFoundBefore(row('organization_member', 'write', { roles }), 'member-roles', ['c'])).toEqual([
      'a',
      'b',
    ]);
    // The server leaves out what was not there (coder-api 3.6).
    const joined = { roles: { new: ['c'] } };
    expect(readFoundBefore(row('organization_member', 'write', joined), 'member-roles', ['c'])).toEqual([]);
    const site = { rbac_roles: { old: null, new: ['owner'] } };
    expect(readFoundBefore(row('user', 'write', site), 'site-roles', ['owner'])).toEqual([]);
    const status = { status: { old: 'suspended', new: 'active' } };
    expect(readFoundBefore(row('user', 'write', status), 'user-status', [])).toEqual(['suspended']);
    const dormant = { status: { old: 'dormant', new: 'suspended' } };
    expect(readFoundBefore(row('user', 'write', dormant), 'user-status', ['suspended'])).toEqual([]);
  });

  it('is what was sent where the server saw no difference', () => {
    expect(readFoundBefore(row('organization_member', 'write', {}), 'member-roles', ['c'])).toEqual(['c']);
    expect(readFoundBefore(row('user', 'write', {}), 'user-status', ['suspended'])).toEqual(['suspended']);
  });

  it('is not read into rows that do not say', () => {
    expect(readFoundBefore(row('custom_role', 'write', {}), 'custom-role', [])).toBeNull();
    expect(readFoundBefore(row('organization_member', 'create', {}), 'membership', [])).toBeNull();
    expect(readFoundBefore(row('user', 'write', {}), 'member-roles', [])).toBeNull();
    const odd = { roles: { old: 'text', new: [] } };
    expect(readFoundBefore(row('organization_member', 'write', odd), 'member-roles', [])).toBeNull();
  });

  it('is not read where no list of members could say it: it would fill the journal', () => {
    const long = Array.from({ length: 256 }, (_, n) => `${n}`.padEnd(250, 'r'));
    for (const old of [['r'.repeat(1e6)], long, Array.from({ length: 300 }, (_, n) => `r${n}`)]) {
      const diff = { roles: { old, new: [] }, rbac_roles: { old, new: [] } };
      expect(readFoundBefore(row('organization_member', 'write', diff), 'member-roles', [])).toBeNull();
      expect(readFoundBefore(row('user', 'write', diff), 'site-roles', [])).toBeNull();
    }
  });
});
