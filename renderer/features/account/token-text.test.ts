import { describe, expect, it } from 'vitest';
import { toAbsentText, toCountdownText, toLeftText } from './token-text.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const at = (ms: number): string => new Date(NOW + ms).toISOString();
const HOUR = 3_600_000;

describe('the end of a token in words', () => {
  it.each([
    [24 * 365.25 * 73.1 * HOUR, 'in 73 years', '26700 d left'],
    [24 * 729 * HOUR, 'in 729 days', '729 d left'],
    [24 * 6.1 * HOUR, 'in 7 days', '7 d left'],
    [24 * HOUR, 'in 1 day', '1 d left'],
    [23.9 * HOUR, 'in 23 hours', '23 h left'],
    [59 * 60_000, 'in 59 minutes', 'under 1 h left'],
    [10, 'in 1 minute', 'under 1 h left'],
    [0, '1 minute ago', 'ended'],
    [-49 * HOUR, '3 days ago', 'ended'],
  ])('counts days as they are begun, and hours and minutes as they are full (%d ms)', (ms, long, short) => {
    expect([toCountdownText(at(ms), NOW), toLeftText(at(ms), NOW)]).toEqual([long, short]);
  });
});

describe('that there is no token to use now', () => {
  it('is called locked only where a lock is the cause', () => {
    const problem = (cause: 'locked' | 'unreadable') =>
      toAbsentText({ credential: 'unavailable', credentialProblem: { cause, message: '' } });
    expect([problem('locked'), problem('unreadable')]).toEqual(['locked', 'no token']);
    expect(toAbsentText({ credential: 'none', credentialProblem: null })).toBe('signed out');
    expect(toAbsentText({ credential: 'keychain', credentialProblem: null })).toBeNull();
  });
});
