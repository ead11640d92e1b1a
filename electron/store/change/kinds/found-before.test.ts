import { describe, expect, it } from 'vitest';
import { readFoundBefore } from './found-before.ts';
import { KINDS } from './index.ts';

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
    expect(
      readFoundBefore(row('organization_member', 'write', { roles }), KINDS['member-roles'].audited, ['c']),
    ).toEqual(['a', 'b']);
    // The server leaves out what was not there (coder-api 3.6).
    const joined = { roles: { new: ['c'] } };
    expect(
      readFoundBefore(row('organization_member', 'write', joined), KINDS['member-roles'].audited, ['c']),
    ).toEqual([]);
    const site = { rbac_roles: { old: null, new: ['owner'] } };
    expect(readFoundBefore(row('user', 'write', site), KINDS['site-roles'].audited, ['owner'])).toEqual([]);
    const status = { status: { old: 'suspended', new: 'active' } };
    expect(readFoundBefore(row('user', 'write', status), KINDS['user-status'].audited, [])).toEqual([
      'suspended',
    ]);
    const dormant = { status: { old: 'dormant', new: 'suspended' } };
    expect(
      readFoundBefore(row('user', 'write', dormant), KINDS['user-status'].audited, ['suspended']),
    ).toEqual([]);
  });

  it('is what was sent where the server saw no difference', () => {
    expect(
      readFoundBefore(row('organization_member', 'write', {}), KINDS['member-roles'].audited, ['c']),
    ).toEqual(['c']);
    expect(readFoundBefore(row('user', 'write', {}), KINDS['user-status'].audited, ['suspended'])).toEqual([
      'suspended',
    ]);
  });

  it('is not read into rows that do not say', () => {
    expect(readFoundBefore(row('custom_role', 'write', {}), KINDS['custom-role'].audited, [])).toBeNull();
    expect(
      readFoundBefore(row('organization_member', 'create', {}), KINDS.membership.audited, []),
    ).toBeNull();
    expect(readFoundBefore(row('user', 'write', {}), KINDS['member-roles'].audited, [])).toBeNull();
    const odd = { roles: { old: 'text', new: [] } };
    expect(
      readFoundBefore(row('organization_member', 'write', odd), KINDS['member-roles'].audited, []),
    ).toBeNull();
  });

  it('is not read where no list of members could say it: it would fill the journal', () => {
    const long = Array.from({ length: 256 }, (_, n) => `${n}`.padEnd(250, 'r'));
    for (const old of [['r'.repeat(1e6)], long, Array.from({ length: 300 }, (_, n) => `r${n}`)]) {
      const diff = { roles: { old, new: [] }, rbac_roles: { old, new: [] } };
      expect(
        readFoundBefore(row('organization_member', 'write', diff), KINDS['member-roles'].audited, []),
      ).toBeNull();
      expect(readFoundBefore(row('user', 'write', diff), KINDS['site-roles'].audited, [])).toBeNull();
    }
  });
});
