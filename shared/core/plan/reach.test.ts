import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChange, delta, userNumber } from '#test/kit/role-arbitraries.ts';
import type { Change } from '../../model/change.ts';
import { EXISTS, LIVE, SITE_ORGANIZATION_ID } from '../../model/subject.ts';
import { countReach } from './reach.ts';
import { tellReach, toApplyLabel } from './reach-text.ts';

const person = (user: number): Change => buildChange(delta(['auditor']), [], { user });
const role = (roleName: string, target: readonly string[] = [EXISTS, 'org:workspace:ssh']): Change => ({
  ...buildChange(delta([]), [], { kind: 'custom-role', roleName }),
  base: [EXISTS],
  target,
  added: target.filter((word) => word !== EXISTS),
  removed: target.length === 0 ? [EXISTS] : [],
});
const holders = (count: number) => () => Array.from({ length: count }, (_, at) => `holder-${at}`);
const tell = (changes: readonly Change[], held: number | null = 0): readonly string[] => {
  const reach = countReach(changes, held === null ? () => null : holders(held));
  return [tellReach(reach, String), toApplyLabel(reach, String)];
};

describe('whom changes concern', () => {
  it('is everybody who holds a role that changes, not the role', () => {
    expect(tell([role('ops')], 153)).toEqual([
      '1 role is changed, 153 people affected',
      'Change 1 role (153 people)',
    ]);
    expect(tell([role('ops', [])], 1)).toEqual([
      '1 role is deleted, 1 person affected',
      'Delete 1 role (1 person)',
    ]);
  });

  it('is the people themselves where each has one change', () => {
    expect(tell([person(1), person(2)])).toEqual(['2 people', 'Apply to 2 people']);
  });

  it('is tokens where nothing else is changed, whoever has them', () => {
    const token = (tokenId: string): Change => ({
      ...{ kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId: userNumber(1), tokenId },
      ...{ base: [LIVE], target: [], added: [], removed: [LIVE], intent: delta([], [LIVE]) },
    });
    expect(tell([token('a')])).toEqual(['1 token of 1 person', 'Expire 1 token']);
    expect(tell([token('a'), token('b')])).toEqual(['2 tokens of 1 person', 'Expire 2 tokens']);
    expect(tell([token('a'), person(2)])[1]).toBe('Apply to 2 people');
  });

  it('never takes changes for people, where some have several', () => {
    const twice = buildChange(delta(['suspended']), [], { user: 1, kind: 'user-status' });
    expect(tell([person(1), twice])).toEqual(['2 changes for 1 person', 'Apply 2 changes (1 person)']);
    expect(tell([person(1), role('ops')], 3)).toEqual([
      '1 role is changed among 2 changes, 4 people affected',
      'Apply 2 changes (4 people)',
    ]);
  });

  it('says that there may be more where nobody knows who holds a role', () => {
    expect(tell([role('ops')], null)[0]).toBe('1 role is changed, at least 0 people affected');
  });

  it('counts everybody once, however they are reached', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 })), fc.nat(20), (users, held) => {
        const reach = countReach([...users.map(person), role('a'), role('b')], holders(held));
        expect(reach.people).toBe(new Set(users).size + held);
        expect(reach.changes).toBe(users.length + 2);
      }),
    );
  });
});
