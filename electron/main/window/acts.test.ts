import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { actLifeMs, createActs, followActs } from './acts.ts';

const open = () => {
  let now = 1_000;
  const acts = createActs({ monotonicMs: () => now });
  const contents = new EventEmitter();
  followActs(contents, acts);
  const press = (type: string, isAutoRepeat = false): void =>
    void contents.emit('input-event', {}, { type, isAutoRepeat });
  const pass = (ms: number): void => {
    now += ms;
  };
  return { acts, press, pass };
};

describe('what a person does in a window', () => {
  it('is nothing before the first press', () => {
    expect(open().acts.take()).toBe(false);
  });

  it('is good for one thing, and for no second', () => {
    const { acts, press } = open();
    press('mouseDown');
    expect([acts.take(), acts.take()]).toEqual([true, false]);
  });

  it('is one thing for a whole click, though a page may ask at its beginning and at its end', () => {
    const { acts, press } = open();
    press('mouseDown');
    expect(acts.take()).toBe(true);
    press('mouseUp');
    expect(acts.take()).toBe(false);
  });

  it('counts from the release of a button that was held for long', () => {
    const { acts, press, pass } = open();
    press('mouseDown');
    pass(actLifeMs + 1);
    press('mouseUp');
    expect(acts.take()).toBe(true);
  });

  it('is one thing for a key that is held down', () => {
    const { acts, press } = open();
    press('rawKeyDown');
    expect(acts.take()).toBe(true);
    press('rawKeyDown', true);
    expect(acts.take()).toBe(false);
  });

  it('is forgotten after five seconds', () => {
    const { acts, press, pass } = open();
    press('rawKeyDown');
    pass(actLifeMs);
    expect(acts.take()).toBe(true);
    press('rawKeyDown');
    pass(actLifeMs + 1);
    expect(acts.take()).toBe(false);
  });

  it.each([
    'mouseUp',
    'mouseMove',
    'mouseEnter',
    'mouseLeave',
    'mouseWheel',
    'gestureScrollUpdate',
    'undefined',
    'pointerMove',
  ])('is not %s', (type) => {
    const { acts, press } = open();
    press(type);
    expect(acts.take()).toBe(false);
  });

  it('is a command of the menu bar as well', () => {
    const { acts } = open();
    acts.note();
    expect(acts.take()).toBe(true);
  });
});
