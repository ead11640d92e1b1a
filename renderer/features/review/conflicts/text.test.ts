import { describe, expect, it } from 'vitest';
import { pressOf } from '#shared/base/testing/press.ts';
import { toPresenceText, toTakeOfKey, toWas } from './text.ts';

const show = (role: string): string => `The ${role}`;

describe('the sides of a conflict', () => {
  it('are told in the words of their kind', () => {
    expect(toPresenceText('member-roles', 'auditor', 'present', show)).toBe('The auditor');
    expect(toPresenceText('site-roles', 'owner', 'absent', show)).toBe('no The owner');
    expect(toPresenceText('membership', 'member', 'absent', show)).toBe('not in it');
    expect(toPresenceText('user-status', 'suspended', 'present', show)).toBe('suspended');
    expect(toPresenceText('custom-role', 'exists', 'absent', show)).toBe('no such role');
    expect(toPresenceText('custom-role', 'display:Deploy', 'absent', show)).toBe('not named “Deploy”');
    expect(toPresenceText('custom-role', 'org:template:read', 'present', show)).toBe('template: read');
  });

  it('was the other way before somebody moved it', () => {
    expect([toWas('present'), toWas('absent')]).toEqual(['absent', 'present']);
  });
});

describe('the keys of a conflict', () => {
  const press = (key: string, more: Parameters<typeof pressOf>[1] = {}) => toTakeOfKey(pressOf(key, more));

  it('take a side, with Shift for more than this one, and leave every other key alone', () => {
    expect(press('m')).toEqual({ take: 'mine', isWide: false });
    expect(press('T', { shiftKey: true })).toEqual({ take: 'theirs', isWide: true });
    expect(press('b')).toEqual({ take: 'both', isWide: false });
    expect([press('x'), press('Enter'), press('m', { ctrlKey: true })]).toEqual([null, null, null]);
  });
});
