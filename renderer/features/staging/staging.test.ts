import { describe, expect, it } from 'vitest';
import type { Role } from '#shared/model/role.ts';
import { toConfirmed, toIntent, toRoleChoices, toStagedText } from './staging.ts';

const role = (name: string, more: Partial<Role> = {}): Role => ({
  name,
  displayName: '',
  organizationId: 'o',
  builtIn: true,
  assignable: true,
  holders: 1,
  ...more,
});

describe('choosing roles to stage', () => {
  it('lists what can be granted first and says why the rest cannot', () => {
    const roles = [
      role('organization-admin', { assignable: false }),
      role('organization-member'),
      role('viewer'),
    ];
    expect(toRoleChoices(roles, 'add').map((one) => [one.value, one.reason])).toEqual([
      ['viewer', undefined],
      ['organization-admin', 'your token may not change it'],
      ['organization-member', 'everybody has it'],
    ]);
  });

  it('leaves site roles out', () => {
    expect(toRoleChoices([role('owner', { organizationId: null })], 'add')).toEqual([]);
  });

  it('says how many need nothing, one person as one', () => {
    expect(toStagedText('remove', { people: 1, changing: 0, waiting: 0 })).toBe(
      'Nothing was staged · 1 does not have it',
    );
    expect(toStagedText('add', { people: 1_400, changing: 200, waiting: 0 })).toBe(
      'Staged for 1,400 people · 200 would change · 1,200 already have it',
    );
  });

  it('tells apart whom an apply that is not done has yet to come to', () => {
    const rest = 'in an apply that is not done: resume it or cancel its rest, then stage this again';
    expect(toStagedText('remove', { people: 1, changing: 0, waiting: 1 })).toBe(
      `Nothing was staged · 1 waits ${rest}`,
    );
    expect(toStagedText('remove', { people: 9, changing: 4, waiting: 2 })).toBe(
      `Staged for 9 people · 4 would change · 3 do not have it · 2 wait ${rest}`,
    );
  });

  it('turns ticks into an intent, never into a final set unless that was asked for', () => {
    expect(toIntent('add', ['a'])).toEqual({ kind: 'delta', add: ['a'], remove: [] });
    expect(toIntent('remove', ['a'])).toEqual({ kind: 'delta', add: [], remove: ['a'] });
    expect(toIntent('exactly', ['a'])).toEqual({ kind: 'exactly', roles: ['a'] });
  });

  it('confirms ticks and the role pointed at, once each', () => {
    expect(toConfirmed(['b'], 'a')).toEqual(['a', 'b']);
    expect(toConfirmed(['b'], 'b')).toEqual(['b']);
    expect(toConfirmed([], 'a')).toEqual(['a']);
  });

  it('does nothing on a bare Enter, least of all take every role away', () => {
    expect(toConfirmed([], null)).toBeNull();
  });
});
