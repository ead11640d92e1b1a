import { describe, expect, it } from 'vitest';
import { delta, exactly, organizationNumber, userNumber } from '#test/kit/role-arbitraries.ts';
import { personSubject } from '../core/plan/subject.ts';
import type { Intent } from '../model/intent.ts';
import { EXISTS, MEMBER, type PersonKind, SUSPENDED } from '../model/subject.ts';
import { KINDS } from './index.ts';
import { roleSubject } from './subject-form.ts';

const toLabel = (intent: Intent, people: number, kind: PersonKind = 'member-roles') =>
  KINDS[kind].text.toLabel(
    intent,
    Array.from({ length: people }, (_, n) => personSubject(kind, organizationNumber(1), userNumber(n))),
  );

describe('an intent in words', () => {
  it('says what is added and to how many', () => {
    expect(toLabel(delta(['template-admin']), 412)).toBe('Add template-admin to 412 people');
    expect(toLabel(delta(['b', 'a']), 1)).toBe('Add a and b to 1 person');
  });

  it('says what is removed and from how many', () => {
    expect(toLabel(delta([], ['auditor']), 5000)).toBe('Remove auditor from 5,000 people');
  });

  it('says both', () => {
    expect(toLabel(delta(['a'], ['b', 'c']), 12)).toBe('Add a, remove b and c for 12 people');
  });

  it('says an exact set, and an empty one in plain words', () => {
    expect(toLabel(exactly('a', 'b', 'c'), 3)).toBe('Set the roles of 3 people to a, b and c');
    expect(toLabel(exactly(), 3)).toBe('Take all roles from 3 people');
  });

  it('stays short however many roles there are', () => {
    expect(toLabel(delta(['a', 'b', 'c', 'd', 'e']), 2)).toBe('Add a, b, c and 2 more to 2 people');
  });

  it('describes what will happen where an intent contradicts itself', () => {
    expect(toLabel(delta(['a'], ['a']), 2)).toBe('Remove a from 2 people');
    expect(toLabel(delta([]), 2)).toBe('Change nothing for 2 people');
  });

  it('speaks of every kind in its own words', () => {
    const of = (kind: PersonKind, intent: Intent, people = 2) => toLabel(intent, people, kind);
    const ofRole = (intent: Intent) =>
      KINDS['custom-role'].text.toLabel(intent, [roleSubject(organizationNumber(1), 'support')]);
    expect(of('site-roles', exactly('auditor'))).toBe('Set the site roles of 2 people to auditor');
    expect(of('membership', delta([MEMBER]))).toBe('Add 2 people to the organization');
    expect(of('membership', delta([], [MEMBER]), 1)).toBe('Remove 1 person from the organization');
    expect(of('user-status', delta([SUSPENDED]))).toBe('Suspend 2 people');
    expect(of('user-status', exactly())).toBe('Activate 2 people');
    expect(ofRole(exactly(EXISTS))).toBe('Set up the role support');
    expect(ofRole(delta(['org:x:read']))).toBe('Change the role support');
    expect(ofRole(exactly())).toBe('Delete the role support');
  });
});
