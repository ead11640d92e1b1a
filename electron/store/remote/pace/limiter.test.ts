import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestClock } from '#test/kit/clock.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { createLimiter } from './limiter.ts';
import { backoffMs, createQuota } from './retries.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the limiter', () => {
  it('lets no more in at once than its width, and the next one when somebody leaves', async () => {
    const limiter = createLimiter(createTestClock().clock, { ...DEFAULT_LIMITS, startWidth: 2 });
    const entered: number[] = [];
    for (const n of [1, 2, 3]) void limiter.enter('read').then(() => entered.push(n));
    await settle();
    expect(entered).toEqual([1, 2]);
    limiter.leave('clean');
    await settle();
    expect(entered).toEqual([1, 2, 3]);
  });

  it('starts writes at its rate and never in a rush', async () => {
    const { clock } = createTestClock();
    const limiter = createLimiter(clock, { ...DEFAULT_LIMITS, startWidth: 8 });
    for (let n = 0; n < 41; n += 1) {
      await limiter.enter('write');
      limiter.leave('neutral');
    }
    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(1_990);
    expect(clock.monotonicMs()).toBeLessThan(2_100);
  });

  it('grows by one after fifty clean answers and halves once for one burst of trouble', async () => {
    const { clock, advance } = createTestClock();
    const limiter = createLimiter(clock, DEFAULT_LIMITS);
    const pass = async (health: 'clean' | 'trouble', times: number) => {
      for (let n = 0; n < times; n += 1) {
        await limiter.enter('read');
        limiter.leave(health);
      }
    };
    await pass('clean', 50);
    expect(limiter.workers()).toBe(5);
    await pass('clean', 1_000);
    expect(limiter.workers()).toBe(DEFAULT_LIMITS.maxWidth);
    await pass('trouble', 5);
    expect(limiter.workers()).toBe(4);
    advance(1_000);
    await pass('trouble', 1);
    expect(limiter.workers()).toBe(2);
  });

  it('holds everybody back while paused, then sends one ahead alone', async () => {
    const waits: (() => void)[] = [];
    const { clock, advance } = createTestClock();
    const held = { ...clock, sleep: () => new Promise<'slept'>((r) => waits.push(() => r('slept'))) };
    const limiter = createLimiter(held, DEFAULT_LIMITS);
    limiter.pause(60_000);
    const entered: number[] = [];
    for (const n of [1, 2, 3]) void limiter.enter('read').then(() => entered.push(n));
    await settle();
    expect(entered).toEqual([]);
    advance(60_000);
    for (const wake of waits) wake();
    await settle();
    expect(entered).toEqual([1]);
    limiter.leave('clean');
    await settle();
    expect(entered).toEqual([1, 2, 3]);
  });

  it('forgets somebody who gave up waiting', async () => {
    const limiter = createLimiter(createTestClock().clock, { ...DEFAULT_LIMITS, startWidth: 1 });
    await limiter.enter('read');
    const stop = new AbortController();
    const second = limiter.enter('read', stop.signal);
    const third = limiter.enter('read');
    stop.abort();
    expect(await second).toBe('aborted');
    limiter.leave('clean');
    expect(await third).toBe('entered');
  });
});

describe('retries', () => {
  it('wait anything up to a doubling bound with a cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, r) => {
        const ms = backoffMs(n, DEFAULT_LIMITS, () => r);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(Math.min(20_000, 500 * 2 ** (n - 1)));
      }),
    );
  });

  it('end when the quota is spent, and success earns them back one by one', () => {
    const quota = createQuota({ quotaTokens: 28, quotaPerRetry: 14 });
    expect([quota.spend(), quota.spend(), quota.spend()]).toEqual([true, true, false]);
    for (let n = 0; n < 14; n += 1) quota.earn();
    expect(quota.spend()).toBe(true);
  });
});
