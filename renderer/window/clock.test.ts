import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSharedClock } from './clock.ts';

describe('the clock of the window', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const create = () => createSharedClock(() => Date.now());

  it('gives whoever comes later the time that the others tell already', () => {
    const clock = create();
    const early = vi.fn();
    clock.subscribe(early);
    const first = clock.read();
    vi.advanceTimersByTime(20_000);
    clock.subscribe(vi.fn());
    expect(clock.read()).toBe(first);
    vi.advanceTimersByTime(10_000);
    expect(early).toHaveBeenCalledOnce();
    expect(clock.read()).toBe(first + 30_000);
  });

  it('is not old for the first who asks, and rests when nobody listens', () => {
    const clock = create();
    const stop = clock.subscribe(vi.fn());
    stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(3_600_000);
    expect(clock.read()).toBe(Date.now());
  });
});
