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

  it('never says a smaller time of what is longer ago: 16 months, then 1 year', () => {
    const days = { d: 1, mo: 30, y: 365 };
    const told = Array.from({ length: 1_500 }, (_, at) => {
      const [count = '', unit = ''] = ago((at + 1) * 86_400_000).split(' ');
      return Number(count) * (unit === 'd' || unit === 'mo' || unit === 'y' ? days[unit] : 0);
    });
    expect(told).toEqual([...told].sort((a, b) => a - b));
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
