import { describe, expect, it } from 'vitest';
import { median, quantile } from './numbers.ts';

describe('a quantile', () => {
  it('is the middle one, or lies between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('does not care about the order, and sorts as numbers', () => {
    expect(quantile([100, 9, 20], 1)).toBe(100);
    expect(quantile([100, 9, 20], 0)).toBe(9);
  });

  it('refuses to say anything about nothing', () => {
    expect(() => median([])).toThrow('No numbers');
  });
});
