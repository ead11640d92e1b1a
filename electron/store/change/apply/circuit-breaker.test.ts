import { describe, expect, it } from 'vitest';
import { createCircuitBreaker, createRetryBudget, type Sample, toSample } from './circuit-breaker.ts';

const feed = (samples: readonly Sample[]): readonly (string | null)[] => {
  const breaker = createCircuitBreaker();
  return samples.map(breaker.note);
};
const many = (sample: Sample, times: number): Sample[] => Array.from({ length: times }, () => sample);

describe('blast-radius stops', () => {
  it('stops at the third refusal for lack of permission in a row, not at three scattered ones', () => {
    expect(feed(['forbidden', 'forbidden', 'forbidden']).at(-1)).toBe('forbidden-streak');
    expect(feed(['forbidden', 'forbidden', 'fine', 'forbidden'])).toEqual([null, null, null, null]);
  });

  it('stops when more than a fifth of the last 50 failed', () => {
    expect(feed([...many('fine', 39), ...many('failed', 10)]).at(-1)).toBeNull();
    expect(feed([...many('fine', 39), ...many('failed', 11)]).at(-1)).toBe('many-failures');
  });

  it('forgets what lies further back than 50', () => {
    expect(feed([...many('failed', 10), ...many('fine', 50), ...many('failed', 10)]).at(-1)).toBeNull();
  });

  it('stops when more than a tenth of the last 50 were changed by others', () => {
    expect(feed([...many('fine', 30), ...many('conflict', 5)]).at(-1)).toBeNull();
    expect(feed([...many('fine', 30), ...many('conflict', 6)]).at(-1)).toBe('many-conflicts');
  });

  it('does not count a refusal that the review foretold', () => {
    expect(toSample('idp-managed', true, 'will-be-refused')).toBe('fine');
    expect(toSample('idp-managed', true, 'will-succeed')).toBe('failed');
    expect(toSample('forbidden', true, 'cannot-know')).toBe('forbidden');
  });
});

describe('reads that fail', () => {
  it('gives up on one person only while others are read well', () => {
    const retries = createRetryBudget();
    retries.noteGood();
    expect([retries.noteBad(1), retries.noteBad(1), retries.noteBad(1)]).toEqual([
      'again',
      'again',
      'give-up',
    ]);
  });

  it('pauses when the reads of three people fail with none between that works', () => {
    const retries = createRetryBudget();
    expect([retries.noteBad(1), retries.noteBad(2), retries.noteBad(3)]).toEqual(['again', 'again', 'pause']);
    const mixed = createRetryBudget();
    mixed.noteBad(1);
    mixed.noteBad(2);
    mixed.noteGood();
    expect(mixed.noteBad(3)).toBe('again');
  });
});
