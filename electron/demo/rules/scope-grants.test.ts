import { describe, expect, it } from 'vitest';
import { findAllowEntryProblem, findAllowListProblem, normalizeAllowList } from './allow-list.ts';
import { createScopeFilter } from './scope-grants.ts';

const ID = '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e02';

describe('the limits of a key', () => {
  it('are none at all with the scope for everything and a list of everything', () => {
    expect(createScopeFilter(['coder:all'], ['*:*'])).toBeUndefined();
  });

  it('let through what any of the scopes names, by action, by wildcard or as part of a composite', () => {
    const filter = createScopeFilter(['user:read', 'api_key:*', 'coder:workspaces.access'], ['*:*']);
    expect(filter?.('user', 'read', '')).toBe(true);
    expect(filter?.('user', 'update', '')).toBe(false);
    expect(filter?.('api_key', 'delete', '')).toBe(true);
    expect(filter?.('workspace', 'ssh', '')).toBe(true);
    expect(filter?.('organization_member', 'read', '')).toBe(false);
  });

  it('let through types and single ids of the allow list, and nothing without an id for the latter', () => {
    const filter = createScopeFilter(['coder:all'], ['user:*', `organization:${ID}`]);
    expect(filter?.('user', 'create', '')).toBe(true);
    expect(filter?.('organization', 'read', ID)).toBe(true);
    expect(filter?.('organization', 'create', '')).toBe(false);
    expect(filter?.('assign_role', 'read', '')).toBe(false);
  });
});

describe('an allow list', () => {
  it('is refused entry by entry in the server’s words', () => {
    expect(findAllowEntryProblem(35, 'user')).toBe('invalid allow_list entry "user": want <type>:<id>');
    expect(findAllowEntryProblem(35, 'moon:*')).toBe('unknown resource type "moon"');
    expect(findAllowEntryProblem(35, 'user:x')).toBe('invalid user ID (must be UUID): "x"');
    expect(findAllowEntryProblem(31, 'chat:*')).toBe('unknown resource type "chat"');
    expect(findAllowEntryProblem(35, `user:${ID}`)).toBeUndefined();
    expect(findAllowListProblem(Array.from({ length: 129 }, () => 'user:*'))).toBe(
      'allow_list has 129 entries; max allowed is 128',
    );
  });

  it('is stored sorted, without doubles and without what a wildcard covers', () => {
    expect(normalizeAllowList([])).toEqual(['*:*']);
    expect(normalizeAllowList(['user:*', '*:*'])).toEqual(['*:*']);
    expect(normalizeAllowList([`user:${ID}`, 'user:*', 'api_key:*', 'user:*'])).toEqual([
      'api_key:*',
      'user:*',
    ]);
  });
});
