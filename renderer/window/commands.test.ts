import { describe, expect, it, vi } from 'vitest';
import { GRID_LETTERS, runGridKey, useCommands } from './commands.ts';

describe('the single letters of a list', () => {
  it('are those with a use there, and of no other list', () => {
    expect(GRID_LETTERS.tokens).toEqual(['T']);
    expect(GRID_LETTERS.people).toContain('A');
    expect(GRID_LETTERS.people).not.toContain('T');
  });

  it('give the command of that list only', () => {
    const run = vi.fn();
    useCommands.setState({ run });
    for (const list of ['people', 'tokens'] as const)
      for (const letter of ['A', 'T']) runGridKey(list, letter);
    expect(run.mock.calls).toEqual([['stage.add'], ['stage.expire']]);
  });
});
