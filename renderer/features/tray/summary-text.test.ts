import { describe, expect, it } from 'vitest';
import { KINDS } from '#shared/kinds/index.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import { type DraftCounts, toSummaryText } from './summary-text.ts';

const show = (role: string): string => role.toUpperCase();

/** Staged work in which every change is a person's own, unless said otherwise. */
const draft = (over: Partial<DraftCounts>): DraftCounts => {
  const changes = over.people ?? 0;
  return {
    ...{ people: changes, unchanged: 0, conflicts: 0, kinds: [], added: [], removed: [] },
    reach: { changes, written: 0, deleted: 0, people: changes, isKnown: true },
    ...over,
  };
};
const ofKind = (kind: ChangeKind, changes: number, takes = 0) => ({
  kind,
  changes,
  takes,
  counted: KINDS[kind].text.toCounts({ changes, takes }),
});
const ofPeople = (changes: number) => [ofKind('member-roles', changes)];

describe('the words in the tray', () => {
  it('says that nothing is staged', () => {
    expect(toSummaryText(draft({}), show)).toBe('No staged changes');
  });

  it('tells staged work that would change nothing from no work', () => {
    expect(toSummaryText(draft({ unchanged: 1 }), show)).toBe('1 staged change, already as wanted');
    expect(toSummaryText(draft({ unchanged: 3 }), show)).toBe('3 staged changes, already as wanted');
  });

  it('counts people and roles, the most frequent first', () => {
    const roles = { added: [{ role: 'ta', count: 410 }], removed: [{ role: 'aud', count: 2 }] };
    expect(toSummaryText(draft({ people: 412, kinds: ofPeople(412), ...roles }), show)).toBe(
      '412 people: +TA 410, −AUD 2',
    );
  });

  it('names four roles and says how many more there are', () => {
    const added = ['a', 'b', 'c', 'd', 'e', 'f'].map((role) => ({ role, count: 1 }));
    expect(toSummaryText(draft({ people: 1, kinds: ofPeople(1), added }), show)).toBe(
      '1 person: +A 1, +B 1, +C 1, +D 1 and 2 more',
    );
  });

  it('counts the holders of a role, and says nothing in the past tense of what was not sent', () => {
    const kinds = [ofKind('custom-role', 1, 0)];
    const reach = { changes: 1, written: 1, deleted: 0, people: 153, isKnown: true };
    const text = toSummaryText(draft({ people: 1, kinds, reach }), show);
    expect(text).toBe('1 role is changed, 153 people affected');
    expect(text).not.toMatch(/written|deleted|suspended/);
  });

  it('counts the other kinds in words: who joins, leaves, is to be suspended, which roles are to be written', () => {
    const kinds = [
      ofKind('site-roles', 1, 0),
      ofKind('membership', 3, 1),
      ofKind('user-status', 2, 2),
      ofKind('custom-role', 2, 1),
    ];
    const reach = { changes: 8, written: 1, deleted: 1, people: 20, isKnown: true };
    const added = [{ role: 'owner', count: 1 }];
    expect(toSummaryText(draft({ people: 8, kinds, reach, added }), show)).toBe(
      '1 role is changed, 1 role is deleted among 8 changes, 20 people affected: +OWNER 1; 2 join an organization, 1 leaves an organization, 2 to suspend, 1 role to write, 1 role to delete',
    );
  });

  it('says once how many tokens are to expire, and of how many people', () => {
    const { things } = KINDS['token-expiry'].text;
    const kinds = [ofKind('token-expiry', 3)];
    const reach = { changes: 3, written: 0, deleted: 0, people: 2, isKnown: true, things };
    expect(toSummaryText(draft({ people: 3, kinds, reach }), show)).toBe('Expire 3 tokens of 2 people');
    expect(toSummaryText(draft({ people: 3, kinds, reach, conflicts: 1 }), show)).toBe(
      'Expire 3 tokens of 2 people: 1 held back',
    );
  });

  it('says who is held back, beside the rest or alone', () => {
    const added = [{ role: 'a', count: 3 }];
    const held = { conflicts: 2, kinds: ofPeople(3) };
    expect(toSummaryText(draft({ ...held, people: 3, added }), show)).toBe('3 people: +A 3; 2 held back');
    expect(toSummaryText(draft({ conflicts: 2 }), show)).toBe('2 held back: the review settles it');
  });
});
