import { describe, expect, it } from 'vitest';
import { createHaste, hastyMs } from './haste.ts';

const setUp = () => {
  const clock = { nowMs: 1_000 };
  const haste = createHaste({ monotonicMs: () => clock.nowMs });
  const pass = (ms: number): boolean => {
    clock.nowMs += ms;
    return haste.isHasty();
  };
  return { haste, pass };
};

describe('a yes', () => {
  it('counts for nothing before the window was shown, and until it was there for a while', () => {
    const { haste, pass } = setUp();
    expect(pass(10_000)).toBe(true);
    haste.shown();
    expect([pass(hastyMs - 1), pass(1)]).toEqual([true, false]);
  });

  it('counts for nothing while somebody presses again and again', () => {
    const { haste, pass } = setUp();
    haste.shown();
    for (let press = 0; press < 50; press += 1) {
      expect(pass(hastyMs - 10)).toBe(true);
      haste.note();
    }
    expect([pass(hastyMs - 1), pass(1)]).toEqual([true, false]);
  });

  it('is not made hasty by the press that gives it', () => {
    const { haste, pass } = setUp();
    haste.shown();
    pass(hastyMs);
    haste.note();
    expect(pass(5)).toBe(false);
  });

  it('is not made possible by presses before the window was there', () => {
    const { haste, pass } = setUp();
    haste.note();
    expect(pass(hastyMs)).toBe(true);
  });
});
