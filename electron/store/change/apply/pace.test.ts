import { expect, it } from 'vitest';
import { createTestClock } from '#test/builders/clock.ts';
import { createPace } from './pace.ts';

it('tells no pace from the first moments of an apply, and a steady one over its last ten seconds', async () => {
  const { clock, advance } = createTestClock();
  const pace = createPace(clock);
  const end = (count: number): void => {
    for (let n = 0; n < count; n += 1) pace.note();
  };
  advance(900);
  end(1);
  expect(pace.measure()).toBeNull();
  advance(1_100);
  expect(pace.measure()).toBeNull();
  end(39);
  expect(pace.measure()).toEqual({ perSecond: 20, ends: 40, isSteady: false });
  advance(20_000);
  expect(pace.measure()).toEqual({ perSecond: 0, ends: 0, isSteady: true });
});
