import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleLists } from '#test/kit/role-arbitraries.ts';
import { diffRoles, hasSameRoles, toRoleSet, withoutRoles } from './role-set.ts';

describe('role sets', () => {
  it('sorts by code unit, so that the order is the same on every machine', () => {
    expect(toRoleSet(['b', 'a', 'Z', 'ä', 'a'])).toEqual(['Z', 'a', 'b', 'ä']);
  });

  it('is sorted and unique, keeps every name and adds none', () => {
    fc.assert(
      fc.property(roleLists, (names) => {
        const set = toRoleSet(names);
        expect(new Set(set)).toEqual(new Set(names));
        expect(set).toEqual([...new Set(names)].sort());
      }),
    );
  });

  it('does not touch the list it was given', () => {
    const names = Object.freeze(['b', 'a', 'b']);
    expect(toRoleSet(names)).toEqual(['a', 'b']);
  });

  it('compares as sets', () => {
    expect(hasSameRoles(['a', 'b', 'a'], ['b', 'a'])).toBe(true);
    expect(hasSameRoles(['a'], ['a', 'b'])).toBe(false);
    expect(hasSameRoles(['a', 'c'], ['a', 'b'])).toBe(false);
    expect(hasSameRoles([], [])).toBe(true);
  });

  it('takes names out', () => {
    expect(withoutRoles(['c', 'a', 'b', 'a'], ['b', 'x'])).toEqual(['a', 'c']);
  });

  it('takes names out of and by long lists alike', () => {
    const long = Array.from({ length: 200 }, (_, n) => `role-${n}`);
    expect(withoutRoles(['x', 'role-7', 'a'], long)).toEqual(['a', 'x']);
    expect(withoutRoles([...long, 'x'], long)).toEqual(['x']);
  });
});

describe('the difference of two role lists', () => {
  it('turns one into the other', () => {
    fc.assert(
      fc.property(roleLists, roleLists, (from, to) => {
        const { added, removed } = diffRoles(from, to);
        expect(hasSameRoles([...withoutRoles(from, removed), ...added], to)).toBe(true);
        expect(added.every((role) => !from.includes(role))).toBe(true);
        expect(removed.every((role) => from.includes(role))).toBe(true);
      }),
    );
  });

  it('is reversed by swapping its parts', () => {
    fc.assert(
      fc.property(roleLists, roleLists, (from, to) => {
        const there = diffRoles(from, to);
        expect(diffRoles(to, from)).toEqual({ added: there.removed, removed: there.added });
      }),
    );
  });
});
