import { describe, expect, it } from 'vitest';
import { createRestarts } from './restarts.ts';

const minuteMs = 60_000;

describe('restarts', () => {
  it('are allowed three times in ten minutes, and again when those are long past', () => {
    const mayRestart = createRestarts();
    expect([0, 1, 2, 3].map((ms) => mayRestart(ms))).toEqual([true, true, true, false]);
    expect(mayRestart(9 * minuteMs)).toBe(false);
    expect(mayRestart(10 * minuteMs)).toBe(true);
  });
});
