import { describe, expect, it } from 'vitest';
import { toSummaryText } from './summary-text.ts';

const show = (role: string): string => role.toUpperCase();

describe('the words in the tray', () => {
  it('says that nothing is staged', () => {
    expect(toSummaryText({ people: 0, unchanged: 0, added: [], removed: [] }, show)).toBe(
      'No staged changes',
    );
  });

  it('tells staged work that would change nothing from no work', () => {
    expect(toSummaryText({ people: 0, unchanged: 1, added: [], removed: [] }, show)).toBe(
      'Staged for 1 person, who already are as wanted',
    );
  });

  it('counts people and roles, the most frequent first', () => {
    const draft = {
      people: 412,
      unchanged: 0,
      added: [{ role: 'ta', count: 410 }],
      removed: [{ role: 'aud', count: 2 }],
    };
    expect(toSummaryText(draft, show)).toBe('412 people: +TA 410, −AUD 2');
  });

  it('names four roles and says how many more there are', () => {
    const added = ['a', 'b', 'c', 'd', 'e', 'f'].map((role) => ({ role, count: 1 }));
    expect(toSummaryText({ people: 1, unchanged: 0, added, removed: [] }, show)).toBe(
      '1 person: +A 1, +B 1, +C 1, +D 1 and 2 more',
    );
  });
});
