import { describe, expect, it } from 'vitest';
import { type ChangeKind, EXISTS, MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import { describeEvent } from './event-text.ts';

const intent = (kind: ChangeKind, before: readonly string[], target: readonly string[]): string =>
  describeEvent('intent', { before, target }, kind);

describe('an event of the journal in words', () => {
  it('says what is about to be done to roles, memberships, people and custom roles alike', () => {
    expect(intent('member-roles', [], ['auditor'])).toBe('Found no role. About to send auditor.');
    expect(intent('site-roles', ['auditor'], [])).toBe('Found auditor. About to send no site role.');
    expect(intent('membership', [MEMBER], [])).toBe('Found a member. About to remove from the organization.');
    expect(intent('membership', [], [MEMBER])).toBe('Found no member. About to add to the organization.');
    expect(intent('user-status', [], [SUSPENDED])).toBe('Found not suspended. About to suspend.');
    expect(intent('user-status', [SUSPENDED], [])).toBe('Found suspended. About to activate.');
    expect(intent('custom-role', [EXISTS], [])).toBe('Found the role. About to delete it.');
    expect(intent('custom-role', [], [EXISTS, 'org:group:read'])).toBe(
      'Found no such role. About to create it.',
    );
  });

  it('says what a custom role is written with and without, and cuts what is long', () => {
    const before = [EXISTS, 'display:Lead', 'org:group:read'];
    expect(intent('custom-role', before, [EXISTS, 'display:Boss', 'org:workspace:ssh'])).toBe(
      'Found the role. About to write it with the display name “Boss”, workspace: ssh, without the display name “Lead”, group: read.',
    );
    const many = Array.from({ length: 9 }, (_, at) => `org:thing${at}:read`);
    expect(intent('custom-role', before, [...before, ...many])).toMatch(/thing5: read and 3 more\.$/);
  });

  it('counts what was on the wire at a start in the right number', () => {
    expect(describeEvent('recover', { unknown: 1 }, 'member-roles')).toContain('The fate of 1 request had');
    expect(describeEvent('recover', { unknown: 2 }, 'member-roles')).toContain('The fate of 2 requests had');
  });

  it('says what a later read found', () => {
    expect(describeEvent('resolve-read', { seen: [] }, 'membership')).toBe('Read again: no member.');
    expect(describeEvent('overlapped', { found: [] }, 'member-roles')).toContain('our write found no role,');
  });
});
