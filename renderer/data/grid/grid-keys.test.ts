import { describe, expect, it } from 'vitest';
import { type GridPress, toGridAction } from './grid-keys.ts';

const place = { cursor: 10, count: 5000, pageRows: 20, letters: ['A', 'R', 'E'] };
const press = (key: string, more: Partial<GridPress> = {}) =>
  toGridAction({ key, isShift: false, isCommand: false, ...more }, place);

describe('the keyboard in a grid of people', () => {
  it.each([
    ['ArrowDown', 11],
    ['ArrowUp', 9],
    ['PageDown', 30],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 4999],
  ])('%s moves the cursor', (key, to) => {
    expect(press(key)).toEqual({ kind: 'move', to, isExtending: false });
  });

  it('extends the selection while Shift is held', () => {
    expect(press('ArrowDown', { isShift: true })).toEqual({ kind: 'move', to: 11, isExtending: true });
  });

  it('stays inside the list, and does nothing in an empty one', () => {
    expect(
      toGridAction({ key: 'ArrowDown', isShift: false, isCommand: false }, { ...place, cursor: 4999 }),
    ).toEqual({ kind: 'move', to: 4999, isExtending: false });
    expect(
      toGridAction({ key: 'End', isShift: false, isCommand: false }, { ...place, cursor: -1, count: 0 }),
    ).toBeNull();
  });

  it('hears the single letters in use, but not with Control', () => {
    expect(press('a')).toEqual({ kind: 'letter', letter: 'A' });
    expect(press('R')).toEqual({ kind: 'letter', letter: 'R' });
    expect(press('e')).toEqual({ kind: 'letter', letter: 'E' });
    expect(press('r', { isCommand: true })).toBeNull();
    expect(press('a', { isCommand: true })).toEqual({ kind: 'all' });
  });

  it.each([
    [' ', 'toggle'],
    ['Escape', 'clear'],
    ['Enter', 'open'],
    ['/', 'search'],
    ['ContextMenu', 'context'],
  ])('%j means %s', (key, kind) => {
    expect(press(key)).toEqual({ kind });
  });

  it('opens the menu with Shift+F10, and leaves F10 alone', () => {
    expect(press('F10', { isShift: true })).toEqual({ kind: 'context' });
    expect(press('F10')).toBeNull();
  });

  it('leaves every other key alone', () => {
    expect(press('q')).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});
