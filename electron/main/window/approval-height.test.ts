import { describe, expect, it } from 'vitest';
import { toApprovalHeight } from './approval-height.ts';

describe('the height of an approval window', () => {
  it('follows the number of lines, and counts a long one as several', () => {
    expect(toApprovalHeight(['one line'])).toBe(214);
    expect(toApprovalHeight(['one', 'two', 'three'])).toBe(262);
    expect(toApprovalHeight(['x'.repeat(130)])).toBe(toApprovalHeight(['one', 'two', 'three']));
  });

  it('stops growing where a list is better scrolled', () => {
    expect(toApprovalHeight(Array.from({ length: 12 }, () => 'x'.repeat(100)))).toBe(480);
  });
});
