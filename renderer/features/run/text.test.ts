import { describe, expect, it } from 'vitest';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { createStatus } from './testing.ts';
import { countMissed, toRateText, toScoreText, toTicketText } from './text.ts';

const status = createStatus({ people: 12, counts: { already: 1, refused: 1 } });

describe('the summary for a ticket', () => {
  it('names the plan, the outcome without zeros, and the proof', () => {
    const text = toTicketText(status, 'acme');
    expect(text).toContain('Plan p1, 12 changes');
    expect(text).toContain('Done in part: 10 applied, 1 already so, 1 refused');
    expect(text).toContain('10 as applied, 0 different');
  });

  it('does not claim a proof that was not made', () => {
    expect(toTicketText({ ...status, verified: null }, 'acme')).toContain('Not verified');
  });
});

describe('the pace', () => {
  it('is not told as none where it is slow', () => {
    expect([0, 0.2, 1, 86.4].map(toRateText)).toEqual([
      '0 per second',
      'less than 1 per second',
      '1 per second',
      '86 per second',
    ]);
  });
});

describe('the score', () => {
  const subject = {
    kind: 'member-roles',
    organizationId: 'o1' as OrganizationId,
    userId: 'u1' as UserId,
    roleName: '',
  } as const;
  const miss = (name: string) =>
    ({ subject, name, verdict: 'will-succeed', outcome: 'refused', reason: null }) as const;
  const score = { predicted: 412, right: 411, sentence: 'Predicted 411 of 412 right.', version: null };

  it('names the miss, and of many the first three', () => {
    expect(toScoreText({ ...score, misses: [] })).toBe('Predicted 411 of 412 right.');
    expect(toScoreText({ ...score, misses: [miss('zoe')] })).toBe(
      'Predicted 411 of 412 right; the miss: zoe',
    );
    expect(toScoreText({ ...score, right: 407, misses: ['a', '', 'c', 'd', 'e'].map(miss) })).toBe(
      'Predicted 411 of 412 right; the misses: a, u1, c and 2 more',
    );
  });

  it('counts all misses, also those that are not listed', () => {
    const hundred = Array.from({ length: 100 }, () => miss('zoe'));
    const many = { ...score, predicted: 5_000, right: 4_000, misses: hundred };
    expect(toScoreText(many)).toContain('and 997 more');
    expect(countMissed(many)).toBe(1_000);
  });

  it('shows what is hidden in a name, and not all of a very long one', () => {
    const text = toScoreText({ ...score, misses: [miss('a\u202eb'), miss('x'.repeat(4_000))] });
    expect(text).toContain('a⟨U+202E⟩b, xxx');
    expect(text.length).toBeLessThan(150);
  });
});
