import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommandContext } from '#renderer/window/commands.ts';
import { useWhere } from '#renderer/window/where.ts';
import { peopleCommands } from './commands.ts';

/** Stands for an element that takes the keyboard. */
class Box {
  readonly focus = vi.fn();
}

/** Searches from the screen of tokens, and tells what took the keyboard at once and where that led. */
const search = (box: Box | null) => {
  const frames: (() => void)[] = [];
  vi.stubGlobal('HTMLElement', Box);
  vi.stubGlobal('HTMLInputElement', class {});
  vi.stubGlobal('document', { querySelector: () => box });
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  useWhere.setState({ screen: 'tokens' });
  // It looks at nothing else of all that is known.
  peopleCommands['grid.search'].run({ screen: 'tokens' } as CommandContext);
  return { screen: useWhere.getState().screen, frames: frames.length };
};
afterEach(() => vi.unstubAllGlobals());

describe('searching', () => {
  it('stays on a screen that has a box of its own', () => {
    const box = new Box();
    expect(search(box)).toEqual({ screen: 'tokens', frames: 0 });
    expect(box.focus).toHaveBeenCalledOnce();
  });

  it('leads to the members from a screen that has none', () => {
    expect(search(null)).toEqual({ screen: 'members', frames: 1 });
  });
});
