import { describe, expect, it } from 'vitest';
import { toApprovalHeight } from './approval-height.ts';

describe('the height of an approval window', () => {
  it('follows the number of lines, and counts a long one as several', () => {
    const one = toApprovalHeight('Sure?', ['one line']);
    expect(toApprovalHeight('Sure?', ['one', 'two', 'three'])).toBe(one + 48);
    expect(toApprovalHeight('Sure?', ['x'.repeat(150)])).toBe(one + 48);
  });

  it('makes room for a question of two lines', () => {
    expect(toApprovalHeight('x'.repeat(60), ['one'])).toBe(toApprovalHeight('Sure?', ['one', 'two']));
  });

  it('stops growing where a list is better scrolled', () => {
    expect(
      toApprovalHeight(
        'Sure?',
        Array.from({ length: 12 }, () => 'x'.repeat(100)),
      ),
    ).toBe(480);
  });
});
