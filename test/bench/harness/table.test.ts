import { describe, expect, it } from 'vitest';
import { toTable } from './table.ts';
import { atLeast, atMost } from './types.ts';

const row = { name: 'sync', size: 5_000, what: 'w', unit: 'x' } as const;

describe('the table', () => {
  it('says ok or OVER by the direction of the target, and nothing without one', () => {
    const text = toTable([
      { ...row, value: 1.29, target: atMost(1.3) },
      { ...row, value: 1.31, target: atMost(1.3) },
      { ...row, value: 0.79, target: atLeast(0.8) },
      { ...row, value: 9, unit: 'ms', target: null, note: 'n' },
    ]);
    expect(text.split('\n').slice(2)).toEqual([
      'sync         5,000  w     <= 1.30x    1.29x  ok',
      'sync         5,000  w     <= 1.30x    1.31x  OVER',
      'sync         5,000  w     >= 0.80x    0.79x  OVER',
      'sync         5,000  w               9.00 ms        n',
    ]);
  });
});
