import { describe, expect, it } from 'vitest';
import { createComposition } from './composition.ts';

const enter = (timeStamp: number) => ({ key: 'Enter', keyCode: 13, isComposing: false, timeStamp });

describe('whose a key press is', () => {
  it('is ours to act on while nothing composes', () => {
    expect(createComposition().isOurs(enter(0))).toBe(false);
  });

  it('is the input method’s as long as it composes, whatever the press says of itself', () => {
    const at = createComposition();
    at.start();
    expect(at.isOn()).toBe(true);
    expect(at.isOurs(enter(10_000))).toBe(true);
  });

  it('is the input method’s where the press says so, even if no start was seen', () => {
    const at = createComposition();
    expect(at.isOurs({ ...enter(0), isComposing: true })).toBe(true);
    expect(at.isOurs({ ...enter(0), keyCode: 229 })).toBe(true);
    expect(at.isOurs({ ...enter(0), key: 'Process' })).toBe(true);
  });

  it('is still its own right after the end: macOS sends the Enter that accepted once more, and plain', () => {
    const at = createComposition();
    at.start();
    at.end(1_000);
    expect(at.isOn()).toBe(false);
    expect(at.isOurs(enter(1_001))).toBe(true);
    // The same key held.
    expect(at.isOurs(enter(1_200))).toBe(true);
  });

  it('acts again with the next press, once the key is up or half a second is over', () => {
    const at = createComposition();
    at.start();
    at.end(1_000);
    at.up();
    expect(at.isOurs(enter(1_050))).toBe(false);
    at.start();
    at.end(2_000);
    expect(at.isOurs(enter(2_500))).toBe(false);
  });

  it('is not stuck when a field is taken away while it composes, or left right after', () => {
    const at = createComposition();
    at.start();
    at.drop();
    expect(at.isOurs(enter(5))).toBe(false);
    at.start();
    at.end(10);
    at.drop();
    expect(at.isOurs(enter(11))).toBe(false);
  });
});
