import { describe, expect, it } from 'vitest';
import { toRebaseText } from './rebase-text.ts';

describe('what became of staged work', () => {
  it('is told in one line', () => {
    const text = toRebaseText({ planned: 412, asStaged: 397, already: 9, merged: 4, conflicts: 2 });
    expect(text).toBe('412 planned: 397 as staged, 9 already done by someone else, 4 merged, 2 need you');
  });

  it('leaves out what did not happen, and is empty when nothing moved', () => {
    const nothing = { planned: 3, asStaged: 3, already: 0, merged: 0, conflicts: 0 };
    expect(toRebaseText(nothing)).toBe('');
    expect(toRebaseText({ ...nothing, asStaged: 2, conflicts: 1 })).toBe(
      '3 planned: 2 as staged, 1 needs you',
    );
  });
});
