import { describe, expect, it } from 'vitest';
import { toApprovalHeight } from './approval-height.ts';

type Question = Parameters<typeof toApprovalHeight>[0];

const question: Question = {
  title: 'Sure?',
  lines: ['one line'],
  moves: [],
  people: null,
  reasons: [],
  subject: null,
};

describe('the height of an approval window', () => {
  it('follows the number of lines, and counts a long one as several', () => {
    const one = toApprovalHeight(question);
    expect(toApprovalHeight({ ...question, lines: ['one', 'two', 'three'] })).toBe(one + 40);
    expect(toApprovalHeight({ ...question, lines: ['x'.repeat(150)] })).toBe(one + 40);
  });

  it('makes room for a question of two lines, and for every part', () => {
    const one = toApprovalHeight(question);
    expect(toApprovalHeight({ ...question, title: 'x'.repeat(60) })).toBe(one + 20);
    const parts: readonly Partial<Question>[] = [
      { moves: [{ what: 'Name', from: 'a', to: 'b' }] },
      { people: { first: ['ann'], more: 3 } },
      { reasons: [{ what: 'guard', reason: 'because' }] },
      {
        subject: { name: 'a', host: 'h', account: null, environment: 'other', environmentFirst: 'other' },
      },
    ];
    for (const part of parts) expect(toApprovalHeight({ ...question, ...part })).toBeGreaterThan(one + 20);
  });

  it('stops growing where a list is better scrolled', () => {
    const lines = Array.from({ length: 16 }, () => 'x'.repeat(100));
    expect(toApprovalHeight({ ...question, lines })).toBe(600);
  });
});
