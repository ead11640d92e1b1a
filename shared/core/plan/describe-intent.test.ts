import { describe, expect, it } from 'vitest';
import { delta, exactly } from '#test/kit/role-arbitraries.ts';
import type { Intent } from '../../model/intent.ts';
import { type ChangeKind, EXISTS, MEMBER, SUSPENDED } from '../../model/subject.ts';
import { describeIntent } from './describe-intent.ts';

describe('an intent in words', () => {
  it('says what is added and to how many', () => {
    expect(describeIntent(delta(['template-admin']), 412)).toBe('Add template-admin to 412 people');
    expect(describeIntent(delta(['b', 'a']), 1)).toBe('Add a and b to 1 person');
  });

  it('says what is removed and from how many', () => {
    expect(describeIntent(delta([], ['auditor']), 5000)).toBe('Remove auditor from 5,000 people');
  });

  it('says both', () => {
    expect(describeIntent(delta(['a'], ['b', 'c']), 12)).toBe('Add a, remove b and c for 12 people');
  });

  it('says an exact set, and an empty one in plain words', () => {
    expect(describeIntent(exactly('a', 'b', 'c'), 3)).toBe('Set the roles of 3 people to a, b and c');
    expect(describeIntent(exactly(), 3)).toBe('Take all roles from 3 people');
  });

  it('stays short however many roles there are', () => {
    expect(describeIntent(delta(['a', 'b', 'c', 'd', 'e']), 2)).toBe('Add a, b, c and 2 more to 2 people');
  });

  it('describes what will happen where an intent contradicts itself', () => {
    expect(describeIntent(delta(['a'], ['a']), 2)).toBe('Remove a from 2 people');
    expect(describeIntent(delta([]), 2)).toBe('Change nothing for 2 people');
  });

  it('speaks of every kind in its own words', () => {
    const of = (kind: ChangeKind, intent: Intent, people = 2, roleName = '') =>
      describeIntent(intent, people, kind, roleName);
    expect(of('site-roles', exactly('auditor'))).toBe('Set the site roles of 2 people to auditor');
    expect(of('membership', delta([MEMBER]))).toBe('Add 2 people to the organization');
    expect(of('membership', delta([], [MEMBER]), 1)).toBe('Remove 1 person from the organization');
    expect(of('user-status', delta([SUSPENDED]))).toBe('Suspend 2 people');
    expect(of('user-status', exactly())).toBe('Activate 2 people');
    expect(of('custom-role', exactly(EXISTS), 0, 'support')).toBe('Set up the role support');
    expect(of('custom-role', delta(['org:x:read']), 0, 'support')).toBe('Change the role support');
    expect(of('custom-role', exactly(), 0, 'support')).toBe('Delete the role support');
  });
});
