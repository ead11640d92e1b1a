import { describe, expect, it } from 'vitest';
import { toSummaryText } from './summary-text.ts';

const show = (role: string): string => role.toUpperCase();

describe('the words in the tray', () => {
  it('says that nothing is staged', () => {
    expect(
      toSummaryText({ people: 0, unchanged: 0, conflicts: 0, kinds: [], added: [], removed: [] }, show),
    ).toBe('No staged changes');
  });

  it('tells staged work that would change nothing from no work', () => {
    expect(
      toSummaryText({ people: 0, unchanged: 1, conflicts: 0, kinds: [], added: [], removed: [] }, show),
    ).toBe('Staged for 1 person, who already are as wanted');
  });

  it('counts people and roles, the most frequent first', () => {
    const draft = {
      people: 412,
      unchanged: 0,
      conflicts: 0,
      kinds: [{ kind: 'member-roles' as const, changes: 412, takes: 0 }],
      added: [{ role: 'ta', count: 410 }],
      removed: [{ role: 'aud', count: 2 }],
    };
    expect(toSummaryText(draft, show)).toBe('412 people: +TA 410, −AUD 2');
  });

  it('names four roles and says how many more there are', () => {
    const added = ['a', 'b', 'c', 'd', 'e', 'f'].map((role) => ({ role, count: 1 }));
    expect(
      toSummaryText({ people: 1, unchanged: 0, conflicts: 0, kinds: [], added, removed: [] }, show),
    ).toBe('1 person: +A 1, +B 1, +C 1, +D 1 and 2 more');
  });

  it('counts the other kinds in words: who joins, leaves, is suspended, which roles are written', () => {
    const kinds = [
      { kind: 'site-roles' as const, changes: 1, takes: 0 },
      { kind: 'membership' as const, changes: 3, takes: 1 },
      { kind: 'user-status' as const, changes: 2, takes: 2 },
      { kind: 'custom-role' as const, changes: 2, takes: 1 },
    ];
    const added = [{ role: 'owner', count: 1 }];
    expect(toSummaryText({ people: 8, unchanged: 0, conflicts: 0, kinds, added, removed: [] }, show)).toBe(
      '8 changes: +OWNER 1; 2 join an organization, 1 leaves an organization, 2 suspended, 1 custom role written, 1 custom role deleted',
    );
  });

  it('says who is held back, beside the rest or alone', () => {
    const nothing = { unchanged: 0, conflicts: 2, kinds: [], removed: [] };
    const added = [{ role: 'a', count: 3 }];
    expect(toSummaryText({ ...nothing, people: 3, added }, show)).toBe('3 people: +A 3; 2 held back');
    expect(toSummaryText({ ...nothing, people: 0, added: [] }, show)).toBe(
      '2 held back: the review settles it',
    );
  });
});
