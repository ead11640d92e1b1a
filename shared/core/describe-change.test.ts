import { describe, expect, it } from 'vitest';
import { delta, exactly } from '#test/builders/role-arbitraries.ts';
import { describeIntent } from './describe-change.ts';

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
});
