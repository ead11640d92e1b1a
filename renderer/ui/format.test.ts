import { describe, expect, it } from 'vitest';
import { countOf, formatAgo, formatAsOf, formatCount } from './format.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const ago = (ms: number): string => formatAgo(new Date(NOW - ms).toISOString(), NOW);

describe('numbers and times for people', () => {
  it.each([
    [5_000, 'now'],
    [5 * 60_000, '5 min'],
    [2 * 3_600_000, '2 h'],
    [3 * 86_400_000, '3 d'],
    [90 * 86_400_000, '3 mo'],
    [800 * 86_400_000, '2 y'],
  ])('says how long ago %i ms was', (ms, text) => {
    expect(ago(ms)).toBe(text);
  });

  it('is silent about a date that is none', () => {
    expect(formatAgo('yesterday', NOW)).toBe('');
  });

  it('counts in the right word', () => {
    expect(countOf(1, 'person', 'people')).toBe('1 person');
    expect(countOf(0, 'person', 'people')).toBe('0 people');
  });

  it('writes counts and the clock as Intl has them', () => {
    const intl = new Intl.NumberFormat();
    for (const count of [0, 999, 4_812, 1_000_000]) expect(formatCount(count)).toBe(intl.format(count));
    const at = new Date(2026, 10, 22, 14, 2);
    const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
    expect(formatAsOf(at.toISOString(), at.getTime())).toBe(clock.format(at));
  });
});
