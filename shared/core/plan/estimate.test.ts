import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EstimatePace, estimateApply, estimateRange, remainingRange } from './estimate.ts';

const PACE: EstimatePace = {
  workers: 8,
  startWidth: 4,
  maxWidth: 8,
  startWritesPerSecond: 20,
  maxWritesPerSecond: 50,
  growEvery: 50,
  writesStep: 5,
  readMs: 30,
  writeMs: 30,
  localMs: 2,
};

describe('the estimate of an apply', () => {
  it('counts a read and a write for each change, and the check afterwards', () => {
    expect(estimateApply({ stretches: [3, 2], verifyReads: 4 }, PACE)).toMatchObject({
      reads: 5,
      writes: 5,
      verify: 4,
      requests: 14,
    });
  });

  it('is bound by the write rate on a quick host, from 20 a second at the start to 50 at the end', () => {
    const quick = { ...PACE, readMs: 1, writeMs: 1 };
    expect(estimateApply({ stretches: [20], verifyReads: 0 }, quick).seconds).toBeCloseTo(1, 1);
    expect(estimateApply({ stretches: [5_000], verifyReads: 0 }, quick).seconds).toBeLessThan(5_000 / 45);
    expect(estimateApply({ stretches: [5_000], verifyReads: 0 }, quick).seconds).toBeGreaterThan(5_000 / 50);
  });

  it('is bound by the latency on a slow host', () => {
    const slow = { ...PACE, readMs: 500, writeMs: 500, startWidth: 8 };
    expect(estimateApply({ stretches: [800], verifyReads: 0 }, slow).seconds).toBeCloseTo(101, 0);
  });

  it('grows with the plan, with every stretch and with latency', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 400 }), (stretches, readMs) => {
        const pace = { ...PACE, readMs };
        const { seconds } = estimateApply({ stretches, verifyReads: 0 }, pace);
        expect(estimateApply({ stretches: [...stretches, 1], verifyReads: 0 }, pace).seconds).toBeGreaterThan(
          seconds,
        );
        const slower = { ...pace, readMs: readMs + 1_000 };
        expect(estimateApply({ stretches, verifyReads: 0 }, slower).seconds).toBeGreaterThan(seconds);
        const whole = [stretches.reduce((sum, count) => sum + count, 0)];
        expect(estimateApply({ stretches: whole, verifyReads: 0 }, pace).seconds).toBeLessThanOrEqual(
          seconds,
        );
      }),
    );
  });
});

describe('the time of an apply', () => {
  const work = { stretches: [580], verifyReads: 2 };
  const pace = { ...PACE, isMeasured: false };

  it('is a range around every pace that the limits allow, as long as nothing was measured', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 10, max: 200 }),
        fc.boolean(),
        (count, ms, isGrown) => {
          const asked = { stretches: [count], verifyReads: 1 };
          const { from, to, isMeasured } = estimateRange(asked, pace, []);
          const grown = { startWidth: PACE.maxWidth, startWritesPerSecond: PACE.maxWritesPerSecond };
          const real = { ...PACE, ...(isGrown ? grown : {}), readMs: ms, writeMs: ms };
          const { seconds } = estimateApply(asked, real);
          expect(isMeasured).toBe(false);
          expect(from).toBeLessThanOrEqual(seconds);
          expect(to).toBeGreaterThanOrEqual(seconds);
        },
      ),
    );
  });

  it('stays a range while an apply runs, narrower the more was counted, and is not told while nothing ends', () => {
    expect(remainingRange(100, { perSecond: 10, ends: 25, isSteady: false })).toEqual({
      fromSeconds: 2.5,
      toSeconds: 12,
    });
    expect(remainingRange(100, { perSecond: 10, ends: 100, isSteady: true })).toEqual({
      fromSeconds: 8.5,
      toSeconds: 11.5,
    });
    expect(remainingRange(100, { perSecond: 0, ends: 0, isSteady: true })).toBeNull();
  });

  it('is what an apply of about that size took there, once one did', () => {
    const runs = [
      { changes: 120, seconds: 1 },
      { changes: 1_160, seconds: 8 },
    ];
    expect(estimateRange(work, pace, runs)).toEqual({ from: 4, to: 4, isMeasured: true });
    expect(estimateRange({ ...work, stretches: [100_000] }, pace, runs).isMeasured).toBe(false);
    expect(estimateRange({ ...work, stretches: [10] }, pace, runs).isMeasured).toBe(false);
  });
});
