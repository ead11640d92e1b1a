import { describe, expect, it } from 'vitest';
import { pressOf } from '#shared/base/testing/press.ts';
import { type ListPress, toGridAction } from './grid-keys.ts';

const place = { cursor: 10, count: 5000, pageRows: 20, letters: ['A', 'R', 'E'] };
const press = (key: string, more: Partial<ListPress> = {}) =>
  toGridAction({ ...pressOf(key), isCommand: false, isOthers: false, ...more }, place);

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

  it('ticks once, however long Space is held', () => {
    expect(press(' ')).toEqual({ kind: 'toggle' });
    expect(press(' ', { isRepeat: true })).toEqual({ kind: 'held' });
  });

  it('extends the selection while Shift is held', () => {
    expect(press('ArrowDown', { isShift: true })).toEqual({ kind: 'move', to: 11, isExtending: true });
  });

  it('stays inside the list, and does nothing in an empty one', () => {
    expect(
      toGridAction(
        { ...pressOf('ArrowDown'), isCommand: false, isOthers: false },
        { ...place, cursor: 4999 },
      ),
    ).toEqual({
      kind: 'move',
      to: 4999,
      isExtending: false,
    });
    expect(
      toGridAction(
        { ...pressOf('End'), isCommand: false, isOthers: false },
        { ...place, cursor: -1, count: 0 },
      ),
    ).toBeNull();
  });

  it('leaves what is pressed with a key of the system to the system', () => {
    for (const key of ['a', 'ArrowDown', ' ', 'Enter', 'Escape', '/', 'End'])
      expect(press(key, { isOthers: true })).toBeNull();
  });

  it('hears the single letters in use, but not with Control', () => {
    expect(press('a')).toEqual({ kind: 'letter', letter: 'A' });
    expect(press('R')).toEqual({ kind: 'letter', letter: 'R' });
    expect(press('e')).toEqual({ kind: 'letter', letter: 'E' });
    expect(press('r', { isCommand: true })).toBeNull();
    expect(press('a', { isCommand: true })).toEqual({ kind: 'all' });
  });

  it('hears them on a layout without Latin letters, and by their letters on one that has its own places', () => {
    const at = (key: string, code: string, isCommand = false) =>
      toGridAction({ ...pressOf(key, { code }), isCommand, isOthers: false }, place);
    expect(at('ф', 'KeyA')).toEqual({ kind: 'letter', letter: 'A' });
    expect(at('ф', 'KeyA', true)).toEqual({ kind: 'all' });
    expect(at('ち', 'KeyA')).toEqual({ kind: 'letter', letter: 'A' });
    expect(at('a', 'KeyQ')).toEqual({ kind: 'letter', letter: 'A' });
    expect([at('q', 'KeyA'), at('.', 'KeyE'), at('ğ', 'KeyE')]).toEqual([null, null, null]);
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
