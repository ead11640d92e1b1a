import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { createJumpingClock } from '../testing/clock.ts';
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

describe('the reserve for people', () => {
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
    const { clock } = createJumpingClock();
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
