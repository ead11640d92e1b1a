import { describe, expect, it } from 'vitest';
import { createTestClock } from '#test/kit/clock.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { WireAnswer } from '../wire/types.ts';
import { createLimiter } from './limiter.ts';
import { readReserve } from './reserve.ts';

const SHARE = DEFAULT_LIMITS.reserveShare;
const NOW_MS = Date.UTC(2026, 0, 1);
const answer = (headers: Readonly<Record<string, string>>): WireAnswer => ({
  kind: 'answer',
  status: 200,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  body: Buffer.alloc(0),
});
const rate = (limit: string, left: string, resetInS: number) =>
  answer({
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': left,
    'x-ratelimit-reset': String(NOW_MS / 1_000 + resetInS),
  });

/** Longer than the read of a write stays fresh, as the apply engine has it. */
const STALE_MS = 2_000;

describe('the reserve for people', () => {
  it('lets a write go right after its read, though others wait to read: else no write would ever be fresh', async () => {
    const { clock, advance } = createTestClock();
    const asleep: { readonly at: number; readonly wake: () => void }[] = [];
    // Nobody wakes before everybody else has done what there is to do at that moment.
    const sleep = (ms: number) =>
      new Promise<'slept'>((resolve) => {
        asleep.push({ at: clock.monotonicMs() + ms, wake: () => resolve('slept') });
      });
    const limiter = createLimiter({ ...clock, sleep }, DEFAULT_LIMITS);
    limiter.reserve(60_000);
    const waits: number[] = [];
    const work = async (): Promise<void> => {
      await limiter.enter('read');
      limiter.leave('neutral');
      const readAt = clock.monotonicMs();
      await limiter.enter('write');
      limiter.leave('neutral');
      waits.push(clock.monotonicMs() - readAt);
    };
    const all = Promise.all(Array.from({ length: 8 }, work));
    for (let turn = 0; turn < 100; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = asleep.sort((a, b) => a.at - b.at).shift();
      if (next === undefined) break;
      advance(Math.max(0, next.at - clock.monotonicMs()));
      next.wake();
    }
    await all;
    expect(waits).toHaveLength(8);
    expect(Math.max(...waits)).toBeLessThan(STALE_MS);
  });

  it('begins below a tenth of the limit and lasts until the window ends', () => {
    expect(readReserve(rate('512', '52', 30), NOW_MS, SHARE)).toBe(0);
    expect(readReserve(rate('512', '51', 30), NOW_MS, SHARE)).toBe(30_000);
    expect(readReserve(rate('512', '0', 9_999), NOW_MS, SHARE)).toBe(60_000);
    expect(readReserve(rate('512', '0', -50), NOW_MS, SHARE)).toBe(1_000);
  });

  it('is not read into headers that are missing or make no sense', () => {
    expect(readReserve(answer({}), NOW_MS, SHARE)).toBeNull();
    for (const odd of ['', '-1', 'NaN', '1e9', '9'.repeat(40)])
      expect(readReserve(rate('512', odd, 30), NOW_MS, SHARE)).toBeNull();
    expect(readReserve(rate('0', '0', 30), NOW_MS, SHARE)).toBeNull();
  });

  it('lets one request a second in while it lasts, and all of them again when enough is left', async () => {
    const { clock } = createTestClock();
    const limiter = createLimiter(clock, DEFAULT_LIMITS);
    const pass = async (times: number): Promise<number> => {
      const from = clock.monotonicMs();
      for (let n = 0; n < times; n += 1) {
        await limiter.enter('read');
        limiter.leave('neutral');
      }
      return clock.monotonicMs() - from;
    };
    limiter.reserve(10_000);
    expect(await pass(5)).toBeGreaterThanOrEqual(5_000);
    limiter.reserve(0);
    expect(await pass(50)).toBeLessThan(1_100);
    limiter.reserve(3_000);
    expect(await pass(20)).toBeLessThan(5_000);
  });
});
